import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from './load'

/** `group/Kind namespace/name` of every object of one text, in order. */
function names(text: string): string[] {
  return load([{ name: 'a.yaml', text }]).objects.map(({ ref }) => `${ref.group}/${ref.kind} ${ref.namespace ?? '-'}/${ref.name}`)
}

function first(text: string) {
  const object = load([{ name: 'a.yaml', text }]).objects[0]
  if (object === undefined) throw new Error('no object')
  return object
}

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n'
const SERVICE = '{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "s", "namespace": "n"}}'

describe('forms', () => {
  test.each<[string, string, string[]]>([
    ['one YAML object', POD, ['/Pod default/a']],
    ['several YAML documents', `${POD}---\n${POD.replace('name: a', 'name: b')}`, ['/Pod default/a', '/Pod default/b']],
    ['documents that hold only comments are nothing', `# one\n---\n# two\n---\n${POD}---\n---\nnull\n`, ['/Pod default/a']],
    ['a document that ends with three dots', `${POD}...\n${POD.replace('name: a', 'name: b')}`, ['/Pod default/a', '/Pod default/b']],
    ['a %YAML directive', `%YAML 1.2\n---\n${POD}`, ['/Pod default/a']],
    ['a %YAML directive in a text that has a fault elsewhere', `%YAML 1.2\n---\n${POD}---\n[\n`, ['/Pod default/a']],
    ['CRLF line ends', POD.replaceAll('\n', '\r\n'), ['/Pod default/a']],
    ['a byte order mark', `\uFEFF${POD}`, ['/Pod default/a']],
    ['one JSON object', SERVICE, ['/Service n/s']],
    ['a JSON object behind a byte order mark', `\uFEFF${SERVICE}`, ['/Service n/s']],
    ['a JSON array of objects', `[${SERVICE}, ${SERVICE}]`, ['/Service n/s', '/Service n/s']],
    ['JSON objects one after another', `${SERVICE}\n${SERVICE}${SERVICE}`, ['/Service n/s', '/Service n/s', '/Service n/s']],
    [
      'JSON objects one after another behind a YAML document',
      `${POD}---\n${SERVICE}\n${SERVICE}`,
      ['/Pod default/a', '/Service n/s', '/Service n/s'],
    ],
    ['JSON with a comma too many is read as YAML', '{"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "a",},}', ['/Pod default/a']],
    ['a YAML array of objects', `- ${POD.trim().replaceAll('\n', '\n  ')}\n- ${SERVICE}\n`, ['/Pod default/a', '/Service n/s']],
    ['a List', `apiVersion: v1\nkind: List\nitems:\n- ${SERVICE}\n- ${SERVICE}\n`, ['/Service n/s', '/Service n/s']],
    ['a List whose kind stands behind the items', `{"items": [${SERVICE}], "kind": "List", "apiVersion": "v1"}`, ['/Service n/s']],
    ['a List without apiVersion', `kind: List\nitems: [${SERVICE}]`, ['/Service n/s']],
    ['a List in a List', `kind: List\nitems: [{kind: List, items: [${SERVICE}]}]`, ['/Service n/s']],
    ['a PodList whose items have no kind', 'apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}\n', ['/Pod default/a']],
    [
      'a typed list takes its group from the list',
      'apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: a}\n',
      ['apps/Deployment default/a'],
    ],
    ['a typed list of objects with kinds of their own', `apiVersion: v1\nkind: PodList\nitems: [${SERVICE}]`, ['/Service n/s']],
    [
      'a custom kind that ends in List and has a name',
      'apiVersion: x.io/v1\nkind: AllowList\nmetadata: {name: a}\nitems: []\n',
      ['x.io/AllowList default/a'],
    ],
    ['items: null is an empty list', 'apiVersion: v1\nkind: PodList\nitems: null\n', []],
    ['an unknown kind is kept', 'apiVersion: x.io/v1\nkind: Nonsense\nmetadata: {name: a}\n', ['x.io/Nonsense default/a']],
    ['flow style', '{apiVersion: v1, kind: Pod, metadata: {name: a}}', ['/Pod default/a']],
    ['merge keys', `x: &x {kind: Pod, apiVersion: v1}\n<<: *x\nmetadata: {name: a}\n`, ['/Pod default/a']],
    ['a tag nobody knows', 'apiVersion: v1\nkind: Pod\nmetadata: {name: !x a}\nspec: !y {a: !z [b]}\n', ['/Pod default/a']],
    ['a key that JavaScript objects inherit', 'apiVersion: v1\nkind: Pod\nmetadata: {name: constructor}\n', ['/Pod default/constructor']],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected)
    expect(load([{ name: 'a.yaml', text }]).problems.filter((problem) => problem.code !== 'unclosed')).toEqual([])
  })
})

describe('references', () => {
  test.each<[string, string, string[]]>([
    ['without a namespace it is default', 'kind: Service\napiVersion: v1\nmetadata: {name: a}', ['/Service default/a']],
    ['an empty namespace is default', 'kind: Service\napiVersion: v1\nmetadata: {name: a, namespace: ""}', ['/Service default/a']],
    ['a Node has none', 'kind: Node\napiVersion: v1\nmetadata: {name: a}', ['/Node -/a']],
    ['a cluster-scoped object keeps none that is written', 'kind: Node\napiVersion: v1\nmetadata: {name: a, namespace: b}', ['/Node -/a']],
    ['a Node of another group is no Node', 'kind: Node\napiVersion: longhorn.io/v1\nmetadata: {name: a}', ['longhorn.io/Node default/a']],
    [
      'a GatewayClass has none',
      'kind: GatewayClass\napiVersion: gateway.networking.k8s.io/v1\nmetadata: {name: a}',
      ['gateway.networking.k8s.io/GatewayClass -/a'],
    ],
    [
      'the Service of Knative has its own group',
      'kind: Service\napiVersion: serving.knative.dev/v1\nmetadata: {name: a}',
      ['serving.knative.dev/Service default/a'],
    ],
    ['a Scenario of hopscope/v1 has none', 'kind: Scenario\napiVersion: hopscope/v1\nmetadata: {name: a}', ['hopscope/Scenario -/a']],
    ['a number is taken as a name', 'kind: Service\napiVersion: v1\nmetadata: {name: 123, namespace: true}', ['/Service true/123']],
    ['generateName stands for the name', 'kind: Job\napiVersion: batch/v1\nmetadata: {generateName: a-}', ['batch/Job default/a-']],
    ['a configuration file of a program needs no name', 'kind: Config\napiVersion: v1\nclusters: []', ['/Config -/']],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected)
    expect(load([{ name: 'a.yaml', text }]).problems).toEqual([])
  })

  test('an object without apiVersion is kept and reported', () => {
    const { objects, problems } = load([{ name: 'a.yaml', text: 'kind: Pod\nmetadata: {name: a}' }])
    expect(objects.map((object) => object.apiVersion)).toEqual([''])
    expect(problems).toMatchObject([{ code: 'field-missing', field: 'apiVersion', line: 1 }])
  })

  test('the source counts documents from 1, comments included', () => {
    const { objects } = load([{ name: 'a.yaml', text: `# first\n---\n${POD}---\n# second\n---\n${POD}` }])
    expect(objects.map(({ source }) => [source.document, source.line])).toEqual([
      [1, 3],
      [3, 10],
    ])
  })

  test('the numbers of documents stay when another document is broken', () => {
    const { objects } = load([{ name: 'a.yaml', text: `# first\n---\n${POD}---\n# second\n---\n[\n---\n${POD}` }])
    expect(objects.map(({ source }) => [source.document, source.line])).toEqual([
      [1, 3],
      [4, 12],
    ])
  })
})

describe('values are read as Kubernetes reads them', () => {
  test.each<[string, unknown]>([
    ['0644', 420],
    ['0o644', 420],
    ['-0644', -420],
    ['08', 8],
    ['0x1F', 31],
    ['0b11', 3],
    ['1_000', 1000],
    ['+5', 5],
    ['-0', 0],
    ['1e3', 1000],
    ['.5', 0.5],
    ['1_0.5', 10.5],
    ['1:30', '1:30'],
    ['22:22', '22:22'],
    ['10.0.0.1', '10.0.0.1'],
    ['0x', '0x'],
    ['1_a', '1_a'],
    ['yes', true],
    ['on', true],
    ['y', true],
    ['off', false],
    ['No', false],
    ['"yes"', 'yes'],
    ['~', null],
    ['2001-12-14', '2001-12-14'],
    ['!!binary aGk=', 'aGk='],
    ['!!str 5', '5'],
  ])('%s', (written, value) => {
    expect(first(`${POD}spec: {x: ${written}}`).body.spec).toEqual({ x: value })
  })
})

describe('one bad document', () => {
  test('loses none of the others', () => {
    const text = `${POD}---\nkind: [\n---\n${POD.replace('name: a', 'name: b')}---\na: b: c\n`
    const { objects, problems } = load([{ name: 'a.yaml', text }])
    expect(objects.map(({ ref, source }) => [ref.name, source.line])).toEqual([
      ['a', 1],
      ['b', 8],
    ])
    expect(problems).toMatchObject([
      { code: 'unclosed', line: 6, column: 7 },
      { code: 'yaml-syntax', line: 13, column: 5 },
    ])
  })

  test('of another file loses nothing of this one', () => {
    const { objects, problems } = load([
      { name: 'bad.yaml', text: '[' },
      { name: 'good.yaml', text: POD },
    ])
    expect(objects).toHaveLength(1)
    expect(problems.map((problem) => problem.file)).toEqual(['bad.yaml'])
  })
})

test('shuffled documents give the same set of objects', () => {
  const kinds = ['Service', 'Pod', 'Node', 'ConfigMap']
  const document = fc.record({ kind: fc.constantFrom(...kinds), name: fc.stringMatching(/^[a-z]{1,8}$/), port: fc.nat(65535) })
  const shuffled = fc
    .array(document, { minLength: 1, maxLength: 12 })
    .chain((documents) =>
      fc.tuple(fc.constant(documents), fc.shuffledSubarray(documents, { minLength: documents.length, maxLength: documents.length })),
    )
  const keysOf = (documents: readonly { kind: string; name: string; port: number }[]) => {
    const parts = documents.map((one, i) =>
      i % 2 === 0
        ? `apiVersion: v1\nkind: ${one.kind}\nmetadata:\n  name: "${one.name}"\nspec:\n  port: ${one.port}\n`
        : `${JSON.stringify({ apiVersion: 'v1', kind: one.kind, metadata: { name: one.name }, spec: { port: one.port } })}\n`,
    )
    const { objects, problems } = load([{ name: 'a.yaml', text: parts.join('---\n') }])
    expect(problems).toEqual([])
    return objects.map((object) => JSON.stringify([object.ref, object.body.spec])).sort()
  }
  fc.assert(
    fc.property(shuffled, ([documents, other]) => {
      expect(keysOf(other)).toEqual(keysOf(documents))
    }),
  )
})
