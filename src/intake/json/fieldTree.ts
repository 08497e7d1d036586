/** What is left out below a map. Lists are passed through: what holds for them holds for their items. */
export interface FieldTree {
  /** By the name of a member what is left out below it; null where all of it is. */
  readonly members: ReadonlyMap<string, FieldTree | null>
  /** Of the items of a list only those stay whose member of that name has that value. */
  readonly only: { readonly key: string; readonly value: string } | null
}

/** The members that are left out of every object, and those of objects that say they are of one kind. */
export interface LeftOut {
  readonly always: FieldTree
  readonly ofKind: ReadonlyMap<string, FieldTree>
}

interface Growing {
  readonly members: Map<string, Growing | null>
  only: FieldTree['only']
}

const filter = /^(.+)\[(.+)=(.+)\]$/

/**
 * Paths as one tree: `spec.containers.env` is left out; of `status.conditions[type=Ready]` all items but those of that type are. Of a path and
 * one below it the shorter one counts.
 */
export function treeOf(paths: readonly string[]): FieldTree {
  const root: Growing = { members: new Map(), only: null }
  for (const path of paths) {
    const [, list, key, value] = filter.exec(path) ?? []
    const steps = (list ?? path).split('.')
    const last = list === undefined ? (steps.pop() ?? '') : null
    let node: Growing | null = root
    for (const step of steps) node = node === null ? null : below(node, step)
    if (node === null) continue
    if (last !== null) node.members.set(last, null)
    else if (key !== undefined && value !== undefined) node.only = { key, value }
  }
  return root
}

function below({ members }: Growing, step: string): Growing | null {
  const known = members.get(step)
  if (known !== undefined) return known
  const made: Growing = { members: new Map(), only: null }
  members.set(step, made)
  return made
}

/** What is left out of an item: by the kind that it says, else by the one that its list says. */
export function treeFor({ always, ofKind }: LeftOut, item: unknown, told: string | null): FieldTree {
  const own = isMap(item) ? item.kind : null
  const kind = typeof own === 'string' && ofKind.has(own) ? own : told
  return (kind === null ? undefined : ofKind.get(kind)) ?? always
}

/** A value without the members that a tree leaves out; what is left is shared with it. */
export function without(value: unknown, tree: FieldTree): unknown {
  if (Array.isArray(value)) return value.filter((item) => stays(item, tree)).map((item) => without(item, tree))
  if (!isMap(value)) return value
  const left: [string, unknown][] = []
  for (const [key, member] of Object.entries(value)) {
    const inside = tree.members.get(key)
    if (inside !== null) left.push([key, inside === undefined ? member : without(member, inside)])
  }
  return Object.fromEntries(left)
}

/** What is no map has no members that could differ. */
function stays(item: unknown, { only }: FieldTree): boolean {
  return only === null || !isMap(item) || item[only.key] === only.value
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
