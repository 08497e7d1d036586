import { CaseProblem } from './caseFile'
import { isMap } from './untyped'

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

/** The same value with one field set; mappings on the way that are not there yet are made. */
export function withField(root: unknown, steps: readonly Step[], value: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (typeof step === 'number') {
    const list = Array.isArray(root) ? [...root] : []
    list[step] = withField(list[step], rest, value)
    return list
  }
  const map = isMap(root) ? root : {}
  return { ...map, [step]: withField(map[step], rest, value) }
}

/** The same value without one field. A path that leads nowhere is a mistake of the case. */
export function withoutField(root: unknown, steps: readonly Step[], path: string): unknown {
  const [step, ...rest] = steps
  const missing = new CaseProblem(`there is nothing to remove at ${path}`)
  if (typeof step === 'number') {
    if (!Array.isArray(root) || step >= root.length) throw missing
    return rest.length === 0
      ? root.filter((_, index) => index !== step)
      : root.map((item, index) => (index === step ? withoutField(item, rest, path) : item))
  }
  if (step === undefined || !isMap(root) || !(step in root)) throw missing
  if (rest.length > 0) return { ...root, [step]: withoutField(root[step], rest, path) }
  return Object.fromEntries(Object.entries(root).filter(([key]) => key !== step))
}
