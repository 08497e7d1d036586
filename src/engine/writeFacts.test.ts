import { describe, expect, it } from 'vitest'
import { type AssumptionKind, applyEdits } from './model'
import { createEngine } from './pipeline'

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: example/web
          ports: [{ containerPort: 8080 }]
`
const service = (spec: string) => `---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
${spec}`
const nodePort = service('  type: NodePort\n  ports:\n    - port: 80\n      targetPort: 8080\n      nodePort: 30080\n')
const balancer = service('  type: LoadBalancer\n  ports:\n    - port: 80\n      targetPort: 8080\n')
const atNode = '192.168.1.100:30080'
const pod = (name: string, more: string) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels: { app: web }
spec:
  containers:
    - name: app
      image: example/web
${more}---
`
const node = 'apiVersion: v1\nkind: Node\nmetadata: { name: node1 }\n---\n'
const bare = pod('web-1', '')

const engineOf = (text: string) => {
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text }])
  return engine
}
const request = (from: string, to: string) => ({ from, to, choices: {}, at: null, proxy: null })

/** What was assumed, and what of it is written; every one of the latter is put in, and the input read again. */
function written(text: string, from: string, to: string) {
  const engine = engineOf(text)
  const answer = engine.trace(request(from, to))
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return engine.facts(request(from, to)).map(({ assumption, edits }) => {
    const after = applyEdits(text, edits)
    const again = engineOf(after)
    const traced = again.trace(request(from, to))
    const left = traced.ok ? traced.trace.assumptions.map((each) => JSON.stringify(each)) : []
    return {
      what: assumption.what,
      gone: !left.includes(JSON.stringify(assumption)),
      same: traced.ok && traced.trace.verdict === answer.trace.verdict,
      problems: again.read([{ name: 'a.yaml', text: after }]).problems.length,
      after,
    }
  })
}

describe('what is assumed can be written as a fact', () => {
  it.each<[AssumptionKind, string, string, string, RegExp]>([
    [
      'nodes',
      deployment + nodePort,
      'external',
      atNode,
      /\n---\napiVersion: v1\nkind: Node\nmetadata:\n {2}name: node1\nstatus:\n {2}addresses:\n {4}- type: InternalIP\n {6}address: 192\.168\.1\.100\n---/,
    ],
    [
      'pods',
      deployment + nodePort,
      'external',
      atNode,
      /kind: Pod[\s\S]*labels:\n {4}app: web\nspec:\n {2}containers:[\s\S]*nodeName: node1\nstatus:\n {2}phase: Running\n {2}podIP: 10\.244\.1\.\d+/,
    ],
    ['cluster-ip', deployment + nodePort, 'external', atNode, /\n {2}clusterIP: 10\./],
    ['node-port', deployment + balancer, 'external', 'lb:default/web:80', /\n {6}nodePort: 3\d{4}/],
    [
      'client-address',
      deployment + nodePort,
      'external',
      atNode,
      /apiVersion: hopscope\/v1\nkind: Client\nmetadata:\n {2}name: client\nspec:\n {2}address: 203\.0\.113\.1/,
    ],
    [
      'load-balancer-address',
      deployment + balancer,
      'external',
      'lb:default/web:80',
      /status:\n {2}loadBalancer:\n {4}ingress:\n {6}- ip: 203\.0\.113\.\d+/,
    ],
    [
      'node-address',
      node + pod('web-1', '  nodeName: node1\n') + nodePort.slice(4),
      'external',
      atNode,
      /kind: Node\nmetadata: \{ name: node1 \}\nstatus:\n {2}addresses:\n {4}- type: InternalIP/,
    ],
    ['pod-address', bare + nodePort.slice(4), 'external', atNode, /status:\n {2}podIP: 10\.244\.1\.\d+/],
    ['pod-node', bare + nodePort.slice(4), 'external', atNode, /\n {2}nodeName: node1/],
    [
      'pod-readiness',
      bare + nodePort.slice(4),
      'external',
      atNode,
      /podIP: [\d.]+\n {2}conditions:\n {4}- type: Ready\n {6}status: "True"/,
    ],
    [
      'router-address',
      `apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: alb }
spec: { controller: ingress.k8s.aws/alb }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, annotations: { alb.ingress.kubernetes.io/target-type: ip } }
spec:
  ingressClassName: alb
  defaultBackend: { service: { name: web, port: { number: 80 } } }
---
${deployment}${nodePort}`,
      'external',
      'ingress:default/shop',
      /status:\n {2}loadBalancer:\n {4}ingress:\n {6}- ip: /,
    ],
    [
      'endpoints',
      node.replace('name: node1 }', 'name: node1 }\nstatus: { addresses: [{ type: InternalIP, address: 192.168.1.100 }] }') +
        pod('web-1', '  nodeName: node1\nstatus:\n  podIP: 10.244.1.7\n  conditions: [{ type: Ready, status: "True" }]\n') +
        nodePort.slice(4),
      'external',
      atNode,
      /kind: EndpointSlice[\s\S]*addresses:\n {6}- 10\.244\.1\.7/,
    ],
    ['listening', bare + nodePort.slice(4), 'external', atNode, /\n {6}ports:\n {8}- containerPort: 8080/],
  ])('%s', (what, text, from, to, expected) => {
    const facts = written(text, from, to)
    const fact = facts.find((each) => each.what === what)
    expect(facts.map((each) => each.what)).toContain(what)
    expect(fact?.after).toMatch(expected)
    for (const each of facts) expect(each).toMatchObject({ gone: true, same: true, problems: 0 })
  })

  it('nothing is offered where the text takes no objects, or another end would come of it', () => {
    const json = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web-1' }, spec: { containers: [{ name: 'app' }] } })
    const whats = written(json, 'node:node1', 'pod:default/web-1:8080').map(({ what }) => what)
    expect(whats).not.toContain('nodes')
    expect(whats).toContain('pod-node')
    // Pods that ask for a node of some kind would stand nowhere, once nodes are described without their labels.
    const choosy = deployment.replace('      containers:', '      nodeSelector: { disk: ssd }\n      containers:')
    expect(written(choosy + nodePort, 'external', atNode).map(({ what }) => what)).not.toContain('nodes')
  })

  it('one after another, all that can be written is no longer assumed', () => {
    let text = deployment + nodePort
    for (let round = 0; round < 10; round += 1) {
      const [fact] = engineOf(text).facts(request('external', atNode))
      if (fact === undefined) break
      text = applyEdits(text, fact.edits)
    }
    const answer = engineOf(text).trace(request('external', atNode))
    expect(answer.ok && answer.trace.assumptions.map(({ what }) => what)).toEqual(['masquerade-address'])
    expect(answer.ok && answer.trace.verdict).toBe('delivered')
  })
})
