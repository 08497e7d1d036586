import { CaseProblem } from './caseFile'

type Step = string | number

/** Reads `spec.ports[0].port`; a key that holds dots stands in brackets: `metadata.labels["a.b/c"]`. */
export function parseFieldPath(path: string): readonly Step[] {
  const steps: Step[] = []
  const part = /\.?(?:\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+))/y
  while (part.lastIndex < path.length) {
    const at = part.lastIndex
    const found = part.exec(path)
    if (!found) throw new CaseProblem(`the path ${path} cannot be read at character ${at + 1}`)
    steps.push(found[1] === undefined ? (found[2] ?? found[3] ?? '') : Number(found[1]))
  }
  if (steps.length === 0) throw new CaseProblem('an edit has an empty path')
  return steps
}
