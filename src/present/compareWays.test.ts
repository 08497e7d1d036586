import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../engine'
import { type ComparedInput, compareWays, type WayChange } from './compareWays'

function inputOf(text: string): ComparedInput {
  const engine = createEngine()
  const { senders } = engine.read([{ name: 'a.yaml', text }])
  return { ...engine, senders }
}

const compared = (before: string, after: string) => compareWays(inputOf(before), inputOf(after))
/** `worse http://shop/: delivered → rejected` */
const told = ({ is, only, to, before, after }: WayChange) => {
  const verdicts = [before, after].map((answer) => answer?.endings.map(({ verdict }) => verdict).join('+') ?? 'nobody asks')
  return `${is}${only === null ? '' : ` (only ${only})`} ${to}: ${verdicts.join(' → ')}`
}
const changesOf = async (before: string, after: string) => (await compared(before, after)).changes.map(told)

const manifests = (name: string) => readFileSync(`e2e/corpus/${name}.yaml`, 'utf8')
const documentsOf = (text: string) => text.split(/^---\s*$/m)
const shuffled = (text: string) => documentsOf(text).reverse().join('\n---\n')

const pods = (app: string, ports = 'ports: [{ name: http, containerPort: 8080 }]', replicas = 1) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${app} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${app} } }
  template: { metadata: { labels: { app: ${app} } }, spec: { containers: [{ name: c, image: i, ${ports} }] } }
`
const service = (name: string, spec: string) => `
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { ${spec} }
`
const policy = (labels: string, friend: string) => `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed }
spec: { podSelector: { matchLabels: { ${labels} } }, ingress: [{ from: [{ podSelector: { matchLabels: { ${friend} } } }] }] }
`
const web = pods('web') + pods('client')
const onPort = (targetPort: number | string) =>
  web + service('web', `selector: { app: web }, ports: [{ port: 80, targetPort: ${targetPort} }]`)
const half = onPort(8080) + pods('other').replaceAll('{ app: other }', '{ app: web, part: b }')

describe('two inputs', () => {
  it.each([
    ['a selector that finds nothing', onPort('http'), onPort('htp'), ['worse web.default:80: delivered → rejected']],
    ['and mended', onPort('htp'), onPort('http'), ['better web.default:80: rejected → delivered']],
    ['what happens at another port', onPort(8080), onPort('http'), []],
    [
      'another port of a Service',
      onPort(8080),
      onPort(8080).replace('port: 80,', 'port: 81,'),
      ['worse (only before) web.default:80: delivered → unhandled', 'better (only after) web.default:81: unhandled → delivered'],
    ],
    ['a Service is gone', onPort(8080), web, ['worse (only before) web.default:80: delivered → unresolved']],
    ['a Service is new', web, onPort(8080), ['better (only after) web.default:80: unresolved → delivered']],
    ['a part of the ways stops', half, half + policy('part: b', 'app: nobody'), ['worse web.default:80: delivered → delivered+dropped']],
    [
      'more Pods of a workload',
      onPort(8080),
      onPort(8080).replace('replicas: 1', 'replicas: 3'),
      ['otherwise web.default:80: delivered → delivered'],
    ],
    [
      'a policy lets in somebody else: who asked before, and who can ask now',
      onPort(8080) + pods('friend'),
      onPort(8080) + pods('friend') + policy('app: web', 'app: friend'),
      ['worse web.default:80: delivered → dropped'],
    ],
    ['the first sender has another name: somebody whom both have asks', onPort(8080), onPort(8080).replaceAll('client', 'guest'), []],
    [
      'nobody is in both',
      onPort(8080).replace(pods('client'), ''),
      onPort(8080)
        .replace(pods('client'), '')
        .replaceAll('app: web', 'app: shop')
        .replace('kind: Deployment\nmetadata: { name: web }', 'kind: Deployment\nmetadata: { name: shop }'),
      ['otherwise (only after) web.default:80: nobody asks → delivered', 'otherwise (only before) web.default:80: delivered → nobody asks'],
    ],
  ])('%s', async (_name, before, after, changes) => {
    expect(await changesOf(before, after)).toEqual(changes)
  })
})

/** What is wrong with files of real projects, and the least that mends each. */
const mends = [
  ['netpol-blocks-frontend', 111, 'tier: backend', 'tier: frontend', 'backend-service.namespace-84:80: dropped → delivered'],
  ['port-and-selector-mismatch', 125, 'app: does-not-exist', 'app: ok', 'selector-mismatch.app-benchmark-test:80: rejected → delivered'],
  ['selector-version-mismatch', 52, 'version: v2', 'version: v1', 'backend-service.namespace-76:80: rejected → delivered'],
  ['two-services-one-port', 74, 'protocol: HTTP', 'protocol: TCP', 'details-http-v1.bookinfo:9080: unresolved → delivered'],
  ['wrong-service-labels', 45, 'app: my-k8s-test-svc', 'app: test-service-6', 'test-service-6.test-service-6:80: rejected → delivered'],
] as const

describe('a broken file of a real project and its mended twin', () => {
  it.each(mends)('%s, line %i: what is mended differs, and nothing else', async (name, line, wrong, right, change) => {
    const broken = manifests(`broken/${name}`)
    const lines = broken.split('\n')
    const mended = lines.with(line - 1, (lines[line - 1] ?? '').replace(wrong, right)).join('\n')
    const told = await changesOf(broken, mended)
    expect(told.map((each) => each.replace(/^(better|worse)( \(only after\))? /, ''))).toEqual([change])
    expect(told[0]).toMatch(/^better/)
    expect(await changesOf(broken, shuffled(mended))).toEqual(told)
  })
})

const corpus = readdirSync('e2e/corpus/manifests').concat(readdirSync('e2e/corpus/broken').map((name) => `../broken/${name}`))
const texts = corpus.filter((name) => name.endsWith('.yaml')).map((name) => readFileSync(`e2e/corpus/manifests/${name}`, 'utf8'))

/** Of two objects with one name the last counts: their order matters. */
function hasNamesakes(text: string): boolean {
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text }])
  return engine.findings().some(({ code }) => code === 'SYS-04')
}

describe('whatever the inputs are', () => {
  it('nothing differs between an input and itself, in whatever order its documents stand', async () => {
    expect(texts.length).toBeGreaterThan(20)
    for (const text of texts) expect(await changesOf(text, hasNamesakes(text) ? text : shuffled(text))).toEqual([])
  })

  it('the other way round it is the same, mirrored', async () => {
    const mirrored = { better: 'worse', worse: 'better', otherwise: 'otherwise' } as const
    const turned = ({ is, only, before, after, ...request }: WayChange) => ({
      ...request,
      is: mirrored[is],
      only: only && (only === 'before' ? 'after' : 'before'),
      before: after,
      after: before,
    })
    const part = (text: string) => fc.subarray(documentsOf(text)).map((documents) => documents.join('\n---\n'))
    const pair = fc.constantFrom(...texts.filter((text) => text.length < 20_000)).chain((text) => fc.tuple(part(text), part(text)))
    await fc.assert(
      fc.asyncProperty(pair, async ([before, after]) => {
        const [there, back] = [await compared(before, after), await compared(after, before)]
        const byText = (changes: readonly object[]) => changes.map((change) => JSON.stringify(change)).sort()
        expect(byText(back.changes)).toEqual(
          byText(there.changes.map(turned).map(({ from, to, before, after, is, only }) => ({ from, to, before, after, is, only }))),
        )
        expect([back.same, back.of]).toEqual([there.same, there.of])
      }),
      { numRuns: 40 },
    )
  })
})
