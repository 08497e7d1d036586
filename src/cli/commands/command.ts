import type { Io } from '../io'

/** One command of the command line. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What `--help` prints. */
  readonly help: string
  /** Runs with the words after the command's name; the number is the exit code. */
  readonly run: (words: readonly string[], io: Io) => Promise<number>
}
