import { type Address, type FieldError, type FieldFault, type FieldFaultCode, type NameForm, parseAddress, parseRange } from '../../model'
import { isZero } from '../untyped'
import { hasForm } from './forms'
import { isPlaceholder } from './placeholder'

/** Faults of an object that is kept: settings of the API server, fields without effect, fields that another one outdoes. */
const settings: readonly FieldFaultCode[] = [
  'wrong-type',
  'differs',
  'only-for-type',
  'not-reached-from-outside',
  'no-health-check',
  'outside-node-ports',
  'node-port-taken',
  'cluster-ip-taken',
  'outside-service-ranges',
  'family-not-configured',
  'no-dual-stack',
  'single-stack-with-two',
]

/** A fault at a path, with the weight that its kind has. What a placeholder stands for is not known: its object is kept. */
export function errorAt(path: string, fault: FieldFault): FieldError {
  const open = 'value' in fault && typeof fault.value === 'string' && isPlaceholder(fault.value)
  return { path, severity: open || settings.includes(fault.code) ? 'setting' : 'refused', ...fault }
}

/** The same of an object that is kept all the same. */
export function asSetting(error: FieldError): FieldError {
  return { ...error, severity: 'setting' }
}

/** A value as a sentence can show it: a map or list in the place of a text as JSON, cut short. */
export function shown(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, 60) : String(value)
}

type Errors = readonly FieldError[]

/** A field that must be there. */
export function required(path: string, value: unknown): Errors {
  return isZero(value) ? [errorAt(path, { code: 'required' })] : []
}

/** One of a few values; nothing where it is left out. */
export function oneOf(path: string, value: unknown, allowed: readonly string[]): Errors {
  if (value === null) return []
  if (typeof value !== 'string') return [errorAt(path, { code: 'wrong-type' })]
  return allowed.includes(value) ? [] : [errorAt(path, { code: 'unsupported', value, allowed })]
}

/** One of a few values, which must be there. */
export function requiredOneOf(path: string, value: unknown, allowed: readonly string[]): Errors {
  return isZero(value) ? required(path, value) : oneOf(path, value, allowed)
}

/** A whole number between two limits, both allowed. */
export function between(path: string, value: unknown, least: number, most: number): Errors {
  if (typeof value !== 'number' || !Number.isInteger(value)) return [errorAt(path, { code: 'wrong-type' })]
  return value >= least && value <= most ? [] : [errorAt(path, { code: 'out-of-range', value, least, most })]
}

export function portNumber(path: string, value: unknown): Errors {
  return between(path, value, 1, 65_535)
}

export function named(path: string, value: unknown, form: NameForm): Errors {
  if (typeof value !== 'string') return [errorAt(path, { code: 'wrong-type' })]
  return hasForm(value, form) ? [] : [errorAt(path, { code: 'name-form', value, form })]
}

/** An IP address; zeros in front are taken, as for objects of older clusters. */
export function address(path: string, value: unknown): Errors {
  if (typeof value !== 'string') return [errorAt(path, { code: 'wrong-type' })]
  return parseAddress(value) === null ? [errorAt(path, { code: 'no-address', value })] : []
}

export function range(path: string, value: unknown): Errors {
  if (typeof value !== 'string') return [errorAt(path, { code: 'wrong-type' })]
  return parseRange(value.trim()) === null ? [errorAt(path, { code: 'no-range', value })] : []
}

const special = {
  unspecified: ['0.0.0.0/32', '::/128'],
  loopback: ['127.0.0.0/8', '::1/128'],
  'link-local': ['169.254.0.0/16', 'fe80::/10'],
  'link-local-multicast': ['224.0.0.0/24', ...Array.from({ length: 16 }, (_, flags) => `ff${flags.toString(16)}2::/16`)],
} as const
const specialRanges = Object.entries(special).map(
  ([kind, texts]) => [kind as keyof typeof special, texts.map(parseRange).filter((each) => each !== null)] as const,
)

/** Addresses that name a machine's own ends of a wire may not stand for something in front of the cluster. */
export function ordinaryAddress(path: string, value: Address): Errors {
  const kind = specialRanges.find(([, ranges]) => ranges.some((each) => each.contains(value)))?.[0]
  return kind === undefined ? [] : [errorAt(path, { code: 'special-address', value, special: kind })]
}

/** The members of a list that repeat an earlier one, by a key; null: the member cannot be told from others. */
export function duplicates<T>(members: readonly T[], keyOf: (member: T) => string | null): readonly number[] {
  const seen = new Set<string>()
  return members.flatMap((member, index) => {
    const key = keyOf(member)
    if (key === null) return []
    if (seen.has(key)) return [index]
    seen.add(key)
    return []
  })
}
