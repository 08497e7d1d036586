import { createEngine, type Finding } from '../../engine'
import { loadFindingPage } from '../../findingPages'
import type { Language } from '../../i18n'
import { messagesFor } from '../../i18n/messagesFor'
import { findingPageHelp } from '../../present/export/findingPage'
import { findingsText } from '../../present/export/findingsText'
import { findingJson } from '../../present/export/json'
import { type RuleHelps, sarifText } from '../../present/export/sarif'
import { languageOf, oneOf, readArgs, requireFiles } from '../args'
import { printAge } from '../print'
import { problemJson } from '../problemJson'
import { readCluster } from '../readInput'
import { printOffers, repairOffers } from '../repairOffers'
import { version } from '../version'
import type { Command } from './command'

export const check: Command = {
  name: 'check',
  summary: 'list everything that stands in the way of requests',
  help: `usage: hopscope check FILE… [-o text|json|sarif] [--lang en|zh]

Reads the manifests as one cluster and prints all findings. Exit code 1 where one is an error.
A file that copying damaged (lost line breaks, line numbers, curly quotes, …) is offered to be repaired: on standard
error, and in JSON and SARIF with each of its problems, as "repair": what was done to it ("causes"), how many lines of
the repaired text may be wrong ("unsure"), and the command that prints it ("run").
`,
  run: async (words, io) => {
    const args = readArgs('check', words, { output: { type: 'string', short: 'o' }, lang: { type: 'string' } })
    const output = oneOf('-o', args.text('output'), ['text', 'json', 'sarif'])
    const language = languageOf(args)
    const messages = messagesFor(language)
    const engine = createEngine()
    const files = await readCluster(requireFiles(args), io)
    const read = engine.read(files)
    // What the API server refuses is told as a finding.
    const problems = read.problems.filter((problem) => problem.code !== 'refused')
    const findings = engine.findings()
    const fixOf = ({ change = [] }: Finding) => engine.edits(change)
    const repairs = repairOffers(files, read.problems)
    printOffers(repairs, messages, io)
    if (output === 'text') printAge(read.takenAt, messages, io)
    if (output === 'text') io.out(findingsText(findings, problems, messages, { colours: io.colour, width: io.width }, fixOf))
    if (output === 'sarif')
      io.out(sarifText(findings, problems, messages, version, { repairs, fixOf, helps: await helpsOf(findings, language) }))
    if (output === 'json') {
      const answer = {
        takenAt: read.takenAt,
        findings: findings.map((finding) => findingJson(finding, messages, fixOf)),
        problems: problems.map((problem) => problemJson(problem, messages, repairs)),
      }
      io.out(`${JSON.stringify(answer, null, 2)}\n`)
    }
    return findings.some((finding) => finding.severity === 'error') ? 1 : 0
  },
}

/** The page of each code among the findings, as the help of its rule. */
async function helpsOf(findings: readonly Finding[], language: Language): Promise<RuleHelps> {
  const pages = await Promise.all([...new Set(findings.map(({ code }) => code))].map(loadFindingPage))
  const messages = messagesFor(language)
  return new Map(pages.flatMap((page) => (page === null ? [] : [[page.code, findingPageHelp(page, language, messages)]])))
}
