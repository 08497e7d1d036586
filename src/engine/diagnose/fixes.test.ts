import { describe, expect, it } from 'vitest'
import type { Finding, FindingCode } from '../model'
import { clusterOf, podText, policyText, serviceText, traceOf, twoNodes } from '../testing'
import { diagnose, diagnoseTrace } from './diagnose'
import { asked, base, type FindingSide, mended, web } from './findingCase.testing'

/** What fixes write, where a row of the finding's own table is not enough. */

const client = 'pod:default/client'
const block = (kind: string, rest: string, apiVersion = 'v1') =>
  `${base}\n---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: x\nspec:\n${rest}`
const ingress = (path: string) =>
  block(
    'Ingress',
    `  rules:\n  - http:\n      paths:\n      - path: /\n${path}        backend: { service: { name: web, port: { number: 80 } } }\n`,
    'networking.k8s.io/v1',
  )
const named = (spec: string) => web(`clusterIP: 10.96.7.7, ${spec}`)
const written = (port: string) =>
  `\n---\napiVersion: v1\nkind: Endpoints\nmetadata: { name: web }\nsubsets: [{ addresses: [{ ip: 172.16.0.5 }], ports: [${port}] }]\n`
const onWeb = (rest: string) => web('selector: { app: web }') + policyText('web', `{ podSelector: { matchLabels: { app: web } }, ${rest} }`)
const route = (backend: string) =>
  `\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: route }\nspec: { rules: [{ backendRefs: [{ ${backend} }] }] }\n`
const pods = twoNodes + podText('web-2', 'node2', '10.244.2.2')
const elsewhere = podText('far', 'node1', '10.244.1.7', { labels: 'app: far', meta: 'namespace: shop' })
const classText =
  '\n---\napiVersion: networking.k8s.io/v1\nkind: IngressClass\nmetadata: { name: edge }\nspec: { controller: example.com/any }\n'
/** An Ingress for `web`, whose ports are 80 (`http`, to 8080) and 9090 (`metrics`, to 9091). */
const shop = (service: string, port: string, className = 'edge', more = ', { name: metrics, port: 9090, targetPort: 9091 }') => ({
  text:
    named(`selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }${more}]`) +
    classText +
    `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop }
spec: { ingressClassName: ${className}, defaultBackend: { service: { name: ${service}${port} } } }
`,
})

interface Row {
  readonly name: string
  readonly code: FindingCode
  readonly fault: FindingSide
  /** Texts that stand there afterwards and did not before; empty: no fix. */
  readonly writes: readonly string[]
}

const rows: readonly Row[] = [
  {
    name: 'a protocol that is none: what it runs on',
    code: 'SYS-03',
    fault: { text: block('Service', '  ports:\n  - port: 80\n    protocol: HTTP # plain\n') },
    writes: ['    protocol: TCP # plain\n'],
  },
  {
    name: 'a protocol in small letters',
    code: 'SYS-03',
    fault: { text: block('Service', '  ports:\n  - port: 80\n    protocol: udp\n') },
    writes: ['    protocol: UDP\n'],
  },
  {
    name: 'a protocol that nobody knows',
    code: 'SYS-03',
    fault: { text: block('Service', '  ports: [{ port: 80, protocol: FOO }]\n') },
    writes: [],
  },
  {
    name: 'a path type in small letters',
    code: 'SYS-03',
    fault: { text: ingress('        pathType: exact\n') },
    writes: ['        pathType: Exact\n'],
  },
  { name: 'no path type', code: 'SYS-03', fault: { text: ingress('') }, writes: ['        pathType: Prefix\n'] },
  {
    name: 'a node port of a ClusterIP',
    code: 'SYS-03',
    fault: { text: block('Service', '  ports:\n  - nodePort: 30080\n    port: 80\n') },
    writes: ['  - port: 80\n'],
  },
  { name: 'a port number out of range', code: 'SYS-03', fault: { text: block('Service', '  ports: [{ port: 123456 }]\n') }, writes: [] },
  {
    name: 'a selector with two keys of which one differs',
    code: 'SVC-01',
    fault: {
      text: pods.replaceAll('app: web', 'app: web, v: v1') + serviceText('web', 'selector: { app: web, v: v2 }, ports: [{ port: 80 }]'),
    },
    writes: ['{ app: web, v: v1 }, ports'],
  },
  {
    name: 'a selector with a key that the Pods lack',
    code: 'SVC-01',
    fault: { text: pods + serviceText('web', 'selector: { app: web, tier: front }, ports: [{ port: 80 }]') },
    writes: ['selector: { app: web }'],
  },
  {
    name: 'a selector with a key that differs and one that the Pods lack: two guesses',
    code: 'SVC-01',
    fault: { text: `${pods}${serviceText('web', 'selector: { app: wep, tier: front }, ports: [{ port: 80 }]')}` },
    writes: [],
  },
  {
    name: 'one of two Services that find nothing, where nothing says whose the Pods are',
    code: 'SVC-01',
    fault: {
      text: ['cart', 'shop'].reduce((text, app) => text + serviceText(app, `selector: { app: ${app} }, ports: [{ port: 80 }]`), pods),
    },
    writes: [],
  },
  {
    name: 'one of two Services that find nothing, called as the Pod',
    code: 'SVC-01',
    fault: {
      text: ['web-2', 'zoo'].reduce((text, app) => text + serviceText(app, `selector: { app: ${app} }, ports: [{ port: 80 }]`), pods),
    },
    writes: ['name: web-2 }\nspec: { selector: { app: web }'],
  },
  { name: 'a selector of which the Pods know no key', code: 'SVC-01', fault: { text: web('selector: { run: web }') }, writes: [] },
  {
    name: 'a label that reads as a number',
    code: 'SVC-01',
    fault: { text: pods.replaceAll('app: web', 'app: "1.0"') + serviceText('web', 'selector: { app: web }, ports: [{ port: 80 }]') },
    writes: ['selector: { app: "1.0" }'],
  },
  {
    name: 'Pods that name no port, and have one',
    code: 'SVC-06',
    fault: { text: named('selector: { app: web }, ports: [{ port: 80, targetPort: htp }]').replace('name: http, ', '') },
    writes: ['targetPort: 8080'],
  },
  {
    name: 'names that are all far off',
    code: 'SVC-06',
    fault: {
      text: named('selector: { app: web }, ports: [{ port: 80, targetPort: zz }]').replace(
        '{ name: http,',
        '{ name: metrics, containerPort: 9090 }, { name: http,',
      ),
    },
    writes: [],
  },
  {
    name: 'a protocol that is not written',
    code: 'SVC-21',
    fault: asked(named('selector: { app: web }'), client, '10.96.7.7:80/udp'),
    writes: ['targetPort: 8080, protocol: UDP }'],
  },
  {
    name: 'written endpoints without a name',
    code: 'SVC-26',
    fault: { text: named('ports: [{ name: http, port: 80 }]') + written('{ port: 8080 }') },
    writes: ['{ port: 8080, name: http }'],
  },
  {
    name: 'written endpoints with a name that the Service lacks',
    code: 'SVC-26',
    fault: { text: named('ports: [{ port: 80 }]') + written('{ name: http, port: 8080 }') },
    writes: ['ports: [{ port: 8080 }]'],
  },
  {
    name: 'the target of a port in place of the port',
    code: 'RT-05',
    fault: {
      text:
        web('selector: { app: web }, ports: [{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 81 }]') +
        route('name: web, port: 8080'),
    },
    writes: ['{ name: web, port: 80 }'],
  },
  {
    name: 'a port of several that is none',
    code: 'RT-05',
    fault: { text: web('selector: { app: web }, ports: [{ name: a, port: 80 }, { name: b, port: 81 }]') + route('name: web, port: 82') },
    writes: [],
  },
  {
    name: 'a Service spelled as another one, which has not that port',
    code: 'RT-04',
    fault: { text: web('selector: { app: web }') + route('name: wep, port: 81') },
    writes: [],
  },
  {
    name: 'a Service spelled as two others',
    code: 'RT-04',
    fault: {
      text:
        web('selector: { app: web }') + serviceText('wed', 'selector: { app: web }, ports: [{ port: 80 }]') + route('name: wep, port: 80'),
    },
    writes: [],
  },
  {
    name: 'a class with two letters changed',
    code: 'ING-02',
    fault: shop('web', ', port: { number: 80 }', 'egde'),
    writes: ['ingressClassName: edge'],
  },
  { name: 'a class that has another name altogether', code: 'ING-02', fault: shop('web', ', port: { number: 80 }', 'outside'), writes: [] },
  {
    name: 'a Service with a letter too many',
    code: 'ING-04',
    fault: shop('webb', ', port: { number: 80 }'),
    writes: ['service: { name: web,'],
  },
  { name: 'a Service with a like name and without that port', code: 'ING-04', fault: shop('webb', ', port: { number: 81 }'), writes: [] },
  { name: 'a Service with another name altogether', code: 'ING-04', fault: shop('cart', ', port: { number: 80 }'), writes: [] },
  { name: 'a port with a mistyped name', code: 'ING-05', fault: shop('web', ', port: { name: htpp }'), writes: ['port: { name: http }'] },
  { name: 'the target of a port', code: 'ING-05', fault: shop('web', ', port: { number: 8080 }'), writes: ['port: { number: 80 }'] },
  { name: 'a number that means none of two ports', code: 'ING-05', fault: shop('web', ', port: { number: 81 }'), writes: [] },
  { name: 'no port for a Service that has one', code: 'ING-06', fault: shop('web', '', 'edge', ''), writes: ['port: { number: 80 }'] },
  { name: 'no port for a Service that has two', code: 'ING-06', fault: shop('web', ''), writes: [] },
  {
    name: 'a number beside a name, and the Service has only the latter',
    code: 'ING-06',
    fault: shop('web', ', port: { name: http, number: 8080 }'),
    writes: ['port: { name: http }'],
  },
  { name: 'a number and a name of two ports', code: 'ING-06', fault: shop('web', ', port: { name: http, number: 9090 }'), writes: [] },
  {
    name: 'a sender of another namespace',
    code: 'NP-09',
    fault: asked(onWeb('ingress: [{ from: [{ podSelector: {} }] }]') + elsewhere, 'pod:shop/far', 'web.default:80'),
    writes: ['{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }, podSelector: { matchLabels: { app: far } } }'],
  },
  {
    name: 'a receiver that no rule names',
    code: 'NP-09',
    fault: asked(
      web('selector: { app: web }') +
        policyText(
          'out',
          '{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }] }',
        ),
      client,
      '10.244.2.2:8080',
    ),
    writes: ['{ podSelector: { matchLabels: { app: db } } }, { podSelector: { matchLabels: { app: web } } }'],
  },
]

function found({ text, ask }: FindingSide): readonly Finding[] {
  const cluster = clusterOf(text)
  return ask ? diagnoseTrace(cluster, traceOf(cluster, ask[0], ask[1]), diagnose(cluster)) : diagnose(cluster)
}

describe('what a fix writes', () => {
  it.each(rows)('$code: $name', ({ code, fault, writes }) => {
    const finding = found(fault).find((entry) => entry.code === code)
    expect(finding).toBeDefined()
    const change = finding?.change ?? []
    expect(change.length > 0).toBe(writes.length > 0)
    if (writes.length === 0) return
    const text = mended(clusterOf(fault.text), fault.text, change)
    for (const piece of writes) {
      expect(text).toContain(piece)
      expect(fault.text).not.toContain(piece)
    }
    expect(
      found({ ...fault, text }).filter(
        (entry) => entry.code === code && entry.path === finding?.path && entry.object?.name === finding.object?.name,
      ),
    ).toEqual([])
  })
})
