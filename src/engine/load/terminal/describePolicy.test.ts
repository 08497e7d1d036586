import { load as parseYaml } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { load } from '../load'

const described = (spec: string, name = 'web') => `Name:         ${name}
Namespace:    shop
Created on:   2026-01-15 10:00:00 +0000 UTC
Labels:       <none>
Annotations:  <none>
Spec:
${spec}`

const read = (text: string) => load([{ name: 'x', text }])
const specOf = (spec: string) => read(described(spec)).objects[0]?.body.spec

describe('kubectl describe networkpolicy', () => {
  it.each<[name: string, printed: string, written: string]>([
    [
      'ports, blocks and selectors, in several rules',
      `  PodSelector:     role=db
  Allowing ingress traffic:
    To Port: 6379/TCP
    To Port: http/UDP
    From:
      IPBlock:
        CIDR: 172.17.0.0/16
        Except: 172.17.1.0/24, 172.17.2.0/24
    From:
      NamespaceSelector: project=mine
    From:
      NamespaceSelector: <none>
      PodSelector: app=web,tier in (a,b),zone notin (c),fast,!old
    ----------
    To Port: <any> (traffic allowed to all ports)
    From:
      IPBlock:
        CIDR: 10.0.0.0/8
        Except: 
  Not affecting egress traffic
  Policy Types: Ingress
`,
      `
podSelector: { matchLabels: { role: db } }
policyTypes: [Ingress]
ingress:
  - ports: [{ port: 6379, protocol: TCP }, { port: http, protocol: UDP }]
    from:
      - ipBlock: { cidr: 172.17.0.0/16, except: [172.17.1.0/24, 172.17.2.0/24] }
      - namespaceSelector: { matchLabels: { project: mine } }
      - namespaceSelector: {}
        podSelector:
          matchLabels: { app: web }
          matchExpressions:
            - { key: tier, operator: In, values: [a, b] }
            - { key: zone, operator: NotIn, values: [c] }
            - { key: fast, operator: Exists }
            - { key: old, operator: DoesNotExist }
  - from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]
`,
    ],
    [
      'all Pods isolated',
      `  PodSelector:     <none> (Allowing the specific traffic to all pods in this namespace)
  Allowing ingress traffic:
    <none> (Selected pods are isolated for ingress connectivity)
  Allowing egress traffic:
    <none> (Selected pods are isolated for egress connectivity)
  Policy Types: Ingress, Egress
`,
      'podSelector: {}\npolicyTypes: [Ingress, Egress]\ningress: []\negress: []',
    ],
    [
      'all traffic allowed, and every port of a protocol',
      `  PodSelector:     app=web
  Not affecting ingress traffic
  Allowing egress traffic:
    To Port: <any> (traffic allowed to all ports)
    To: <any> (traffic not restricted by destination)
    ----------
    To Port: <nil>/UDP
    To: <any> (traffic not restricted by destination)
  Policy Types: Egress
`,
      'podSelector: { matchLabels: { app: web } }\npolicyTypes: [Egress]\negress: [{}, { ports: [{ protocol: UDP }] }]',
    ],
  ])('%s', (_, printed, written) => {
    expect(specOf(printed)).toEqual(parseYaml(written))
  })

  const rule = (port: string) =>
    `  PodSelector:     app=web\n  Allowing ingress traffic:\n    To Port: ${port}\n    From: <any> (traffic not restricted by source)\n  Policy Types: Ingress\n`

  it('of several each is one, and a number of a port is told to be perhaps the beginning of a range, once', () => {
    const { objects, problems } = read(`$ kubectl describe netpol -A\n${described(rule('80/TCP'))}\n\n${described(rule('81/TCP'), 'api')}`)
    expect(objects.map(({ ref }) => `${ref.group}/${ref.kind} ${ref.namespace}/${ref.name}`)).toEqual([
      'networking.k8s.io/NetworkPolicy shop/web',
      'networking.k8s.io/NetworkPolicy shop/api',
    ])
    expect(problems).toMatchObject([{ code: 'range-not-printed', line: 10 }])
  })

  it.each(['http/TCP', '<nil>/TCP', '<any> (traffic allowed to all ports)'])('%s is no beginning of a range', (port) => {
    expect(read(described(rule(port))).problems).toEqual([])
  })

  it('a table of policies shows no rules, and is no policy', () => {
    for (const typed of ['$ kubectl get netpol\n', '']) {
      const { objects, problems } = read(`${typed}NAME   POD-SELECTOR   AGE\nweb    app=web        5d\n`)
      expect(objects).toEqual([])
      expect(problems).toMatchObject([{ code: 'lines-left-out', count: 1, first: 'web    app=web        5d' }])
    }
  })
})
