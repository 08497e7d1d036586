import { commands } from './commands'
import { type Io, UsageError } from './io'
import { version } from './version'

/** Runs one call of the command line and answers with its exit code. */
export async function run(words: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = words
  if (first === undefined) {
    io.err(overview())
    return 2
  }
  if (first === '--version' || first === '-v') return say(io, `${version}\n`)
  if (first === '--help' || first === '-h' || first === 'help') return say(io, overview())
  const command = commands.find((known) => known.name === first)
  try {
    if (!command) throw new UsageError(`${first} is no command: it is one of ${commands.map((known) => known.name).join(', ')}`)
    if (rest.includes('--help') || rest.includes('-h')) return say(io, command.help)
    return await command.run(rest, io)
  } catch (problem) {
    if (!(problem instanceof UsageError)) throw problem
    io.err(`hopscope${command ? ` ${command.name}` : ''}: ${problem.message}\n`)
    return 2
  }
}

function say(io: Io, text: string): number {
  io.out(text)
  return 0
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `Which way does a request really go through Kubernetes?

usage: hopscope COMMAND …

${lines.join('\n')}

hopscope COMMAND --help says more; hopscope --version says which version this is.
`
}
