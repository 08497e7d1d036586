import { createEngine } from '../../engine'
import { messagesFor } from '../../i18n/messagesFor'
import { targetsText } from '../../present/export/targetsText'
import { languageOf, oneOf, readArgs, requireFiles } from '../args'
import { problemJson } from '../problemJson'
import { readCluster } from '../readInput'
import type { Command } from './command'

export const targets: Command = {
  name: 'targets',
  summary: 'list every address that can be requested',
  help: `usage: hopscope targets FILE… [-o text|json] [--lang en|zh]

Prints each address that can be requested, what it is, and how a request to it ends. The words under "to" are
what "hopscope trace --to" takes.
`,
  run: async (words, io) => {
    const args = readArgs('targets', words, { output: { type: 'string', short: 'o' }, lang: { type: 'string' } })
    const output = oneOf('-o', args.text('output'), ['text', 'json'])
    const messages = messagesFor(languageOf(args))
    const engine = createEngine()
    const { objects, problems } = engine.read(await readCluster(requireFiles(args), io))
    const found = engine.targets()
    if (output === 'text') io.out(targetsText({ targets: found, objects, problems }, messages, { colours: io.colour, width: io.width }))
    if (output === 'json') {
      const list = found.map(({ to, from, kind, describes, verdict }) => {
        const object = `${describes.kind} ${describes.object}`
        return { to, from, kind, describes: messages.report.servicePort(object, describes.port), verdict }
      })
      io.out(
        `${JSON.stringify({ targets: list, objects, problems: problems.map((problem) => problemJson(problem, messages)) }, null, 2)}\n`,
      )
    }
    return 0
  },
}
