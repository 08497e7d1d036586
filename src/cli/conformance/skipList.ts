import { load } from 'js-yaml'
import { CaseProblem } from './caseFile'
import { isMap, textOf } from './untyped'

/** An entry that is known not to pass, and why. */
export interface Skip {
  readonly id: string
  readonly name: string
  readonly reason: string
  /** Where the matter is followed up outside this project; null where it is ours alone. */
  readonly upstream: string | null
}

/** Reads a skip file: a list of `{ id, name, reason, upstream }`. A skip without a reason is none. */
export function readSkipList(fileName: string, text: string): readonly Skip[] {
  const root = text.trim() === '' ? [] : load(text)
  if (!Array.isArray(root)) throw new CaseProblem(`${fileName} is no skip file: a list of { id, name, reason, upstream } was expected`)
  return root.map((item, index) => {
    const id = isMap(item) ? textOf(item.id) : null
    const name = isMap(item) ? textOf(item.name) : null
    const reason = isMap(item) ? textOf(item.reason) : null
    if (!isMap(item) || id === null || name === null || reason === null) {
      throw new CaseProblem(`${fileName}: entry ${index + 1} needs id, name and reason`)
    }
    return { id, name, reason, upstream: textOf(item.upstream) }
  })
}
