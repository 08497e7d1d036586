import { loadFindingPages } from '../../findingPages'
import { messagesFor } from '../../i18n/messagesFor'
import { findingPageText } from '../../present/export/findingPage'
import { languageOf, readArgs } from '../args'
import { UsageError } from '../io'
import type { Command } from './command'

export const explain: Command = {
  name: 'explain',
  summary: 'say what a finding means, how to see it on a cluster and how to mend it',
  help: `usage: hopscope explain CODE [--lang en|zh]

Prints the page of a finding: what happens to a request, why Kubernetes does so, the command that shows it on a real
cluster with the answer to expect, how to mend it, and manifests with the fault and with what mends it.

  hopscope explain SVC-01
`,
  run: async (words, io) => {
    const args = readArgs('explain', words, { lang: { type: 'string' } })
    const language = languageOf(args)
    const [code, ...more] = args.files
    if (code === undefined) throw new UsageError('no code was named: give one that hopscope check prints, such as SVC-01')
    if (more.length > 0) throw new UsageError(`explain takes one code, ${more[0]} was given too`)
    const pages = await loadFindingPages()
    const page = pages.get(code.toUpperCase())
    if (page === undefined) throw new UsageError(`${code} has no page; there are ${[...pages.keys()].join(', ')}`)
    io.out(findingPageText(page, language, messagesFor(language), { colours: io.colour, width: io.width }))
    return 0
  },
}
