import {
  type Address,
  type AddressRange,
  type ExpectedKind,
  type KubeObject,
  type LoadProblem,
  ownField,
  type Plain,
  type Protocol,
  parseAddress,
  parseRange,
  protocols,
  type Scalar,
  type ValueKind,
} from './model'

/**
 * A cursor over one map of an object. Every question names a key and the kind of value it may have; a value of
 * another kind becomes a problem with its line, and counts as absent. `null` counts as absent, as in Kubernetes.
 */
export interface Fields {
  /** Path of this map from the object's root, empty for the root. */
  readonly path: string
  /** How many problems were found so far, in this object and in those before it. */
  readonly faults: number
  pathOf(key: string): string
  has(key: string): boolean
  /** The keys that have a value. */
  keys(): readonly string[]
  /** A member as it stands, to be compared with that of another object and for nothing else. */
  value(key: string): unknown
  map(key: string): Fields
  /** The maps of a list, in order; members that are no maps become problems and are left out. */
  maps(key: string): readonly Fields[]
  /** A list whose members may be numbers or maps. */
  numbersOrMaps(key: string): readonly (number | Fields)[]
  /** A list whose members may be plain values or maps. */
  scalarsOrMaps(key: string): readonly (Scalar | Fields)[]
  isMap(key: string): boolean
  isList(key: string): boolean
  text(key: string): string | null
  texts(key: string): readonly string[]
  textMap(key: string): Readonly<Record<string, string>> | null
  /** A map whose values are what somebody wants written somewhere else. */
  plainMap(key: string): Readonly<Record<string, Plain>> | null
  scalar(key: string): Scalar | null
  flag(key: string): boolean | null
  integer(key: string): number | null
  port(key: string): number | null
  /** A port that may be left open: 0 counts as absent, as it does for the API server. */
  openPort(key: string): number | null
  portOrName(key: string): number | string | null
  protocol(key: string): Protocol
  oneOf<T extends string>(key: string, allowed: readonly T[]): T | null
  address(key: string): Address | null
  addresses(key: string): readonly Address[]
  range(key: string): AddressRange | null
  ranges(key: string): readonly AddressRange[]
}

/** Opens an object for reading; problems are added to the given list. */
export function fieldsOf(object: KubeObject, problems: LoadProblem[]): Fields {
  return new Cursor({ object, problems }, object.body, null, '')
}

/** What all cursors over one object share. */
interface Reading {
  readonly object: KubeObject
  readonly problems: LoadProblem[]
}

const nothing: Readonly<Record<string, unknown>> = {}

/** A large cluster opens a million of these: a path is put together when somebody asks for it. */
class Cursor implements Fields {
  private joined: string | null = null

  constructor(
    private readonly reading: Reading,
    private readonly body: Readonly<Record<string, unknown>>,
    private readonly parent: Cursor | null,
    private readonly key: string,
    private readonly index = -1,
  ) {}

  get path(): string {
    this.joined ??= this.join()
    return this.joined
  }

  get faults(): number {
    return this.reading.problems.length
  }

  private join(): string {
    if (this.parent === null) return ''
    const path = this.parent.pathOf(this.key)
    return this.index === -1 ? path : joinPath(path, this.index)
  }

  pathOf(key: string): string {
    return joinPath(this.path, key)
  }

  has(key: string): boolean {
    return own(this.body, key) !== null
  }

  keys(): readonly string[] {
    return Object.keys(this.body).filter((key) => this.has(key))
  }

  value(key: string): unknown {
    return own(this.body, key)
  }

  map(key: string): Fields {
    return new Cursor(this.reading, this.read(key, 'map', asMap) ?? nothing, this, key)
  }

  maps(key: string): readonly Fields[] {
    return this.each(key, 'map', (value, index) => {
      const map = asMap(value)
      return map && new Cursor(this.reading, map, this, key, index)
    })
  }

  numbersOrMaps(key: string): readonly (number | Fields)[] {
    return this.each<number | Fields>(key, 'number', (value, index) => {
      const map = asMap(value)
      return map ? new Cursor(this.reading, map, this, key, index) : asPort(value)
    })
  }

  scalarsOrMaps(key: string): readonly (Scalar | Fields)[] {
    return this.each<Scalar | Fields>(key, 'string', (value, index) => {
      const map = asMap(value)
      return map ? new Cursor(this.reading, map, this, key, index) : asScalar(value)
    })
  }

  isMap(key: string): boolean {
    return asMap(own(this.body, key)) !== null
  }

  isList(key: string): boolean {
    return Array.isArray(own(this.body, key))
  }

  text(key: string): string | null {
    return this.read(key, 'string', asText)
  }

  texts(key: string): readonly string[] {
    return this.each(key, 'string', asText)
  }

  textMap(key: string): Readonly<Record<string, string>> | null {
    const map = this.read(key, 'map', asMap)
    return map && textEntries(map, (entry, value) => this.wrong(joinPath(this.pathOf(key), entry), value, 'string'))
  }

  plainMap(key: string): Readonly<Record<string, Plain>> | null {
    return this.read(key, 'map', asMap) as Readonly<Record<string, Plain>> | null
  }

  scalar(key: string): Scalar | null {
    return this.read(key, 'string', asScalar)
  }

  flag(key: string): boolean | null {
    return this.read(key, 'boolean', asFlag)
  }

  integer(key: string): number | null {
    return this.read(key, 'integer', asInteger)
  }

  port(key: string): number | null {
    return this.read(key, 'port', asPort)
  }

  openPort(key: string): number | null {
    return isZero(own(this.body, key)) ? null : this.read(key, 'port', asPort)
  }

  portOrName(key: string): number | string | null {
    return isZero(own(this.body, key)) ? null : this.read(key, 'port-or-name', asPortOrName)
  }

  protocol(key: string): Protocol {
    return (isZero(own(this.body, key)) ? null : this.oneOf(key, protocols)) ?? 'TCP'
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | null {
    return this.read(key, 'one-of', (value) => allowed.find((candidate) => candidate === value) ?? null, allowed)
  }

  address(key: string): Address | null {
    return this.read(key, 'address', parseAddress)
  }

  addresses(key: string): readonly Address[] {
    return this.each(key, 'address', parseAddress)
  }

  range(key: string): AddressRange | null {
    return this.read(key, 'range', parseRange)
  }

  ranges(key: string): readonly AddressRange[] {
    return this.each(key, 'range', parseRange)
  }

  private read<T>(key: string, expected: ExpectedKind, accept: (value: unknown) => T | null, allowed: readonly string[] = []): T | null {
    const value = own(this.body, key)
    if (value === null) return null
    return accept(value) ?? this.wrong(this.pathOf(key), value, expected, allowed)
  }

  private each<T>(key: string, expected: ExpectedKind, accept: (value: unknown, index: number) => T | null): readonly T[] {
    const list = this.read(key, 'list', asList)
    if (list === null) return []
    const found: T[] = []
    for (let index = 0; index < list.length; index++) {
      const value = list[index] ?? null
      const accepted = accept(value, index)
      if (accepted !== null) found.push(accepted)
      else if (value !== null) this.wrong(`${this.pathOf(key)}[${index}]`, value, expected)
    }
    return found
  }

  private wrong(at: string, value: unknown, expected: ExpectedKind, allowed: readonly string[] = []): null {
    this.reading.problems.push(wrongType(this.reading.object, at, value, expected, allowed))
    return null
  }
}

/** Only what stands in the text: never a member that a JavaScript object has by birth. */
function own(body: Readonly<Record<string, unknown>>, key: string): unknown {
  return ownField(body, key) ?? null
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

function asScalar(value: unknown): Scalar | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

function asFlag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function asInteger(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

function asPort(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65535 ? value : null
}

function asPortOrName(value: unknown): number | string | null {
  return asPort(value) ?? asText(value)
}

/** The map itself where all its values are texts, as nearly all are. */
function textEntries(
  map: Readonly<Record<string, unknown>>,
  refuse: (entry: string, value: unknown) => null,
): Readonly<Record<string, string>> {
  if (isTextMap(map)) return map
  const entries: [string, string][] = []
  for (const [entry, value] of Object.entries(map)) {
    if (typeof value === 'string') entries.push([entry, value])
    else if (value === null) entries.push([entry, ''])
    else refuse(entry, value)
  }
  return Object.fromEntries(entries)
}

function isTextMap(map: Readonly<Record<string, unknown>>): map is Readonly<Record<string, string>> {
  for (const key in map) if (typeof map[key] !== 'string') return false
  return true
}

const paths = new Map<string, Map<string | number, string>>()
/** Paths that readers ask for are few and short, and the same in every object; labels and other names of the input are many. */
const mostPaths = 5000
const longestPath = 200
let pathsKept = 0

/**
 * `spec` + `ports` is `spec.ports`, and + 0 `spec.ports[0]`; a key that is no plain word stands in brackets and quotes. Objects of one kind
 * share the text: a large cluster remembers a hundred thousand places.
 */
export function joinPath(path: string, step: string | number): string {
  const known = paths.get(path)?.get(step)
  if (known !== undefined) return known
  const joined = typeof step === 'number' ? `${path}[${step}]` : withKey(path, step)
  if (pathsKept < mostPaths && joined.length <= longestPath) {
    pathsKept++
    paths.set(path, (paths.get(path) ?? new Map<string | number, string>()).set(step, joined))
  }
  return joined
}

function withKey(path: string, key: string): string {
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
