import { createEngine } from '../../engine'
import { messagesFor } from '../../i18n'
import { findingsText } from '../../present/export/findingsText'
import { findingJson } from '../../present/export/json'
import { sarifText } from '../../present/export/sarif'
import { languageOf, oneOf, readArgs, requireFiles } from '../args'
import { problemJson } from '../problemJson'
import { readInput } from '../readInput'
import { version } from '../version'
import type { Command } from './command'
import { offerRepairs } from './repair'

export const check: Command = {
  name: 'check',
  summary: 'list everything that stands in the way of requests',
  help: `usage: hopscope check FILE… [-o text|json|sarif] [--lang en|zh]

Reads the manifests as one cluster and prints all findings. Exit code 1 where one is an error.
`,
  run: async (words, io) => {
    const args = readArgs('check', words, { output: { type: 'string', short: 'o' }, lang: { type: 'string' } })
    const output = oneOf('-o', args.text('output'), ['text', 'json', 'sarif'])
    const messages = messagesFor(languageOf(args))
    const engine = createEngine()
    const files = await readInput(requireFiles(args), io)
    const read = engine.read(files)
    // What the API server refuses is told as a finding.
    const problems = read.problems.filter((problem) => problem.code !== 'refused')
    const findings = engine.findings()
    offerRepairs(files, read.problems, messages, io)
    if (output === 'text') io.out(findingsText(findings, problems, messages, { colours: io.colour, width: io.width }))
    if (output === 'sarif') io.out(sarifText(findings, problems, messages, version))
    if (output === 'json') {
      const answer = {
        findings: findings.map((finding) => findingJson(finding, messages)),
        problems: problems.map((problem) => problemJson(problem, messages)),
      }
      io.out(`${JSON.stringify(answer, null, 2)}\n`)
    }
    return findings.some((finding) => finding.severity === 'error') ? 1 : 0
  },
}
