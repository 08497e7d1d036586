import { buffer } from 'node:stream/consumers'

/** What a command may touch of the world around it: tests hand in their own. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly stdin: () => Promise<Uint8Array>
  /** True where colours help: a terminal, and nobody asked for none. */
  readonly colour: boolean
  readonly terminal: boolean
  /** Columns of the terminal, or of a page where there is none. */
  readonly width: number
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A mistake in the call itself: one line that says what, where and what to do; exit code 2. */
export class UsageError extends Error {}

/** The streams of this process. A reader that goes away early (`| head`) ends the output, it is no failure. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (problem: NodeJS.ErrnoException) => {
      if (problem.code === 'EPIPE') process.exit(0)
      throw problem
    })
  }
  const terminal = process.stdout.isTTY === true
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    stdin: () => buffer(process.stdin),
    colour: terminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    terminal,
    width: terminal ? Math.max(60, process.stdout.columns) : 140,
    now: Date.now,
    env: process.env,
  }
}
