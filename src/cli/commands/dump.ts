import { dumpLine, shells } from '../../present/dumpLine'
import { oneOf, readArgs } from '../args'
import { UsageError } from '../io'
import type { Command } from './command'

export const dump: Command = {
  name: 'dump',
  summary: 'print the kubectl line that makes a dump of the kinds needed, without Secrets',
  help: `usage: hopscope dump [--name NAME] [--shell sh|powershell]

Prints one shell line and runs nothing. The line reads the cluster with kubectl and writes three files:
  NAME.json             the objects that decide about a path (no Secrets; of ConfigMaps only kube-proxy's)
  NAME-kube-proxy.json  the settings of kube-proxy
  NAME.hopscope.yaml    which kinds were asked for, and when: of these a missing one is known to be absent
Open all of them together: hopscope check NAME.json NAME-kube-proxy.json NAME.hopscope.yaml

  --name NAME    what the files are called (default: cluster)
  --shell SHELL  sh (bash and zsh too, the default) or powershell
`,
  run: async (words, io) => {
    const args = readArgs('dump', words, { name: { type: 'string' }, shell: { type: 'string' } })
    const name = args.text('name') ?? 'cluster'
    const shell = oneOf('--shell', args.text('shell'), shells)
    if (args.files.length > 0) throw new UsageError(`dump takes no files, ${args.files[0]} was given: it only prints a line for kubectl`)
    if (!/^[\w][\w.-]*$/.test(name))
      throw new UsageError(`--name ${name} is no plain file name: use letters, digits, dot, dash and underscore`)
    io.out(`${dumpLine(name, shell)}\n`)
    return 0
  },
}
