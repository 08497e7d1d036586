import { annotationFate } from './annotations'
import { isSecretName } from './secretNames'

/** What was removed, for people: one code for each sort of place. */
export const removals = [
  'secret-data',
  'config-data',
  'env-value',
  'last-applied',
  'annotation',
  'managed-fields',
  'secret-field',
  'credential',
  'named-value',
  'probe-command',
  'message',
  'certificate',
  'user-data',
] as const
export type Removal = (typeof removals)[number]

/**
 * Where a walk through an object stands. One walk reads values, another one text: both ask the same rules.
 *
 * Kept is what says where packets go: names, labels, addresses, ports, flags of programs, and the annotations that a reader reads.
 * Removed is what may be a secret or repeats one: data of Secrets and ConfigMaps, values of the environment, other annotations,
 * copies of the object in itself, fields and headers that are named like a secret, messages for people, commands of probes, certificates
 * and data for machines. In what is kept, credentials that can be told by their form are removed (`credentials.ts`).
 */
export type Scope =
  | 'object'
  | 'secret'
  | 'secrets'
  | 'config'
  | 'configs'
  | 'event'
  | 'events'
  | 'definition'
  /** Below a definition: it describes fields, and so bears all their names. */
  | 'schema'
  | 'annotations'
  /** Labels and selectors: names all. */
  | 'names'
  | 'status'
  /** A list `env`, one of its items, and `env` as a map of names and values. */
  | 'variables'
  | 'variable'
  | 'variable-map'
  | 'arguments'
  /** A list of pairs of name and value, and one pair of which the value is removed. */
  | 'headers'
  | 'pair'
  | 'action'
  | 'tls'
  /** What a request is compared with: names and values there decide where it goes. */
  | 'matches'
  /** A list under a name like `passwords`. */
  | 'secret-items'

export type Fate = { readonly enter: Scope } | { readonly remove: Removal }
export type Shape = 'scalar' | 'list' | 'map'

const entered = new Map<Scope, Fate>()
const enter = (scope: Scope): Fate => {
  const known = entered.get(scope)
  if (known !== undefined) return known
  const fate = { enter: scope }
  entered.set(scope, fate)
  return fate
}
const remove = (what: Removal): Fate => ({ remove: what })

/** By the name of a field, wherever it stands in an object. */
const anywhere = new Map<string, Fate>([
  ['labels', enter('names')],
  ['matchLabels', enter('names')],
  ['selector', enter('names')],
  ['nodeSelector', enter('names')],
  ['podSelector', enter('names')],
  ['namespaceSelector', enter('names')],
  ['matches', enter('matches')],
  ['match', enter('matches')],
  ['status', enter('status')],
  ['args', enter('arguments')],
  ['command', enter('arguments')],
  ['extraArgs', enter('arguments')],
  ['httpHeaders', enter('headers')],
  ['exec', enter('action')],
  ['tls', enter('tls')],
  ['managedFields', remove('managed-fields')],
  ['stringData', remove('secret-data')],
  ['caBundle', remove('certificate')],
  ...['userData', 'user-data', 'userDataBase64', 'cloudInit', 'cloud-init', 'cloudConfig', 'networkData'].map(
    (key) => [key, remove('user-data')] as const,
  ),
])

/** What a scope adds to that, or takes back. */
const within: Partial<Record<Scope, ReadonlyMap<string, Fate>>> = {
  secret: new Map([['data', remove('secret-data')]]),
  secrets: new Map([['items', enter('secret')]]),
  config: new Map([
    ['data', remove('config-data')],
    ['binaryData', remove('config-data')],
  ]),
  configs: new Map([['items', enter('config')]]),
  definition: new Map([
    ['metadata', enter('object')],
    ['status', enter('status')],
  ]),
  schema: new Map([['caBundle', remove('certificate')]]),
  event: new Map([
    ['message', remove('message')],
    ['note', remove('message')],
  ]),
  events: new Map([['items', enter('event')]]),
  status: new Map([['message', remove('message')]]),
  variable: new Map([['value', remove('env-value')]]),
  pair: new Map([['value', remove('named-value')]]),
  action: new Map([['command', remove('probe-command')]]),
  tls: new Map([
    ['secret', enter('names')],
    ['key', remove('secret-field')],
  ]),
}

/** Scopes that hold for everything below; the others are left at the next field. */
const lasting: ReadonlySet<Scope> = new Set(['names', 'status', 'matches'])

/** What becomes of the value of a field. */
export function fateOf(scope: Scope, key: string, shape: Shape): Fate {
  if (scope === 'names') return enter('names')
  if (scope === 'annotations') return annotationFate(key)
  if (scope === 'variable-map') return shape === 'scalar' ? remove('env-value') : enter('variable')
  const own = within[scope]?.get(key)
  if (own !== undefined) return own
  const below = lasting.has(scope) ? scope : 'object'
  if (scope === 'schema' || scope === 'definition') return enter('schema')
  if (key === 'annotations') return annotationsFate(shape, below)
  if (key === 'env') return envFate(shape, below)
  const known = anywhere.get(key)
  if (known !== undefined) return known
  if (isSecretName(key)) {
    if (shape === 'scalar') return remove('secret-field')
    if (shape === 'list') return enter('secret-items')
  }
  return enter(below)
}

function annotationsFate(shape: Shape, below: Scope): Fate {
  if (shape === 'map') return enter('annotations')
  return shape === 'scalar' ? remove('annotation') : enter(below)
}

/** A label may be called `env` too. */
function envFate(shape: Shape, below: Scope): Fate {
  if (shape === 'list') return enter('variables')
  return enter(shape === 'map' ? 'variable-map' : below)
}

/** The scope of an item, from that of its list. */
export function itemFate(scope: Scope, shape: Shape): Fate {
  switch (scope) {
    case 'variables':
      return shape === 'scalar' ? remove('env-value') : enter('variable')
    case 'headers':
      return enter('pair')
    case 'secret-items':
      return shape === 'scalar' ? remove('secret-field') : enter('object')
    default:
      return enter(scope)
  }
}

/** What a map says of itself, wherever it stands. */
export interface Identity {
  readonly kind: string | null
  readonly apiVersion: string | null
  readonly name: string | null
}

const cookie = /^(?:set-)?cookie$/i

/** An object may stand inside another one, and a pair of name and value anywhere. */
export function scopeOfMap(scope: Scope, { kind, apiVersion, name }: Identity): Scope {
  if (scope !== 'object') return scope
  if (kind !== null) return scopeOfKind(kind, apiVersion ?? 'v1')
  return name !== null && (isSecretName(name) || cookie.test(name)) ? 'pair' : scope
}

/** The scope of the fields of an object; Secrets of other groups than the core have other fields. */
export function scopeOfKind(kind: string, apiVersion: string): Scope {
  if (kind === 'CustomResourceDefinition') return 'definition'
  if (kind === 'Event') return 'event'
  if (kind === 'EventList') return 'events'
  if (apiVersion.includes('/')) return 'object'
  switch (kind) {
    case 'Secret':
      return 'secret'
    case 'SecretList':
      return 'secrets'
    case 'ConfigMap':
      return 'config'
    case 'ConfigMapList':
      return 'configs'
    default:
      return 'object'
  }
}

/** Of these nothing is left in an object that was read, not even that they were there. */
const leftOut: ReadonlySet<Removal> = new Set(['secret-data', 'config-data', 'env-value', 'last-applied', 'managed-fields'])

export function isLeftOut(what: Removal): boolean {
  return leftOut.has(what)
}

/** What stands where something was removed. */
export const placeholder = '<removed>'

/** Switches and empty values are no secrets; neither is what was removed before. */
const harmless = /^(?:true|false|yes|no|on|off|null|~|)$/i
const shortNumber = /^\d{1,5}$/

/** Whether a value is to be removed from a place of that sort. */
export function isRemovable(what: Removal, text: string): boolean {
  if (text === '' || text === placeholder) return false
  if (what === 'secret-field') return !harmless.test(text)
  if (what === 'annotation') return !harmless.test(text) && !shortNumber.test(text) && text.length > 3
  return true
}
