import {
  type Address,
  type AddressRange,
  type ExpectedKind,
  type KubeObject,
  type LoadProblem,
  type Protocol,
  parseAddress,
  parseRange,
  protocols,
  type ValueKind,
} from './model'

/**
 * A cursor over one map of an object. Every question names a key and the kind of value it may have; a value of
 * another kind becomes a problem with its line, and counts as absent. `null` counts as absent, as in Kubernetes.
 */
export interface Fields {
  /** Path of this map from the object's root, empty for the root. */
  readonly path: string
  readonly pathOf: (key: string) => string
  readonly has: (key: string) => boolean
  readonly map: (key: string) => Fields
  /** The maps of a list, in order; members that are no maps become problems and are left out. */
  readonly maps: (key: string) => readonly Fields[]
  /** A list whose members may be numbers or maps. */
  readonly numbersOrMaps: (key: string) => readonly (number | Fields)[]
  readonly isMap: (key: string) => boolean
  readonly text: (key: string) => string | null
  readonly texts: (key: string) => readonly string[]
  readonly textMap: (key: string) => Readonly<Record<string, string>> | null
  readonly flag: (key: string) => boolean | null
  readonly integer: (key: string) => number | null
  readonly port: (key: string) => number | null
  /** A port that may be left open: 0 counts as absent, as it does for the API server. */
  readonly openPort: (key: string) => number | null
  readonly portOrName: (key: string) => number | string | null
  readonly protocol: (key: string) => Protocol
  readonly oneOf: <T extends string>(key: string, allowed: readonly T[]) => T | null
  readonly address: (key: string) => Address | null
  readonly addresses: (key: string) => readonly Address[]
  readonly range: (key: string) => AddressRange | null
  readonly ranges: (key: string) => readonly AddressRange[]
}

/** Opens an object for reading; problems are added to the given list. */
export function fieldsOf(object: KubeObject, problems: LoadProblem[]): Fields {
  return cursor(object, object.body, '', problems)
}

function cursor(object: KubeObject, body: Readonly<Record<string, unknown>>, path: string, problems: LoadProblem[]): Fields {
  const pathOf = (key: string) => joinPath(path, key)
  const wrong = (at: string, value: unknown, expected: ExpectedKind, allowed: readonly string[] = []) => {
    problems.push(wrongType(object, at, value, expected, allowed))
    return null
  }
  const read = <T>(
    key: string,
    expected: ExpectedKind,
    accept: (value: unknown) => T | null,
    allowed: readonly string[] = [],
  ): T | null => {
    const value = own(body, key)
    if (value === null) return null
    return accept(value) ?? wrong(pathOf(key), value, expected, allowed)
  }
  const each = <T>(key: string, expected: ExpectedKind, accept: (value: unknown, at: string) => T | null): readonly T[] => {
    const list = read(key, 'list', asList) ?? []
    return list.flatMap((value, index) => {
      const at = `${pathOf(key)}[${index}]`
      const accepted = accept(value, at) ?? (value === null ? null : wrong(at, value, expected))
      return accepted === null ? [] : [accepted]
    })
  }
  const oneOf = <T extends string>(key: string, allowed: readonly T[]) =>
    read(key, 'one-of', (value) => allowed.find((candidate) => candidate === value) ?? null, allowed)

  return {
    path,
    pathOf,
    has: (key) => own(body, key) !== null,
    map: (key) => cursor(object, read(key, 'map', asMap) ?? {}, pathOf(key), problems),
    maps: (key) =>
      each(key, 'map', (value, at) => {
        const map = asMap(value)
        return map && cursor(object, map, at, problems)
      }),
    numbersOrMaps: (key) =>
      each<number | Fields>(key, 'number', (value, at) => {
        const map = asMap(value)
        return map ? cursor(object, map, at, problems) : asPort(value)
      }),
    isMap: (key) => asMap(own(body, key)) !== null,
    text: (key) => read(key, 'string', asText),
    texts: (key) => each(key, 'string', asText),
    textMap: (key) => {
      const map = read(key, 'map', asMap)
      return map && textEntries(map, (entry, value) => wrong(joinPath(pathOf(key), entry), value, 'string'))
    },
    flag: (key) => read(key, 'boolean', (value) => (typeof value === 'boolean' ? value : null)),
    integer: (key) => read(key, 'integer', asInteger),
    port: (key) => read(key, 'port', asPort),
    openPort: (key) => (isZero(own(body, key)) ? null : read(key, 'port', asPort)),
    portOrName: (key) =>
      isZero(own(body, key)) ? null : read<number | string>(key, 'port-or-name', (value) => asPort(value) ?? asText(value)),
    protocol: (key) => (isZero(own(body, key)) ? null : oneOf(key, protocols)) ?? 'TCP',
    oneOf,
    address: (key) => read(key, 'address', parseAddress),
    addresses: (key) => each(key, 'address', parseAddress),
    range: (key) => read(key, 'range', parseRange),
    ranges: (key) => each(key, 'range', parseRange),
  }
}

/** Only what stands in the text: never a member that a JavaScript object has by birth. */
function own(body: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(body, key) ? (body[key] ?? null) : null
}

/** What the API server takes for absent in an optional port, name or protocol. */
function isZero(value: unknown): boolean {
  return value === 0 || value === ''
}

function asMap(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
}

function asList(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function asInteger(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

function asPort(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535 ? value : null
}

function textEntries(map: Readonly<Record<string, unknown>>, refuse: (entry: string, value: unknown) => null): Record<string, string> {
  const entries: [string, string][] = []
  for (const [entry, value] of Object.entries(map)) {
    if (typeof value === 'string') entries.push([entry, value])
    else if (value === null) entries.push([entry, ''])
    else refuse(entry, value)
  }
  return Object.fromEntries(entries)
}

/** `spec` + `ports` is `spec.ports`; a key that is no plain word stands in brackets and quotes. */
export function joinPath(path: string, key: string): string {
  if (!/^[A-Za-z_][\w-]*$/.test(key)) return `${path}[${JSON.stringify(key)}]`
  return path === '' ? key : `${path}.${key}`
}

function wrongType(object: KubeObject, path: string, value: unknown, expected: ExpectedKind, allowed: readonly string[]): LoadProblem {
  const position = object.source.locate(path)
  return {
    code: 'wrong-type',
    file: object.source.file,
    line: position?.line ?? object.source.line,
    column: position?.column ?? null,
    object: object.ref,
    path,
    expected,
    allowed,
    found: kindOf(value),
    value: typeof value === 'object' ? null : String(value).slice(0, 60),
  }
}

function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'object') return 'map'
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return typeof value as ValueKind
  return 'string'
}
