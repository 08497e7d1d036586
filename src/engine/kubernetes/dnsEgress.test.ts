import { describe, expect, it } from 'vitest'
import { clusterOf, podText, policyText, twoNodes } from '../testing'
import { keptFromDns } from './dnsEgress'

const dns = `
---
apiVersion: v1
kind: Pod
metadata: { name: coredns, namespace: kube-system, labels: { k8s-app: kube-dns } }
spec: { nodeName: node2, containers: [{ name: c, ports: [{ containerPort: 5353, protocol: UDP }] }] }
status: { phase: Running, podIP: 10.244.2.53, conditions: [{ type: Ready, status: 'True' }] }
---
apiVersion: v1
kind: Service
metadata: { name: kube-dns, namespace: kube-system }
spec: { clusterIP: 10.96.0.10, selector: { k8s-app: kube-dns }, ports: [{ name: dns, port: 53, protocol: UDP, targetPort: 5353 }] }
`
const client = (more = '') => podText('client', 'node1', '10.244.1.9', { labels: 'app: client', more })
const out = (rules: string) =>
  policyText('out', `{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress], egress: [${rules}] }`)
const toDns = 'to: [{ namespaceSelector: {}, podSelector: { matchLabels: { k8s-app: kube-dns } } }]'

describe('a Pod and its DNS server', () => {
  it.each<[string, string, boolean]>([
    ['without a policy nothing keeps it', client() + dns, false],
    ['a policy for ingress alone does not', client() + dns + policyText('in', '{ podSelector: {} }'), false],
    ['no egress rule keeps it from the server', client() + dns + out(''), true],
    ['a rule for the server lets it ask', client() + dns + out(`{ ${toDns} }`), false],
    ['by the port that the server’s Pod has', client() + dns + out(`{ ${toDns}, ports: [{ port: 5353, protocol: UDP }] }`), false],
    ['not by the port of its Service', client() + dns + out(`{ ${toDns}, ports: [{ port: 53, protocol: UDP }] }`), true],
    ['TCP alone is not enough', client() + dns + out(`{ ${toDns}, ports: [{ port: 5353 }] }`), true],
    [
      'of a server that the input does not have only the port counts',
      client() + out('{ to: [{ podSelector: {} }], ports: [{ port: 53, protocol: UDP }] }'),
      false,
    ],
    ['and where no rule has that, nothing lets it ask', client() + out('{ ports: [{ port: 443 }] }'), true],
    [
      'another server that it is told to ask needs a rule',
      client("dnsPolicy: None, dnsConfig: { nameservers: ['198.51.100.53'] }") + dns + out(`{ ${toDns} }`),
      true,
    ],
    [
      'and is asked with one',
      client("dnsPolicy: None, dnsConfig: { nameservers: ['198.51.100.53'] }") +
        dns +
        out('{ to: [{ ipBlock: { cidr: 198.51.100.53/32 } }] }'),
      false,
    ],
    [
      'a cache on its own node is always reached',
      client("dnsPolicy: None, dnsConfig: { nameservers: ['169.254.20.10'] }") + dns + out(''),
      false,
    ],
    ['on the network of its node no policy counts', client('hostNetwork: true') + dns + out(''), false],
  ])('%s', (_name, text, kept) => {
    const cluster = clusterOf(twoNodes + text)
    const pod = cluster.lookup.pod('default', 'client')
    if (pod === null) throw new Error('no client')
    expect(keptFromDns(cluster, pod) !== null).toBe(kept)
  })
})
