import {
  boolYaml11Tag,
  CORE_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  floatCoreTag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  nullCoreTag,
} from 'js-yaml'

/**
 * What a plain YAML word means, by the rules of go-yaml 2, through which Kubernetes reads: `0644` is 420, `yes` is true, `1_000` is 1000,
 * `1:30` and dates stay text. Neither default of js-yaml says so.
 * Left out: binary (`!!binary` stays text), and tags nobody knows are ignored, as go-yaml does where the target has no type.
 */
const INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

const goNumberTag = defineScalarTag<number>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: ['-', '+', ...'0123456789'],
  resolve: (source) => goNumber(source) ?? NOT_RESOLVED,
  identify: () => false,
})

/** go-yaml drops underscores, tries an integer with its prefix, then a float (so `08` is 8, no octal). */
function goNumber(source: string): number | null {
  const text = source.includes('_') ? source.replaceAll('_', '') : source
  if (INTEGER.test(text)) return goInteger(text)
  if (text !== source && FLOAT.test(text)) return Number.parseFloat(text)
  return null
}

function goInteger(text: string): number {
  const negative = text.charCodeAt(0) === 45
  const digits = negative || text.charCodeAt(0) === 43 ? text.slice(1) : text
  const value = magnitude(digits)
  return negative && value !== 0 ? -value : value
}

function magnitude(digits: string): number {
  if (digits.length === 1 || digits.charCodeAt(0) !== 48) return Number.parseInt(digits, 10)
  switch (digits.charAt(1).toLowerCase()) {
    case 'x':
      return Number.parseInt(digits.slice(2), 16)
    case 'b':
      return Number.parseInt(digits.slice(2), 2)
    case 'o':
      return Number.parseInt(digits.slice(2), 8)
    default:
      return Number.parseInt(digits, 8)
  }
}

const anyScalarTag = defineScalarTag<string>('', { matchByTagPrefix: true, resolve: (source) => source, identify: () => false })

const anySequenceTag = defineSequenceTag<unknown[]>('', {
  matchByTagPrefix: true,
  create: () => [],
  addItem: (list, item) => {
    list.push(item)
  },
  identify: () => false,
})

const anyMappingTag = defineMappingTag<Record<string, unknown>>('', {
  matchByTagPrefix: true,
  create: () => ({}),
  addPair: mapTag.addPair,
  has: mapTag.has,
  keys: mapTag.keys,
  get: mapTag.get,
  identify: () => false,
})

export const KUBERNETES_SCHEMA = CORE_SCHEMA.withTags(mergeTag, boolYaml11Tag, goNumberTag, anyScalarTag, anySequenceTag, anyMappingTag)

/** What an unquoted value means. */
export function plainValue(source: string): unknown {
  return KUBERNETES_SCHEMA.resolveImplicitScalarTag(source).value
}

const MAY_RESOLVE = /^(?:[yYnNtTfFoO~+.0-9-]|$)/

/** The name under which a map has an unquoted key: `y` is a boolean, as everywhere, and so becomes `true`. */
export function plainKeyName(source: string): string {
  if (!MAY_RESOLVE.test(source)) return source
  for (const tag of [nullCoreTag, boolYaml11Tag, goNumberTag, floatCoreTag]) {
    const value = tag.resolve(source, false, tag.tagName)
    if (value !== NOT_RESOLVED) return String(value)
  }
  return source
}
