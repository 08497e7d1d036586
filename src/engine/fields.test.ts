import { describe, expect, it } from 'vitest'
import { type Fields, fieldsOf, joinPath } from './fields'
import type { KubeObject, LoadProblem } from './model'
import { clusterOf } from './testing'

/** One object with `spec.x` set to a value; every path stands on line 7. */
function open(value: unknown): { readonly spec: Fields; readonly problems: LoadProblem[] } {
  const object: KubeObject = {
    ref: { group: '', kind: 'Service', namespace: 'default', name: 'web' },
    apiVersion: 'v1',
    body: { spec: { x: value } },
    filledIn: new Set(),
    source: { file: 'a.yaml', document: 1, line: 1, locate: () => ({ line: 7, column: 3 }), range: () => null },
  }
  const problems: LoadProblem[] = []
  return { spec: fieldsOf(object, problems).map('spec'), problems }
}

const values = { null: null, boolean: true, number: 1.5, string: 'text', list: [1], map: { a: 1 } }
type ValueName = keyof typeof values

/** Each question, what it answers for absent fields, and the kinds of value that it takes. */
const questions: Readonly<
  Record<string, { readonly ask: (spec: Fields) => unknown; readonly absent: unknown; readonly takes: readonly ValueName[] }>
> = {
  text: { ask: (spec) => spec.text('x'), absent: null, takes: ['string'] },
  flag: { ask: (spec) => spec.flag('x'), absent: null, takes: ['boolean'] },
  integer: { ask: (spec) => spec.integer('x'), absent: null, takes: [] },
  port: { ask: (spec) => spec.port('x'), absent: null, takes: [] },
  portOrName: { ask: (spec) => spec.portOrName('x'), absent: null, takes: ['string'] },
  protocol: { ask: (spec) => spec.protocol('x'), absent: 'TCP', takes: [] },
  oneOf: { ask: (spec) => spec.oneOf('x', ['a', 'b']), absent: null, takes: [] },
  address: { ask: (spec) => spec.address('x'), absent: null, takes: [] },
  texts: { ask: (spec) => spec.texts('x'), absent: [], takes: [] },
  addresses: { ask: (spec) => spec.addresses('x'), absent: [], takes: [] },
  ranges: { ask: (spec) => spec.ranges('x'), absent: [], takes: [] },
  maps: { ask: (spec) => spec.maps('x'), absent: [], takes: [] },
  map: { ask: (spec) => spec.map('x').path, absent: 'spec.x', takes: ['map'] },
}

const cases = Object.keys(questions).flatMap((question) => (Object.keys(values) as ValueName[]).map((value) => [question, value] as const))

describe('a field of a wrong type', () => {
  it.each(cases)('%s of a %s: a problem with its line, never an error', (question, name) => {
    const { ask, absent, takes } = questions[question] as (typeof questions)[string]
    const { spec, problems } = open(values[name])
    const answer = ask(spec)
    if (takes.includes(name)) {
      expect(problems).toEqual([])
      if (question !== 'map') expect(answer).toBe(values[name])
      return
    }
    expect(answer).toEqual(absent)
    if (name === 'null') expect(problems).toEqual([])
    else {
      expect(problems).toHaveLength(1)
      expect(problems[0]).toMatchObject({ code: 'wrong-type', file: 'a.yaml', line: 7, column: 3 })
      expect(problems[0]?.path).toMatch(/^spec\.x(\[0\])?$/)
    }
  })

  it.each([
    ['port', 80, 80],
    ['port', 65535, 65535],
    ['port', 0, null],
    ['port', 65536, null],
    ['port', '80', null],
    ['integer', -3, -3],
    ['portOrName', 8080, 8080],
    ['protocol', 'SCTP', 'SCTP'],
    ['protocol', 'tcp', 'TCP'],
    ['oneOf', 'b', 'b'],
    ['oneOf', 'B', null],
    ['address', '10.0.0.1', '10.0.0.1'],
    ['address', '2001:DB8::1', '2001:db8::1'],
    ['address', '10.0.0.256', null],
    ['address', '010.000.000.001', '10.0.0.1'],
  ])('%s of %j is %j', (question, value, expected) => {
    const { spec, problems } = open(value)
    const found = (questions[question] as (typeof questions)[string]).ask(spec)
    expect(found).toEqual(expected)
    expect(problems.length).toBe(found === value || (typeof value === 'string' && question === 'address' && found !== null) ? 0 : 1)
  })

  it('a problem of one-of lists what is allowed, and shows the value', () => {
    const { spec, problems } = open('Locl')
    spec.oneOf('x', ['Cluster', 'Local'])
    expect(problems[0]).toMatchObject({ expected: 'one-of', allowed: ['Cluster', 'Local'], found: 'string', value: 'Locl' })
  })

  it('the others of a list count, and the problem names the one', () => {
    const { spec, problems } = open(['10.0.0.1', 7, null, '10.0.0.2'])
    expect(spec.addresses('x')).toEqual(['10.0.0.1', '10.0.0.2'])
    expect(problems.map(({ path }) => path)).toEqual(['spec.x[1]'])
  })

  it('what every JavaScript object has by birth is absent', () => {
    const { spec, problems } = open(1)
    expect([spec.text('constructor'), spec.has('toString'), spec.has('__proto__')]).toEqual([null, false, false])
    expect(problems).toEqual([])
  })

  it.each([
    ['spec', 'ports', 'spec.ports'],
    ['', 'spec', 'spec'],
    ['metadata.labels', 'a.b/c', 'metadata.labels["a.b/c"]'],
  ])('the path of %j and %j is %j', (path, key, joined) => {
    expect(joinPath(path, key)).toBe(joined)
  })

  it('is told once with its real line, and the rest of the object counts', () => {
    const cluster = clusterOf(
      'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  externalIPs: nope\n  ports:\n    - { name: a, port: eighty }\n    - { name: b, port: 81 }\n',
    )
    expect(cluster.problems.map((problem) => [problem.line, problem.path])).toEqual([
      [5, 'spec.externalIPs'],
      [7, 'spec.ports[0].port'],
    ])
    expect(cluster.services[0]?.ports.map(({ port, index }) => [port, index])).toEqual([[81, 1]])
  })

  // The API server takes 0 and '' for absent here, and so must the reader, without a problem.
  it.each(['nodePort: 0', 'targetPort: 0', "targetPort: ''", "protocol: ''"])('%s counts as absent', (field) => {
    expect(
      clusterOf(`apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80, ${field} }] }\n`).problems,
    ).toEqual([])
  })
})
