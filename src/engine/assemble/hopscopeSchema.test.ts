import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { answerFields, type KubeObject, type LoadProblem } from '../model'
import { readClient, readExternalService } from './readers/hints'
import { readScenario, scenarioFields } from './readers/scenario'
import { choiceFields, forwardFields, requestFields, senderFields, targetFields } from './readers/scenario/requests'
import { proxyFields } from './readers/scenario/settings'
import { answerKeys, goalFields, questionFields, stepFields, verdicts } from './readers/scenario/steps'
import { editFields } from './readers/scenario/variation'
import { readExternalLoadBalancer } from './routers/externalLoadBalancer/read'

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly description?: string
  readonly 'x-zh'?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schema = JSON.parse(readFileSync('public/schema/hopscope-v1.json', 'utf8')) as Schema
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, keywords: ['x-zh'] })
const validate = ajv.compile(schema)
const faults = (object: unknown) =>
  validate(object) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)

/** Every object of a text, those in a list of a case among them. */
function objectsIn(text: string): readonly unknown[] {
  return loadAll(text).flatMap((document) => {
    const { manifests } = (document ?? {}) as { readonly manifests?: readonly unknown[] }
    return Array.isArray(manifests) ? manifests : [document]
  })
}

const isOurs = (object: unknown) => (object as { apiVersion?: unknown } | null)?.apiVersion === 'hopscope/v1'
const folders = ['src/samples', 'src/lessons', 'examples', 'e2e/conformance']
const ours = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => {
      const text = readFileSync(`${folder}/${file}`, 'utf8')
      return text.includes('hopscope/v1')
        ? objectsIn(text)
            .filter(isOurs)
            .map((object, index) => ({ place: `${folder}/${file} ${index + 1}`, object }))
        : []
    }),
)

describe('the schema of hopscope/v1', () => {
  it('is held against every object of ours', () => {
    expect(new Set(ours.map(({ place }) => place.split('/').slice(0, 2).join('/')))).toEqual(
      new Set(['src/samples', 'src/lessons', 'examples/ci', 'e2e/conformance']),
    )
  })

  it.each(ours)('holds for $place', ({ object }) => expect(faults(object)).toEqual([]))

  it.each([
    { kind: 'ExternalService', spec: { addresses: ['172.16.0.9'], hostnames: ['db.example.com'], ports: [80, { port: 81 }] } },
    { kind: 'Client', spec: { address: '203.0.113.9', labels: { office: 'north' } } },
    { kind: 'Scenario', spec: { requests: [{ from: 'external', to: 'http://a/', edit: [{ object: 'Pod/a' }] }] } },
  ])('holds for %j', (object) => expect(faults({ apiVersion: 'hopscope/v1', metadata: { name: 'a' }, ...object })).toEqual([]))

  it.each([
    ['a kind that is none', { kind: 'Lesson', metadata: { name: 'a' } }],
    ['no name', { kind: 'Client' }],
    ['a field that is none', { kind: 'Client', metadata: { name: 'a' }, spec: { adress: '10.0.0.1' } }],
    ['a port that is none', { kind: 'ExternalService', metadata: { name: 'a' }, spec: { ports: [0] } }],
    ['a word that is none', { kind: 'ExternalLoadBalancer', metadata: { name: 'a' }, spec: { closedPort: 'open' } }],
    ...[
      ['a step that says nothing', { id: 's', request: 'a' }],
      ['a step with two tasks', { id: 's', request: 'a', question: { ask: 'x', answer: 1 }, goal: { verdict: 'dropped' } }],
      ['a question without answer', { id: 's', request: 'a', question: { ask: 'x' } }],
      ['a goal that is none', { id: 's', request: 'a', goal: { verdict: 'fine' } }],
    ].map(([name, step]) => [name, { kind: 'Scenario', metadata: { name: 'a' }, spec: { steps: [step] } }] as const),
  ] as const)('does not hold for %s', (_name, object) => {
    expect(faults({ apiVersion: 'hopscope/v1', ...object })).not.toEqual([])
  })

  it('says nothing of objects of others', () => expect(faults({ apiVersion: 'v1', kind: 'Service', spec: { a: 1 } })).toEqual([]))

  it('explains in both languages, or in none', () => {
    const one: string[] = []
    const walk = (value: unknown, path: string) => {
      if (typeof value !== 'object' || value === null) return
      const { description, 'x-zh': zh } = value as Schema
      if (path !== '' && (description === undefined) !== (zh === undefined) && typeof description !== 'object') one.push(path)
      if (typeof zh === 'string' && zh !== description && !/\p{Script=Han}/u.test(zh)) one.push(`${path}: ${zh}`)
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`)
    }
    walk(schema, '')
    expect(one).toEqual([])
  })
})

const def = (name: string): Schema => schema.$defs?.[name] ?? expect.fail(`there is no ${name}`)
const resolved = (rule: Schema): Schema => (rule.$ref === undefined ? rule : resolved(def(rule.$ref.replace('#/$defs/', ''))))
/** The form of a rule that is a map, of several. */
function mapForm(rule: Schema): Schema {
  const { oneOf, ...own } = resolved(rule)
  return oneOf?.map(mapForm).find(({ properties }) => properties) ?? own
}
function within(rule: Schema, ...path: readonly string[]): Schema {
  return path.reduce((at, key) => {
    const inner = mapForm(at).properties?.[key] ?? expect.fail(`there is no ${key}`)
    return mapForm(resolved(inner).items ?? inner)
  }, rule)
}
const keysOf = (rule: Schema) => Object.keys(rule.properties ?? {}).sort()

describe('the schema and the readers know the same fields', () => {
  it.each<[string, Schema, readonly string[]]>([
    ['a Scenario', def('Scenario'), scenarioFields],
    ['a request', def('request'), requestFields],
    ['a sender', within(def('request'), 'from'), senderFields],
    ['a port-forward', within(def('request'), 'from', 'portForward'), forwardFields],
    ['a target', within(def('request'), 'to'), targetFields],
    ['a choice', within(def('request'), 'choose'), choiceFields],
    ['settings', def('proxy'), proxyFields],
    ['an edit', def('edit'), editFields],
    ['a step', def('step'), stepFields],
    ['a question', within(def('step'), 'question'), questionFields],
    ['an answer', within(def('step'), 'goal'), goalFields],
  ])('of %s', (_of, rule, fields) => expect(keysOf(rule)).toEqual([...fields].sort()))

  it('of an answer', () => {
    const forms = (within(def('step'), 'question').properties?.answer?.oneOf ?? []).map(mapForm)
    const field = forms.find((form) => form.properties?.field)
    expect(keysOf(field ?? {})).toEqual([...answerKeys].sort())
    expect(field?.properties?.field?.enum).toEqual(answerFields)
  })

  it('and the same verdicts', () => expect(within(def('step'), 'goal').properties?.verdict?.enum).toEqual(verdicts))

  it.each<[string, (object: KubeObject, problems: LoadProblem[]) => unknown, readonly string[]]>([
    ['ExternalLoadBalancer', readExternalLoadBalancer, []],
    ['ExternalService', readExternalService, []],
    // Labels are for people.
    ['Client', readClient, ['spec.labels', 'spec.labels.*']],
    // Of `expect` only who tests reads more.
    ['Scenario', readScenario, ['spec.requests.expect.endpoints', 'spec.requests.expect.verdict']],
  ])('of a whole %s, as it is read', (kind, read, unread) => {
    const asked = new Set<string>()
    for (const variant of examplesOf(def(kind))) {
      const body = recorded({ spec: variant }, '', asked)
      const source = { file: 'a', document: 1, line: 1, locate: () => null, range: () => null }
      const ref = { group: 'hopscope', kind, namespace: null, name: 'a' }
      read({ ref, apiVersion: 'hopscope/v1', body, filledIn: new Set(), source }, [])
    }
    const known = pathsOf(def(kind), 'spec').filter((path) => !unread.includes(path))
    expect([...asked].filter((path) => path !== 'spec').sort()).toEqual([...new Set(known)].sort())
  })
})

/** Fields without which others are read: a step has a question or a goal, a backend a port of nodes or of an address. */
const leftOut = [['question'], ['goal', 'solution'], ['question', 'nodePort', 'portForward']]
const otherForms = [
  ['"ClusterCIDR"', '"BridgeInterface"'],
  ['"answer":{"en":"request-1","zh":"request-1"}', '"answer":{"field":"verdict","view":"wire"}'],
] as const

/** Values that have every field which a rule knows, in each of its forms. */
function examplesOf(rule: Schema): readonly object[] {
  const whole = JSON.stringify(exampleFor(rule))
  const texts = [whole, otherForms.reduce((text, [form, other]) => text.replaceAll(form, other), whole)]
  return texts.flatMap((text) =>
    leftOut.map((keys) => JSON.parse(text, (key, value: unknown) => (keys.includes(key) ? undefined : value)) as object),
  )
}

function exampleFor(rule: Schema): unknown {
  const own = mapForm(rule)
  const plain = resolved(rule)
  if (own.properties) return Object.fromEntries(Object.entries(own.properties).map(([key, inner]) => [key, valueFor(key, inner)]))
  if (plain.enum) return plain.enum[0]
  if (plain.const !== undefined) return plain.const
  if (plain.items) return [exampleFor(plain.items)]
  if (plain.type === 'object') return {}
  if (plain.oneOf) return exampleFor(plain.oneOf.find((form) => resolved(form).items) ?? plain.oneOf[0] ?? {})
  return plain.type === 'integer' ? 1 : 'request-1'
}

/** Where one field makes others unread, it is left empty. */
function valueFor(key: string, rule: Schema): unknown {
  return ['url', 'external', 'portForward'].includes(key) ? (key === 'portForward' ? exampleFor(rule) : undefined) : exampleFor(rule)
}

/** A value that notes each field which somebody asks for. */
function recorded<T extends object>(value: T, path: string, asked: Set<string>): T {
  const note = (key: string | symbol) => {
    if (typeof key === 'string' && !Array.isArray(value)) asked.add(path === '' ? key : `${path}.${key}`)
  }
  return new Proxy(value, {
    get(target, key) {
      const inner = Reflect.get(target, key) as unknown
      if (Object.hasOwn(target, key) || inner === undefined) note(key)
      return typeof inner === 'object' && inner !== null
        ? recorded(inner, Array.isArray(value) ? path : `${path === '' ? '' : `${path}.`}${String(key)}`, asked)
        : inner
    },
    getOwnPropertyDescriptor(target, key) {
      note(key)
      return Reflect.getOwnPropertyDescriptor(target, key)
    },
    ownKeys: (target) => Reflect.ownKeys(target),
  })
}

function pathsOf(rule: Schema, path: string): readonly string[] {
  const own = resolved(rule)
  const inner = own.items ? pathsOf(own.items, path) : (own.oneOf ?? []).flatMap((form) => pathsOf(form, path))
  const fields = Object.entries(own.properties ?? {}).flatMap(([key, value]) => [`${path}.${key}`, ...pathsOf(value, `${path}.${key}`)])
  return [...inner, ...fields]
}
