import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { load } from './load'
import { canary, planted } from './load/redact/canaries.testing'
import type { GraphView, Trace, TypedRequest } from './model'
import { createEngine, type Engine } from './pipeline'

/** A cluster around the object with the secret, in which requests go somewhere: from its Pod too, and through TLS of its Secret. */
const around = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: c, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec:
  ingressClassName: nginx
  tls: [{ hosts: [shop.example], secretName: a }]
  rules:
  - host: shop.example
    http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: shop, port: { number: 80 } } } }] }
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: k8s.io/ingress-nginx }
`
const paths: readonly (readonly [from: string, to: string])[] = [
  ['external', 'https://shop.example/'],
  ['external', 'node1:30080'],
  ['pod:default/web', 'svc:default/shop:80'],
  ['pod:default/a', 'http://shop/'],
  ['external', 'pod:default/a:80'],
  ['pod:default/web', 'a.default:80'],
]
const requestOf = ([from, to]: (typeof paths)[number]): TypedRequest => ({ from, to, choices: {}, at: null, proxy: null })

const whole: GraphView = { around: [], focus: null, unfolded: [], limit: 1000 }
const a = { namespace: 'default', name: 'a' }
const shop = { namespace: 'default', name: 'shop' }

/** Whatever can be asked about the cluster that was read last. */
function answersOf(engine: Engine, traces: readonly Trace[]): readonly unknown[] {
  const fields = ['data', 'stringData.a', 'metadata.annotations', 'spec', 'spec.containers[0].env[0].value', 'status.conditions[0].message']
  const refs = ['Pod', 'Secret', 'ConfigMap'].map((kind) => ({ group: '', kind, ...a }))
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...a, name: 'new' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  }
  return [
    engine.ask('search', { text: 'a', limit: 200 }),
    engine.ask('search', { text: canary, limit: 200 }),
    engine.ask('settings', {}),
    engine.ask('fieldLines', { fields: refs.flatMap((object) => fields.map((path) => ({ object, path }))) }),
    engine.ask('objectAfterDefaults', { object: service, ipFamilies: null }),
    engine.ask('endpointSlices', shop),
    engine.ask('endpointsObject', shop),
    engine.ask('ingressStatus', shop),
    engine.ask('ingressClass', shop),
    ...traces.map(({ hops }) =>
      engine.ask('linuxRulesOfTrace', { hops: hops.map(({ id, component, node, wire }) => ({ id, component, node, wire })) }),
    ),
  ]
}

/** All that the engine says of a text, as one text. */
function saidOf(text: string): { readonly said: string; readonly delivered: number } {
  const engine = createEngine()
  const read = engine.read([
    { name: 'a.yaml', text },
    { name: 'around.yaml', text: around },
  ])
  const answers = paths.map((path) => engine.trace(requestOf(path)))
  const traces = answers.flatMap((answer) => (answer.ok ? [answer.trace] : []))
  const all = [read, engine.graph(whole), engine.wholeGraph(), engine.findings(), engine.targets(), answers, answersOf(engine, traces)]
  return { said: JSON.stringify(all, wholly), delivered: traces.filter(({ verdict }) => verdict === 'delivered').length }
}

/** What stands around each canary: nothing, where there is none. */
function found(text: string): readonly string[] {
  return text
    .split(canary)
    .slice(0, -1)
    .map((before) => `${before.slice(-80)}${canary}`)
}

/** Of sets and maps JSON would say nothing. */
function wholly(_key: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value
}

const writings: readonly (readonly [string, (object: unknown) => string])[] = [
  ['as JSON', (object) => JSON.stringify(object, null, 4)],
  ['as YAML', (object) => dump(object)],
  ['in a list as kubectl prints it', (object) => dump({ apiVersion: 'v1', items: [object], kind: 'List' })],
  ['in YAML that breaks off', (object) => `${dump(object)}  x: [\n`],
  ['in JSON that breaks off', (object) => JSON.stringify(object, null, 1).slice(0, -1)],
]

describe.each(writings)('an object with a secret, %s: no answer holds it', (_, written) => {
  test.each(planted)('%s', (_name, object) => {
    const text = written(object)
    expect(text).toContain(canary)
    const { said, delivered } = saidOf(text)
    expect(found(said)).toEqual([])
    expect(delivered).toBeGreaterThan(1)
  })
})

describe('what cannot be read is told without its words', () => {
  test.each([
    [
      'a line of a terminal',
      `$ export DB_PASSWORD=${canary}\n$ kubectl get svc\nNAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nweb    ClusterIP   10.0.0.1     <none>        80/TCP    1d\n`,
    ],
    ['a value that looks like an alias', `kind: Secret\napiVersion: v1\nmetadata: {name: a}\nstringData:\n  password: *${canary}\n`],
    ['a value that looks like a tag', `kind: Secret\napiVersion: v1\nmetadata: {name: a}\nstringData:\n  password: !${canary}!x y\n`],
    [
      'a value that looks like a tag with a bracket',
      `kind: Secret\napiVersion: v1\nmetadata: {name: a}\nstringData:\n  password: !${canary}[ y\n`,
    ],
    ['data that is no map', `kind: Secret\napiVersion: v1\nmetadata: {name: a}\ndata: ${canary}\n`],
    ['a document that is a word', `${canary}\n`],
    ['annotations that are no map', `kind: Pod\napiVersion: v1\nmetadata: {name: a, annotations: ${canary}}\n`],
    ['an annotation that is a list', `kind: Pod\napiVersion: v1\nmetadata: {name: a, annotations: {note: [${canary}]}}\n`],
    ['a variable that is no map', `kind: Pod\napiVersion: v1\nmetadata: {name: a}\nspec: {containers: [{name: c, env: [${canary}]}]}\n`],
    [
      'a ConfigMap as described',
      `Name:  a\nNamespace:  default\n\nData\n====\nkey:\n----\n${canary}\n\nBinaryData\n====\n\nEvents:  <none>\n`,
    ],
    [
      'a Secret that was printed in a session',
      `$ kubectl get secret a -o jsonpath='{.data}'\n{"password":"${canary}"}\n$ kubectl get svc\nNAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nweb    ClusterIP   10.0.0.1     <none>        80/TCP    1d\n`,
    ],
    [
      'a variable of a described Pod',
      `Name:         a\nNamespace:    default\nContainers:\n  c:\n    Environment:\n      A:  ${canary}\n    Args:\n      --password\n      ${canary}\nMessage:      ${canary}\nAnnotations:  note: ${canary}\n`,
    ],
  ])('%s', (_, text) => {
    expect(text).toContain(canary)
    expect(found(saidOf(text).said)).toEqual([])
    expect(found(JSON.stringify(load([{ name: 'a', text }])))).toEqual([])
  })

  test('a number for an annotation', () => {
    const text = 'kind: Pod\napiVersion: v1\nmetadata: {name: a, annotations: {note: 8472916}}\n'
    const { said } = saidOf(text)
    expect(said).toContain('wrong-type')
    expect(said).not.toContain('8472916')
  })
})
