/** From the path of a file to a cluster that can be asked, as the command line reads it: the whole of what the reading benchmark measures. */
import type { Io } from '../src/cli/io'
import { readCluster as readFiles } from '../src/cli/readInput'
import { createEngine } from '../src/engine'

const noTerminal: Io = {
  stdin: () => Promise.reject(new Error('nothing stands on standard input')),
  out: () => undefined,
  err: () => undefined,
  env: {},
  colour: false,
  terminal: false,
  width: 80,
  now: () => 0,
}

/** The files at a path, as the command line finds them. */
export function textFiles(path: string) {
  return readFiles([path], noTerminal)
}

/** The number of objects of each kind, and of things that could not be read. */
export async function readCluster(path: string) {
  const { objects, problems } = createEngine().read(await textFiles(path))
  return { counts: objects, problems: problems.length }
}
