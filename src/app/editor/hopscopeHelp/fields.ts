import schemaText from '../../../../public/schema/hopscope-v1.json?raw'

interface Rule {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly (string | number | boolean)[]
  readonly const?: string
  readonly oneOf?: readonly Rule[]
  readonly properties?: Readonly<Record<string, Rule>>
  readonly items?: Rule
  readonly description?: string
  readonly 'x-zh'?: string
}

interface Schema {
  readonly then: {
    readonly properties: Readonly<Record<string, Rule>>
    readonly allOf: readonly { readonly if: { readonly properties: { readonly kind: { readonly const: string } } }; readonly then: Rule }[]
  }
  readonly $defs: Readonly<Record<string, Rule>>
}

const schema = JSON.parse(schemaText) as Schema

/** What can be written at a place of an object of `hopscope/v1`. */
export interface KnownField {
  readonly name: string
  /** What the schema says of it, in both languages; null where the name says all. */
  readonly about: { readonly en: string; readonly zh: string } | null
  /** What its value is: a value on the same line, a map, or a list of maps or values. */
  readonly form: 'value' | 'map' | 'maps' | 'values'
}

/** The fields of the map at a path. */
export function fieldsAt(kind: string | null, path: readonly string[]): readonly KnownField[] {
  const fields = rulesAt(kind, path).flatMap((rule) => Object.entries(rule.properties ?? {}))
  return fields.map(([name, rule]) => ({ name, about: aboutOf(rule), form: formOf(rule) }))
}

/** One field by its path. */
export function fieldAt(kind: string | null, path: readonly string[]): KnownField | null {
  const name = path.at(-1)
  return fieldsAt(kind, path.slice(0, -1)).find((field) => field.name === name) ?? null
}

/** The words that a value at a path may be; none where it is free. */
export function wordsAt(kind: string | null, path: readonly string[]): readonly string[] {
  return rulesAt(kind, path).flatMap((rule) => {
    if (rule.const !== undefined) return [rule.const]
    return rule.enum?.map(String) ?? (rule.type === 'boolean' ? ['true', 'false'] : [])
  })
}

/** Every form of the rule at a path. */
function rulesAt(kind: string | null, path: readonly string[]): readonly Rule[] {
  return path.reduce<readonly Rule[]>(
    (rules, step) => rules.flatMap((rule) => formsOf(step === '[]' ? rule.items : ownRule(rule, step))),
    formsOf(rootOf(kind)),
  )
}

function rootOf(kind: string | null): Rule {
  const spec = schema.then.allOf.find((each) => each.if.properties.kind.const === kind)?.then.properties ?? {}
  return { properties: { apiVersion: { const: 'hopscope/v1' }, ...schema.then.properties, ...spec } }
}

function ownRule({ properties = {} }: Rule, key: string): Rule | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined
}

function formsOf(rule: Rule | undefined): readonly Rule[] {
  if (rule === undefined) return []
  if (rule.$ref !== undefined) return formsOf(schema.$defs[rule.$ref.replace('#/$defs/', '')])
  return rule.oneOf === undefined ? [rule] : rule.oneOf.flatMap(formsOf)
}

function aboutOf(rule: Rule): KnownField['about'] {
  const { description, 'x-zh': zh, $ref } = rule
  if (description !== undefined) return { en: description, zh: zh ?? description }
  return $ref === undefined ? null : aboutOf(schema.$defs[$ref.replace('#/$defs/', '')] ?? {})
}

function formOf(rule: Rule): KnownField['form'] {
  const forms = formsOf(rule)
  const isOnly = (type: string) => forms.every((form) => form.type === type)
  if (isOnly('object')) return 'map'
  if (!isOnly('array')) return 'value'
  return forms.every(({ items }) => formsOf(items).every(({ type }) => type === 'object')) ? 'maps' : 'values'
}
