import { describe, expect, it } from 'vitest'
import { createEngine } from '../pipeline'
import { twoNodes } from '../testing'

const table = (row: string) => `NAME   TYPE   CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\n${row}\n`
const wide = (selector: string) =>
  `NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE   SELECTOR\nweb    ClusterIP   10.96.7.7    <none>        80/TCP    3d    ${selector}\n`
const plain = table('web    ClusterIP   10.96.7.7    <none>        80/TCP    3d')
const endpoints = (list: string) => `NAME   ENDPOINTS   AGE\nweb    ${list}   3d\n`
const described = `Name:              web
Namespace:         default
Labels:            <none>
Selector:          <none>
Type:              ClusterIP
IP:                10.96.7.7
Port:              <unset>  80/TCP
TargetPort:        8080/TCP
Session Affinity:  None
`
const manifest = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ${spec} }\n`
const slice = `apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-x, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [{ name: "", port: 8080, protocol: TCP }]
endpoints: [{ addresses: [10.244.2.2], nodeName: node2, conditions: { ready: true } }]
`
const ingress = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web }
spec: { ingressClassName: nginx, rules: [{ host: a.example, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: nginx }
spec: { controller: k8s.io/ingress-nginx }
`
const metal = `apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: pool, namespace: metallb-system }
spec: { addresses: [192.168.10.240-192.168.10.250] }
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: all, namespace: metallb-system }
`

function traceOf(texts: readonly string[], from: string, to: string) {
  const engine = createEngine()
  engine.read([twoNodes, ...texts].map((text, index) => ({ name: `${index}`, text })))
  const answer = engine.trace({ from, to, choices: {}, at: null, proxy: null })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return { ...answer.trace, check: engine.findings().map(({ code }) => code) }
}

describe('a Service that a terminal showed without its selector', () => {
  const unknown = { verdict: 'unhandled', reason: 'endpoints-not-known', certainty: 'undetermined', status: null }
  const none = { verdict: 'rejected', reason: 'no-endpoints', missing: [] }

  it.each<[name: string, texts: readonly string[], from: string, to: string]>([
    ['at its cluster IP', [plain], 'node:node1', '10.96.7.7:80'],
    ['by its name', [plain], 'node:node1', 'svc:default/web:80'],
    ['at its node port', [table('web    NodePort   10.96.7.7    <none>        80:30080/TCP    3d')], 'external', '192.168.1.1:30080'],
    [
      'at the address that its balancer gave',
      [table('web    LoadBalancer   10.96.7.7    203.0.113.200        80:30080/TCP    3d')],
      'external',
      '203.0.113.200:80',
    ],
    [
      'at an address that a node announces where there is an endpoint',
      [table('web    LoadBalancer   10.96.7.7    192.168.10.240        80:30080/TCP    3d'), metal],
      'external',
      '192.168.10.240:80',
    ],
    [
      'behind a name without a cluster IP',
      [table('web    ClusterIP   None    <none>        80/TCP    3d')],
      'node:node1',
      'svc:default/web:80',
    ],
    ['behind a router', [plain, ingress], 'external', 'http://a.example/'],
    ['by kubectl port-forward', [plain], 'port-forward:svc/default/web:8080:80', 'localhost:8080'],
  ])('%s: where the request goes is not known', (_, texts, from, to) => {
    const trace = traceOf(texts, from, to)
    expect(trace).toMatchObject(unknown)
    expect(trace.missing).toContainEqual({ kind: 'EndpointSlice', why: 'not-shown', service: 'default/web' })
    expect(trace.findings.map(({ code }) => code)).toContain('SYS-01')
    expect(trace.check).not.toContain('SVC-23')
  })

  it.each<[name: string, texts: readonly string[], expected: object]>([
    ['a table with that column says that there is none', [wide('<none>')], none],
    ['a table with that column says which', [wide('app=web')], none],
    ['a description says that there is none', [described], none],
    ['another output says it', [plain, wide('<none>')], none],
    ['the manifest of it says that there is none', [plain, manifest('ports: [{ port: 80 }]')], none],
    ['a table of endpoints shows some', [plain, endpoints('10.244.2.2:8080')], { verdict: 'delivered', endpoints: ['10.244.2.2:8080'] }],
    ['a table of endpoints shows that there are none', [plain, endpoints('<none>')], none],
    ['an EndpointSlice has them', [plain, slice], { verdict: 'delivered', endpoints: ['10.244.2.2:8080'] }],
  ])('%s: then it is known', (_, texts, expected) => {
    expect(traceOf(texts, 'node:node1', '10.96.7.7:80')).toMatchObject(expected)
  })
})
