import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admit } from '../apiServer'
import { assemble } from '../assemble'
import { diagnose, diagnoseTrace } from '../diagnose'
import { names, object, policedWorld, proxySettings, senders, shuffled, targetOf } from '../generated.testing'
import { graphOf } from '../graph'
import { defaultSettings, type KubeObject, type KubeProxyChange, type Settings } from '../model'
import { parseRequest } from '../parseRequest'
import { targetsOf } from '../targets'
import { violations } from './invariants'
import { trace } from './trace'

const settings = (change: KubeProxyChange): Settings => ({
  ...defaultSettings,
  kubeProxy: { ...defaultSettings.kubeProxy, ...change },
})

const assembled = (objects: readonly KubeObject[], set: Settings) => assemble(admit(objects, set), [], set)

const seed = 20261120
const runs = { seed, numRuns: 400 }

describe('every trace of every generated cluster', () => {
  it('holds the invariants, and does not depend on the order of documents', () => {
    let delivered = 0
    let stopped = 0
    fc.assert(
      fc.property(
        policedWorld.chain((objects) => fc.tuple(fc.constant(objects), shuffled(objects))),
        senders,
        fc.nat(),
        proxySettings,
        ([objects, other], from, chosen, change) => {
          const cluster = assembled(objects, settings(change))
          const targets = targetOf(cluster)
          const to = targets[chosen % targets.length] ?? ''
          const parsed = parseRequest({ from, to, choices: {}, at: null, proxy: null })
          if (!parsed.ok) throw new Error(to)
          const result = trace(cluster, parsed.value.request, {})
          expect(trace(assembled(other, settings(change)), parsed.value.request, {})).toEqual(result)
          if (!result.ok) return
          expect(violations(cluster, result.trace)).toEqual([])
          const places = new Set(graphOf(cluster).places.map(({ id }) => id))
          expect(
            result.trace.hops
              .slice(1)
              .filter(({ id }) => !places.has(id))
              .map(({ id }) => id),
          ).toEqual([])
          if (result.trace.verdict === 'delivered') delivered += 1
          else stopped += 1
        },
      ),
      { seed, numRuns: 2_000 },
    )
    // The generator must reach both, or the property says little.
    expect(delivered).toBeGreaterThan(150)
    expect(stopped).toBeGreaterThan(200)
  }, 60_000)

  it('every choice that an alternative names can be taken, and leads where it says', () => {
    fc.assert(
      fc.property(policedWorld, senders, fc.nat(), (objects, from, seed) => {
        // Left out: host ports (see reported.test.ts), and chains of balancers, where one key names two forks.
        const simple = objects.filter(
          ({ body }) => !/hostPort|"(address|ip)":"198|"addresses":\["198[^\]]*"\],"nodeName"/.test(JSON.stringify(body)),
        )
        const cluster = assembled(simple, settings({}))
        const targets = targetOf(cluster)
        const parsed = parseRequest({ from, to: targets[seed % targets.length] ?? '', choices: {}, at: null, proxy: null })
        const result = parsed.ok ? trace(cluster, parsed.value.request, {}) : null
        if (!parsed.ok || !result?.ok) return
        for (const { choices, endpoint, verdict } of result.trace.alternatives) {
          const again = trace(cluster, parsed.value.request, choices)
          expect(again.ok && [again.trace.verdict, again.trace.endpoints.includes(endpoint ?? '') || endpoint === null]).toEqual([
            verdict,
            true,
          ])
        }
      }),
      runs,
    )
  })
})

const field = fc.constantFrom('spec', 'status', 'metadata', 'subsets', 'endpoints', 'ports', 'addressType')
const key = fc.constantFrom(
  'ports',
  'selector',
  'type',
  'clusterIP',
  'clusterIPs',
  'externalIPs',
  'loadBalancer',
  'ingress',
  'template',
  'replicas',
  'containers',
  'addresses',
  'conditions',
  'listeners',
  'backends',
  'labels',
  'ownerReferences',
  'podIP',
  'podIPs',
  'nodeName',
  'hostNetwork',
  'targetPort',
  'nodePort',
  'port',
  'name',
  'ip',
  'address',
  'spec',
  'metadata',
  'podSelector',
  'namespaceSelector',
  'ipBlock',
  'cidr',
  'from',
  'to',
  'egress',
  'policyTypes',
  'matchLabels',
  'matchExpressions',
  'endPort',
  '__proto__',
  'constructor',
  'hasOwnProperty',
)
const leaf = fc.oneof(
  fc.constantFrom(
    null,
    true,
    0,
    -1,
    80,
    65536,
    1.5,
    '',
    '80',
    'None',
    'Local',
    'ExternalName',
    'LoadBalancer',
    '10.96.0.5',
    '::1',
    '10.0.0.0/8',
  ),
  fc.double(),
  fc.string(),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
  ),
}))
const kinds = ['Node', 'Pod', 'Service', 'Endpoints', 'EndpointSlice', 'Deployment', 'NetworkPolicy', 'ExternalLoadBalancer'] as const
const garbage = fc.tuple(fc.constantFrom(...kinds), fc.dictionary(field, tree), fc.nat(2)).map(([kind, body, number]) => {
  const made = object(kind, names[number] ?? 'x', {})
  return { ...made, body: { ...made.body, ...body } }
})

describe('garbage', () => {
  it('in any field of any known kind never throws', () => {
    fc.assert(
      fc.property(fc.array(garbage, { minLength: 1, maxLength: 6 }), (objects) => {
        const cluster = assembled(objects, settings({}))
        graphOf(cluster)
        targetsOf(cluster)
        const found = diagnose(cluster)
        for (const to of targetOf(cluster)) {
          const parsed = parseRequest({ from: 'node:node1', to, choices: {}, at: null, proxy: null })
          const result = parsed.ok ? trace(cluster, parsed.value.request, {}) : null
          if (result?.ok) diagnoseTrace(cluster, result.trace, found)
        }
      }),
      runs,
    )
  })
})
