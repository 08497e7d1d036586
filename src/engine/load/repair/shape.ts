import { coreFields } from './fields/core'
import { networkFields } from './fields/network'
import { podFields } from './fields/pod'

/** What may stand behind a key. */
export type Shape =
  | { readonly is: 'scalar'; readonly type: ScalarType }
  | { readonly is: 'list'; readonly item: Shape }
  | { readonly is: 'object'; readonly fields: ObjectFields }
  /** Keys of somebody's own choice. */
  | { readonly is: 'free'; readonly value: ScalarType; readonly known: readonly string[] }

/** A word of the tables, or the values of an enumeration. */
export type ScalarType = NamedType | readonly string[]
export type NamedType = (typeof namedTypes)[number]
const namedTypes = [
  'name',
  'word',
  'text',
  'argument',
  'path',
  'int',
  'bool',
  'ip',
  'cidr',
  'port',
  'amount',
  'quantity',
  'version',
  'kindname',
] as const

export interface Field {
  readonly shape: Shape
  /** How usual it is: a required field is missed where it is absent, a rare one is taken only where no other reading fits. */
  readonly use: 'required' | 'usual' | 'rare'
}

export type ObjectFields = ReadonlyMap<string, Field>

/** Keys of labels that are in everybody's manifests: the only hint where a label's key is glued to the value before. */
const usualLabels = [
  ...[
    'app',
    'tier',
    'track',
    'run',
    'env',
    'role',
    'version',
    'component',
    'name',
    'k8s-app',
    'release',
    'environment',
    'project',
    'access',
  ],
  ...['name', 'instance', 'version', 'component', 'part-of', 'managed-by', 'created-by'].map((end) => `app.kubernetes.io/${end}`),
  ...['service', 'stage', 'team', 'type', 'chart', 'heritage', 'web', 'kubernetes.io/service-name', 'kubernetes.io/metadata.name'],
  ...['helm.sh/chart', 'service.kubernetes.io/headless', 'kubernetes.io/hostname', 'kubernetes.io/os', 'pod-template-hash'],
]
const resourceNames = ['cpu', 'memory', 'storage', 'ephemeral-storage', 'pods', 'nvidia.com/gpu', 'hugepages-2Mi', 'hugepages-1Gi']

const freeShapes: Readonly<Record<string, Shape>> = {
  labels: { is: 'free', value: 'name', known: usualLabels },
  texts: { is: 'free', value: 'text', known: [] },
  quantities: { is: 'free', value: 'quantity', known: resourceNames },
}

/** The fields of every kind, and the names of the kinds. The tables are read once, where the first text is repaired. */
export function kindFields(kind: string): ObjectFields | undefined {
  return tables().kinds.get(kind)
}

/** The kind whose name a text begins with; the longest, so that `EndpointSlice` is no `Endpoint`, and whole, so that `ServiceMonitor` is no `Service`. */
export function kindAt(text: string): string | null {
  let found: string | null = null
  for (const kind of tables().kinds.keys()) {
    const fits = text.startsWith(kind) && !/[A-Z]/.test(text[kind.length] ?? '')
    if (fits && kind.length > (found?.length ?? 0)) found = kind
  }
  return found
}

interface Tables {
  readonly kinds: ReadonlyMap<string, ObjectFields>
}

let read: Tables | null = null
function tables(): Tables {
  read ??= readTables(coreFields + podFields + networkFields)
  return read
}

/**
 * A table names a type in the first column and its fields below: `name type`, with `!` where it is required and `?` where it is rare.
 * `[type]` is a list, `A|B` an enumeration; `kind K` is a type with the fields that all objects have.
 */
function readTables(text: string): Tables {
  const types = new Map<string, Map<string, Field>>()
  const kinds = new Map<string, ObjectFields>()
  const typeNamed = (name: string) => {
    const found = types.get(name) ?? new Map<string, Field>()
    types.set(name, found)
    return found
  }
  const shapeOf = (type: string): Shape => {
    if (type.startsWith('[')) return { is: 'list', item: shapeOf(type.slice(1, -1)) }
    const free = freeShapes[type]
    if (free !== undefined) return free
    const named = namedTypes.find((each) => each === type)
    if (named !== undefined) return { is: 'scalar', type: named }
    if (type.includes('|') || type === 'Always') return { is: 'scalar', type: type.split('|') }
    return { is: 'object', fields: typeNamed(type) }
  }
  const add = (fields: Map<string, Field>, entry: string) => {
    const [, name = '', mark = '', type = ''] = /^([\w-]+)([!?]?) (\S+)$/.exec(entry) ?? []
    fields.set(name, { shape: shapeOf(type), use: mark === '!' ? 'required' : mark === '?' ? 'rare' : 'usual' })
  }
  let current = new Map<string, Field>()
  for (const line of text.split('\n')) {
    const head = /^(kind )?(\w+)$/.exec(line)
    if (head?.[2] !== undefined) {
      current = typeNamed((head[1] ?? '') + head[2])
      if (head[1] === undefined) continue
      kinds.set(head[2], current)
      for (const entry of ['apiVersion! version', 'kind! kindname', 'metadata Meta']) add(current, entry)
    } else if (line.startsWith('  ')) {
      for (const entry of line.trim().split(', ')) add(current, entry)
    }
  }
  return { kinds }
}
