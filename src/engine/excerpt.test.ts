import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Trace, TypedRequest } from './model'
import { createEngine, type Engine } from './pipeline'

const folder = new URL('../samples/', import.meta.url)
const boutique = new URL('../../e2e/corpus/manifests/online-boutique.yaml', import.meta.url)

function engineWith(text: string): Engine {
  const engine = createEngine()
  engine.read([{ name: 'input.yaml', text }])
  return engine
}

function traceOf(engine: Engine, request: TypedRequest): Trace {
  const answer = engine.trace(request)
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return answer.trace
}

/** What the flow table shows, and what is said of it. */
function shown({ verdict, reason, certainty, missing, alternatives, hops, reply, assumptions, dns }: Trace) {
  const rows = [...hops, ...reply].map(({ id, step, facts, concept, wire, assumed }) => ({ id, step, facts, concept, wire, assumed }))
  return { verdict, reason, certainty, missing, alternatives, rows, assumptions, dns }
}

const typed = (from: string, to: string): TypedRequest => ({ from, to, choices: {}, at: null, proxy: null })

describe('an excerpt', () => {
  it.each([
    'nodeport-behind-load-balancer',
    'nodeport-nginx',
    'externalname-across-namespaces',
    'etcd-manual-endpoints',
    'ingress-nginx-on-nodeport',
    'nginx-virtualserver',
    'gateway-canary',
    'network-policy',
    'session-affinity',
    'local-policy-terminating',
  ])('of sample %s answers every of its requests as all of it does', (name) => {
    const engine = createEngine()
    const { scenarios } = engine.read([{ name: 'input.yaml', text: readFileSync(new URL(`${name}.yaml`, folder), 'utf8') }])
    expect(scenarios.length).toBeGreaterThan(0)
    for (const { choose, ...scenario } of scenarios) {
      const request = { ...scenario, choices: choose, at: null }
      const excerpt = engine.excerpt(request)
      expect(shown(traceOf(engineWith(excerpt?.text ?? ''), request))).toEqual(shown(traceOf(engine, request)))
    }
  })

  it('holds what the way needs, and no more', () => {
    const engine = engineWith(readFileSync(boutique, 'utf8'))
    const excerpt = engine.excerpt(typed('external', 'lb:default/frontend-external:80'))
    expect(excerpt?.kept).toEqual({ Deployment: 1, Service: 1 })
    expect(excerpt?.left).toMatchObject({ Deployment: 11, Service: 11 })
    expect(excerpt?.text).toContain('name: frontend-external')
    expect(excerpt?.text).not.toContain('cartservice')
  })

  it('keeps a policy that decides, and one of the same namespace that does not is left out', () => {
    const policy = (name: string, selected: string) => `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec:
  podSelector: { matchLabels: { app: ${selected} } }
  policyTypes: [Ingress]
`
    const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { nodeName: node1, containers: [{ name: web, image: example/web, ports: [{ containerPort: 80 }] }] }
status: { podIP: 10.244.1.2 }
`
    const engine = engineWith(pod + policy('closed', 'web') + policy('other', 'db'))
    const excerpt = engine.excerpt(typed('external', '10.244.1.2:80'))
    const from = engine.excerpt(typed('pod:default/web', '10.244.1.2:80'))
    expect(from?.kept).toMatchObject({ NetworkPolicy: 1 })
    expect(from?.text).toContain('closed')
    expect(from?.text).not.toContain('other')
    expect(excerpt).not.toBeNull()
  })

  it('takes two objects of one kind and name, of different groups, for two', () => {
    const service = (apiVersion: string) => `apiVersion: ${apiVersion}\nkind: Service\nmetadata:\n  name: web\n`
    const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: web, image: example/web, ports: [{ containerPort: 80 }] }] }
status: { podIP: 10.244.1.2 }
`
    const core = `${service('v1')}spec: { selector: { app: web }, ports: [{ port: 80 }] }\n`
    const engine = engineWith([pod, core, service('serving.knative.dev/v1')].join('---\n'))
    const request = typed('pod:default/web', 'svc:default/web:80')
    expect(traceOf(engineWith(engine.excerpt(request)?.text ?? ''), request).verdict).toBe(traceOf(engine, request).verdict)
    expect(engine.excerpt(request)?.text).toContain('selector')
  })

  it('says that a kind was asked for where that decides what is known', () => {
    const text = `apiVersion: v1
kind: List
items:
  - { apiVersion: v1, kind: Pod, metadata: { name: web }, spec: { containers: [{ name: web, image: x, ports: [{ containerPort: 80 }] }] }, status: { podIP: 10.244.1.2 } }
---
{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicyList, items: [] }
`
    const engine = engineWith(text)
    const request = typed('pod:default/web', '10.244.1.2:80')
    expect(traceOf(engine, request).missing).toEqual([])
    const excerpt = engine.excerpt(request)
    expect(traceOf(engineWith(excerpt?.text ?? ''), request).missing).toEqual([])
  })

  it('is none where the request cannot be sent', () => {
    expect(engineWith('').excerpt(typed('external', 'http://'))).toBeNull()
  })
})
