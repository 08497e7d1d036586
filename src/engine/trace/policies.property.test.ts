import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admit } from '../apiServer'
import { assemble } from '../assemble'
import { policedWorld, proxySettings, senders, targetOf } from '../generated.testing'
import { type Cluster, defaultSettings, type Hop, type KubeObject, type KubeProxyChange, type Request, stopOf, type Trace } from '../model'
import { parseRequest } from '../parseRequest'
import { alternativesOf, everyEnding, preferring } from './alternatives'
import { type PlainEnd, passesPlainly } from './plainPolicy.testing'
import { findSender } from './sender'
import { resolveTarget } from './target'
import { trace } from './trace'
import type { Pick } from './visit'
import { walk } from './walk'

const assembled = (objects: readonly KubeObject[], change: KubeProxyChange) => {
  const settings = { ...defaultSettings, kubeProxy: { ...defaultSettings.kubeProxy, ...change } }
  return assemble(admit(objects, settings), [], settings)
}
const isPolicy = ({ ref }: KubeObject) => ref.kind === 'NetworkPolicy'

function requested(cluster: Cluster, from: string, chosen: number): Request {
  const targets = targetOf(cluster)
  const parsed = parseRequest({ from, to: targets[chosen % targets.length] ?? '', choices: {}, at: null, proxy: null })
  if (!parsed.ok) throw new Error(from)
  return parsed.value.request
}

/** Without what policies say of it. */
const withoutPolicies = (hops: readonly Hop[]) =>
  hops.map((hop) => ({ ...hop, because: hop.because.filter(({ rule }) => rule !== 'networkPolicy') }))

/** The ends of the packet that a Pod's policies are asked about, as the trace tells them; null: it has none that asks. */
function asked(
  cluster: Cluster,
  { hops, ending, request }: Trace,
): { readonly leaving: PlainEnd | null; readonly entering: PlainEnd | null } {
  const last = hops.findLast((hop) => hop.wire !== null)?.wire
  const stop = stopOf(ending)
  const sender = findSender(cluster, request.from)
  const pod = 'sender' in sender ? sender.sender.pod : null
  const home = 'sender' in sender ? sender.sender.node?.ref.name : null
  const left = hops.findLast((hop, index) => hop.wire !== null && hops.slice(0, index + 1).every(({ node }) => node === home))?.wire
  const to = (address: string | null, port: number | null): PlainEnd | null =>
    pod && { pod, other: address, port: port ?? 0, protocol: hops[0]?.concept?.protocol ?? 'TCP' }
  if (stop?.reason === 'isolated-egress') return { leaving: to(stop.facts.other.address, stop.facts.port), entering: null }
  const receiver =
    ending.verdict === 'delivered' && ending.endpoint.what === 'pod' && ending.endpoint.ref
      ? cluster.lookup.podOf(ending.endpoint.ref)
      : null
  const name = stop?.reason === 'isolated-ingress' ? stop.facts.pod.split('/') : null
  const end = receiver ?? (name && cluster.lookup.pod(name[0] ?? '', name[1] ?? ''))
  return {
    leaving: left ? to(left.destination.address, left.destination.port) : null,
    entering: end && last ? { pod: end, other: last.source.address, port: last.destination.port ?? 0, protocol: last.protocol } : null,
  }
}

describe('policies of generated clusters', () => {
  it('answer as a plain reading of their objects does, and change nothing but what they drop', () => {
    const seen = { delivered: 0, 'isolated-egress': 0, 'isolated-ingress': 0 }
    fc.assert(
      fc.property(
        policedWorld,
        fc.oneof(senders, fc.constant('pod:default/pod-0')),
        fc.nat(),
        proxySettings,
        (objects, from, chosen, change) => {
          const cluster = assembled(objects, change)
          const open = assembled(
            objects.filter((each) => !isPolicy(each)),
            change,
          )
          const request = requested(cluster, from, chosen)
          const result = trace(cluster, request, {})
          if (!result.ok) return
          const { trace: policed } = result
          const free = trace(open, request, policed.choices)
          if (!free.ok) throw new Error('the request can be sent only with policies')
          const policies = objects.filter(isPolicy)
          const { leaving, entering } = asked(cluster, policed)
          const plainly = (end: PlainEnd | null, direction: 'ingress' | 'egress') =>
            end === null || passesPlainly(cluster, policies, direction, end)
          const reason = stopOf(policed.ending)?.reason
          if (reason === 'isolated-egress') {
            expect(plainly(leaving, 'egress')).toBe(false)
            seen[reason] += 1
          } else if (reason === 'isolated-ingress') {
            expect([plainly(leaving, 'egress'), plainly(entering, 'ingress')]).toEqual([true, false])
            seen[reason] += 1
          } else {
            expect(withoutPolicies(policed.hops)).toEqual(free.trace.hops)
            expect(policed.ending).toEqual(free.trace.ending)
            if (policed.verdict !== 'delivered') return
            expect([plainly(leaving, 'egress'), plainly(entering, 'ingress')]).toEqual([true, true])
            seen.delivered += 1
          }
        },
      ),
      { seed: 20261126, numRuns: 3_000 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(40)
  }, 120_000)

  it('end each way as a walk of that way does, with no way folded and no ending known', () => {
    fc.assert(
      fc.property(policedWorld, senders, fc.nat(), proxySettings, (objects, from, chosen, change) => {
        // Left out: a stranger outside with an address of one node's Pods, whom that node alone takes for a Pod.
        fc.pre(from !== 'ip:10.244.1.5')
        const cluster = assembled(objects, change)
        const request = requested(cluster, from, chosen)
        const result = trace(cluster, request, {})
        const found = findSender(cluster, request.from)
        if (!result.ok || !('sender' in found)) return
        const target = resolveTarget(cluster, found.sender, request.to)
        if ('problem' in target) return
        const walkPlainly = (pick: Pick) =>
          walk(
            {
              cluster,
              sender: found.sender,
              spoken: request,
              pick: (options) => pick(options.map((option) => ({ ...option, fold: null }))),
            },
            target,
            null,
          )
        const taken = preferring({})
        const { ending } = walkPlainly(taken.pick)
        const plain = alternativesOf(everyEnding({ forks: taken.forks(), ending }, walkPlainly), ending)
        const told = (ways: Trace['alternatives']) =>
          Object.fromEntries(ways.map(({ verdict, reason, endpoint, chance }) => [`${verdict} ${reason} ${endpoint}`, chance.toFixed(9)]))
        expect(told(result.trace.alternatives)).toEqual(told(plain))
      }),
      { seed: 20261126, numRuns: 1_500 },
    )
  }, 120_000)
})
