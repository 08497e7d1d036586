import { CaseProblem, shown } from '../caseFile'
import { textOf } from '../untyped'

/** `ns/name` as two. */
export function named(value: unknown): { readonly namespace: string; readonly name: string } {
  const [namespace, name, more] = (textOf(value) ?? '').split('/')
  if (!namespace || !name || more !== undefined) throw new CaseProblem(`${shown(value)} is not namespace/name`)
  return { namespace, name }
}
