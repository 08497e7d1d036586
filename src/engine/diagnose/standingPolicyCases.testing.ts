import { policyText } from '../testing'
import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about NetworkPolicies as they stand, whoever asks what. */

const services = web('clusterIP: 10.96.7.7, selector: { app: web }')
const onWeb = (rest: string) => ({
  text: services + policyText('web', `{ podSelector: { matchLabels: { app: web } }${rest && `, ${rest}`} }`),
})
const from = (peer: string) => onWeb(`ingress: [{ from: [{ ${peer} }] }]`)
const all = (rest: string) => ({ text: services + policyText('all', `{ podSelector: {}, ${rest} }`) })
const policy = { name: 'web' }
const selector = 'spec.ingress[0].from[0]'
const withRange = (text: string) => text.replace('status: {', 'spec: { podCIDR: 10.244.0.0/16 }\nstatus: {')
const clientTo = (ports: string) =>
  asked(
    services +
      policyText(
        'web',
        `{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress], egress: [{ ports: [{ port: 8080 }${ports}] }] }`,
      ),
    'pod:default/client',
    'web:80',
  )
const adminPolicy = `
---
apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: { name: first }
spec: { priority: 1 }
`

export const standingPolicyCases: readonly FindingCase[] = [
  {
    code: 'DNS-02',
    name: 'port 53 on UDP alone',
    fault: clientTo(', { port: 53, protocol: UDP }'),
    healthy: clientTo(', { port: 53, protocol: UDP }, { port: 53 }'),
    severity: 'info',
    path: 'spec.egress',
    facts: { pod: 'default/client', server: '10.96.0.10', policies: [policy] },
  },
  {
    code: 'NP-01',
    name: 'a policy for Pods that are not there',
    fault: { text: services + policyText('web', '{ podSelector: { matchLabels: { app: wep } } }') },
    healthy: onWeb(''),
    severity: 'info',
    path: 'spec.podSelector',
    facts: { policy, selector: 'app=wep' },
  },
  {
    code: 'NP-02',
    name: 'a namespace that is not there',
    fault: from('namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }'),
    healthy: from('namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: default } }'),
    severity: 'info',
    path: `${selector}.namespaceSelector`,
    facts: { policy, selector: 'kubernetes.io/metadata.name=shop' },
  },
  {
    code: 'NP-03',
    name: 'Pods that are not there',
    fault: from('podSelector: { matchLabels: { app: shop } }'),
    healthy: from('podSelector: { matchLabels: { app: client } }'),
    severity: 'info',
    path: `${selector}.podSelector`,
    facts: { policy, selector: 'app=shop', own: true },
  },
  {
    code: 'NP-04',
    name: 'a block of Pod addresses that no Pod has',
    fault: { text: withRange(from('ipBlock: { cidr: 10.244.9.0/24 }').text) },
    healthy: { text: withRange(from('ipBlock: { cidr: 10.244.1.0/24 }').text) },
    severity: 'info',
    path: `${selector}.ipBlock`,
    facts: { policy, range: '10.244.9.0/24' },
  },
  {
    code: 'NP-05',
    name: 'a policy for all that allows nothing',
    fault: all('policyTypes: [Ingress]'),
    healthy: all('policyTypes: [Ingress], ingress: [{ ports: [{ port: 8080 }] }]'),
    severity: 'info',
    path: 'spec.podSelector',
    facts: { policy: { name: 'all' }, namespace: 'default', direction: 'ingress', allows: 'nothing' },
  },
  {
    code: 'NP-06',
    name: 'a Pod that no policy of its namespace selects',
    fault: onWeb(''),
    healthy: all('policyTypes: [Ingress]'),
    severity: 'info',
    path: 'spec.podSelector',
    facts: { namespace: 'default', direction: 'ingress', open: ['Pod default/client'] },
  },
  {
    code: 'NP-11',
    name: 'UDP allowed where TCP is served',
    fault: onWeb('ingress: [{ ports: [{ port: 8080, protocol: UDP }] }]'),
    healthy: onWeb('ingress: [{ ports: [{ port: 8080 }] }]'),
    severity: 'warning',
    path: 'spec.ingress[0].ports',
    facts: { policy, port: '8080/UDP', declared: ['TCP'] },
  },
  {
    code: 'NP-14',
    name: 'a policy for egress alone',
    fault: onWeb('policyTypes: [Egress], egress: [{}]'),
    healthy: onWeb('policyTypes: [Egress, Ingress], egress: [{}]'),
    severity: 'info',
    path: 'spec.policyTypes',
    facts: { policy },
  },
  {
    code: 'NP-15',
    name: 'a section without its type',
    fault: onWeb('policyTypes: [Ingress], egress: [{}]'),
    healthy: onWeb('policyTypes: [Ingress, Egress], egress: [{}]'),
    severity: 'info',
    path: 'spec.egress',
    facts: { policy, why: 'no-type', section: 'egress' },
  },
  {
    code: 'NP-16',
    name: 'a policy of the whole cluster',
    fault: asked(services + adminPolicy, 'pod:default/client', 'web:80'),
    healthy: asked(services, 'pod:default/client', 'web:80'),
    severity: 'info',
    path: null,
    facts: { kind: 'AdminNetworkPolicy', count: 1 },
  },
]
