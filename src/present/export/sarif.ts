import type { Finding, FindingCode, LoadProblem, ResourceRef, Severity } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainFinding, explainProblem, objectText } from '../describe'

const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' }

interface Place {
  readonly object: ResourceRef | null
  readonly path: string | null
  readonly file: string | null
  readonly line: number | null
  readonly column?: number | null
}

/** Findings and load problems as a SARIF 2.1.0 log, for code hosts that show them beside the line. */
export function sarif(findings: readonly Finding[], problems: readonly LoadProblem[], messages: Messages, version: string) {
  const rules = [...findingRules(findings, messages), ...problemRules(problems, messages)]
  const index = new Map(rules.map((rule, position) => [rule.id, position]))
  const result = (ruleId: string, level: string, text: string, place: Place) => ({
    ruleId,
    ruleIndex: index.get(ruleId) ?? -1,
    level,
    message: { text },
    locations: locations(place),
  })
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Hopscope', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings.map((finding) => result(finding.code, levels[finding.severity], explainFinding(finding, messages), finding)),
          ...problems.map((problem) => result(problemRule(problem), 'error', explainProblem(problem, messages), problem)),
        ],
      },
    ],
  }
}

/** The SARIF log as text. */
export function sarifText(findings: readonly Finding[], problems: readonly LoadProblem[], messages: Messages, version: string): string {
  return `${JSON.stringify(sarif(findings, problems, messages, version), null, 2)}\n`
}

function findingRules(findings: readonly Finding[], messages: Messages) {
  const docs = new Map<FindingCode, string>(findings.map((finding) => [finding.code, finding.docs]))
  return [...docs].map(([id, helpUri]) => ({
    id: id as string,
    shortDescription: { text: messages.words.findingTitles[id] },
    ...(helpUri === '' ? {} : { helpUri }),
  }))
}

function problemRules(problems: readonly LoadProblem[], messages: Messages) {
  return [...new Set(problems.map(problemRule))].map((id) => ({
    id,
    shortDescription: { text: `${messages.report.problems}: ${id.replace('load/', '')}` },
  }))
}

function problemRule(problem: LoadProblem): string {
  return `load/${problem.code}`
}

function locations({ object, path, file, line, column }: Place) {
  const logical = [object === null ? null : objectText(object), path].filter((part) => part !== null).join(' ')
  const region = line === null ? {} : { region: column ? { startLine: line, startColumn: column } : { startLine: line } }
  const physical = file === null ? {} : { physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region } }
  const named = logical === '' ? {} : { logicalLocations: [{ fullyQualifiedName: logical, kind: 'object' }] }
  const location = { ...physical, ...named }
  return Object.keys(location).length === 0 ? [] : [location]
}

function uriOf(file: string): string {
  return encodeURI(file.replaceAll('\\', '/')).replace(/[?#]/g, encodeURIComponent)
}
