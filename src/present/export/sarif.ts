import type { Finding, FindingCode, LoadProblem, ResourceRef, Severity } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainFinding, explainProblem, fixText, objectText } from '../describe'
import { type FixOf, noFix } from './fix'
import type { RepairOffer, RepairOffers } from './repairOffer'

const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' }

/** By finding code: what a code host shows beside the finding. */
export type RuleHelps = ReadonlyMap<string, { readonly text: string; readonly markdown: string }>

/** What stands beside findings and problems, where there is any. */
export interface SarifExtras {
  readonly repairs?: RepairOffers
  readonly helps?: RuleHelps
  readonly fixOf?: FixOf
}

interface Place {
  readonly object: ResourceRef | null
  readonly path: string | null
  readonly file: string | null
  readonly line: number | null
  readonly column?: number | null
}

/**
 * Findings and load problems as a SARIF 2.1.0 log, for code hosts that show them beside the line. A problem of a file that can be repaired
 * says so, and has the offer among its properties.
 */
export function sarif(
  findings: readonly Finding[],
  problems: readonly LoadProblem[],
  messages: Messages,
  version: string,
  { repairs = new Map(), helps = new Map(), fixOf = noFix }: SarifExtras = {},
) {
  const rules = [...findingRules(findings, messages, helps), ...problemRules(problems, messages)]
  const index = new Map(rules.map((rule, position) => [rule.id, position]))
  const result = (ruleId: string, level: string, text: string, place: Place, repair?: RepairOffer) => ({
    ruleId,
    ruleIndex: index.get(ruleId) ?? -1,
    level,
    message: { text: repair === undefined ? text : `${text}. ${messages.repair.offer(place.file ?? '', repair.run)}` },
    locations: locations(place),
    ...(repair === undefined ? {} : { properties: { repair } }),
  })
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Hopscope', version, rules } },
        columnKind: 'utf16CodeUnits',
        results: [
          ...findings
            .map((finding) => result(finding.code, levels[finding.severity], explainFinding(finding, messages), finding))
            .map((entry, i) => ({ ...entry, ...fixes(findings[i], messages, fixOf) })),
          ...problems.map((problem) =>
            result(problemRule(problem), 'error', explainProblem(problem, messages), problem, repairs.get(problem.file)),
          ),
        ],
      },
    ],
  }
}

/** The SARIF log as text. */
export function sarifText(...log: Parameters<typeof sarif>): string {
  return `${JSON.stringify(sarif(...log), null, 2)}\n`
}

/** SARIF counts as edits do: from 1, and the end is exclusive. */
function fixes(finding: Finding | undefined, messages: Messages, fixOf: FixOf) {
  const edits = finding === undefined ? null : fixOf(finding)
  if (finding === undefined || edits === null) return {}
  const artifactChanges = [...new Set(edits.map((edit) => edit.file))].map((file) => ({
    artifactLocation: { uri: uriOf(file) },
    replacements: edits
      .filter((edit) => edit.file === file)
      .map(({ line, column, endLine, endColumn, text }) => ({
        deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
        insertedContent: { text },
      })),
  }))
  return { fixes: [{ description: { text: fixText(finding, messages) }, artifactChanges }] }
}

function findingRules(findings: readonly Finding[], messages: Messages, helps: RuleHelps) {
  const docs = new Map<FindingCode, string>(findings.map((finding) => [finding.code, finding.docs]))
  return [...docs].map(([id, helpUri]) => ({
    id: id as string,
    shortDescription: { text: messages.words.findingTitles[id] },
    ...(helpUri === '' ? {} : { helpUri }),
    ...(helps.has(id) ? { help: helps.get(id) } : {}),
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
