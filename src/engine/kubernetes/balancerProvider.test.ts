import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf } from '../testing'

const node = (labels: string, spec = '') => `
apiVersion: v1
kind: Node
metadata: { name: node1, labels: { ${labels} } }
spec: { ${spec} }
status: { addresses: [{ type: InternalIP, address: 192.168.1.1 }] }
`
const plain = node('')
const service = (annotations = '', spec = '', status = '') =>
  serviceText('web', `type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]${spec}`, status).replace(
    'name: web',
    `name: web, annotations: { ${annotations} }`,
  )
const aws = 'service.beta.kubernetes.io/aws-load-balancer-'
const advertisement = `
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: l2, namespace: metallb-system }
`
const controller = (args = '') => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller, namespace: metallb-system }
spec:
  selector: { matchLabels: { app: metallb } }
  template:
    metadata: { labels: { app: metallb } }
    spec: { containers: [{ name: c, image: quay.io/metallb/controller:v0.15.2, args: [${args}] }] }
`
const pool = `
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: pool, namespace: metallb-system }
spec: { addresses: [10.0.0.0/28] }
`

/** Who makes the balancer and by what, how packets come in, and why it waits. */
function told(text: string): string {
  const { balancer, loadBalancerAddresses } = clusterOf(text).services.find(({ ref }) => ref.name === 'web') ?? {}
  const { provider, announcement, pending } = balancer ?? {}
  if (pending) return `${provider?.name ?? 'nobody'} pending ${pending.why}`
  const by = provider ? `${provider.name} by ${provider.by} (${provider.path})` : 'unknown'
  return `${by}: ${loadBalancerAddresses?.[0]?.mode} ${announcement?.how}`
}

describe('who makes the balancer of a Service', () => {
  it.each([
    ['nothing tells', plain + service(), 'unknown: VIP balancer'],
    [
      'an annotation of AWS',
      plain + service(`${aws}internal: 'true'`),
      `AWS by annotation (metadata.annotations["${aws}internal"]): Proxy balancer`,
    ],
    [
      'ip targets',
      plain + service(`${aws}type: external, ${aws}nlb-target-type: ip`),
      `AWS by annotation (metadata.annotations["${aws}type"]): Proxy pods`,
    ],
    [
      'the older way to say so',
      plain + service(`${aws}type: nlb-ip`),
      `AWS by annotation (metadata.annotations["${aws}type"]): Proxy pods`,
    ],
    [
      'instance targets',
      plain + service(`${aws}type: external, ${aws}nlb-target-type: instance`),
      `AWS by annotation (metadata.annotations["${aws}type"]): Proxy balancer`,
    ],
    ['its class', plain + service('', ', loadBalancerClass: service.k8s.aws/nlb'), 'AWS by class (spec.loadBalancerClass): Proxy balancer'],
    [
      'the class goes before annotations',
      plain + service(`${aws}type: nlb`, ', loadBalancerClass: networking.gke.io/l4-regional-external'),
      'GKE by class (spec.loadBalancerClass): VIP balancer',
    ],
    ['a class that is known, of whom little is', plain + service('', ', loadBalancerClass: tailscale'), 'unknown: VIP balancer'],
    ['a class that nobody serves', plain + service('', ', loadBalancerClass: example.com/lb'), 'nobody pending class'],
    [
      'an annotation of Azure',
      plain + service("service.beta.kubernetes.io/azure-load-balancer-internal: 'true'"),
      'Azure by annotation (metadata.annotations["service.beta.kubernetes.io/azure-load-balancer-internal"]): VIP balancer',
    ],
    [
      'an annotation of GKE',
      plain + service('networking.gke.io/load-balancer-type: Internal'),
      'GKE by annotation (metadata.annotations["networking.gke.io/load-balancer-type"]): VIP balancer',
    ],
    ['a machine of AWS', node('', 'providerID: aws:///eu-central-1a/i-0a1') + service(), 'AWS by node (spec.providerID): Proxy balancer'],
    ['a machine of GKE', node('', 'providerID: gce://project/zone/name') + service(), 'GKE by node (spec.providerID): VIP balancer'],
    [
      'a node of AKS',
      node('kubernetes.azure.com/cluster: x') + service(),
      'Azure by node (metadata.labels["kubernetes.azure.com/cluster"]): VIP balancer',
    ],
    [
      'a node of EKS',
      node('eks.amazonaws.com/nodegroup: x') + service(),
      'AWS by node (metadata.labels["eks.amazonaws.com/nodegroup"]): Proxy balancer',
    ],
    [
      'a node of k3s',
      node('node.kubernetes.io/instance-type: k3s') + service(),
      'ServiceLB by node (metadata.labels["node.kubernetes.io/instance-type"]): VIP own-address',
    ],
    ['a machine of another cloud', node('', 'providerID: digitalocean://1') + service(), 'unknown: VIP balancer'],
    ['a pool of MetalLB', plain + pool + advertisement + service(), 'MetalLB by objects (metadata.name): VIP one-node'],
    [
      'goes before the nodes',
      node('', 'providerID: aws:///a/b') + pool + advertisement + service(),
      'MetalLB by objects (metadata.name): VIP one-node',
    ],
    ['an advertisement without a pool', plain + advertisement + service(), 'MetalLB pending pool'],
    ['a controller of MetalLB without a pool', plain + controller() + service(), 'MetalLB pending pool'],
    [
      'an annotation of MetalLB alone, of which nothing is in the input',
      plain + service('metallb.io/address-pool: prod'),
      'MetalLB by annotation (metadata.annotations["metallb.io/address-pool"]): VIP balancer',
    ],
    ['MetalLB with a class leaves the others alone', plain + pool + controller('--lb-class=metallb') + service(), 'unknown: VIP balancer'],
    [
      'and serves its own',
      plain + pool + controller('--lb-class=metallb') + service('', ', loadBalancerClass: metallb'),
      'MetalLB by class (spec.loadBalancerClass): VIP nobody',
    ],
    [
      'without the flag it takes no class',
      plain + pool + controller() + service('', ', loadBalancerClass: metallb'),
      'nobody pending class',
    ],
    [
      'an address out of a pool',
      plain + pool + service('', '', 'loadBalancer: { ingress: [{ ip: 10.0.0.3 }] }'),
      'MetalLB by objects (metadata.name): VIP nobody',
    ],
    [
      'a status whose class nobody serves',
      plain + service('', ', loadBalancerClass: example.com/lb', 'loadBalancer: { ingress: [{ ip: 10.9.0.3 }] }'),
      'unknown: VIP balancer',
    ],
    [
      'only a host name',
      plain + service(`${aws}type: nlb`, '', 'loadBalancer: { ingress: [{ hostname: a.elb.amazonaws.com }] }'),
      `AWS by annotation (metadata.annotations["${aws}type"]): Proxy balancer`,
    ],
  ])('%s', (_name, text, expected) => {
    expect(told(text)).toBe(expected)
  })

  it.each([
    ['spec.loadBalancerIP', service('', ', loadBalancerIP: 10.9.9.9'), '10.9.9.9'],
    ['an annotation of MetalLB', service('metallb.universe.tf/loadBalancerIPs: 10.9.9.8'), '10.9.9.8'],
    ['an annotation of kube-vip', service('kube-vip.io/loadbalancerIPs: 10.9.9.7'), '10.9.9.7'],
    ['an address that a node has', service('', ', loadBalancerIP: 192.168.1.1'), '203.0.113.'],
  ])('the address that it asks for is taken: %s', (_name, text, expected) => {
    expect(clusterOf(plain + text).services[0]?.loadBalancerAddresses[0]?.address).toContain(expected)
  })

  it.each([
    ['nothing more is known', service('', '', 'loadBalancer: {}'), null],
    ['the pool would give one', pool + advertisement + service('', '', 'loadBalancer: {}'), null],
    ['there is no pool', advertisement + service('', '', 'loadBalancer: {}'), 'pool'],
    ['nobody serves its class', service('', ', loadBalancerClass: example.com/lb', 'loadBalancer: {}'), 'class'],
  ])('a status without an address fills in nothing, and %s', (_name, text, why) => {
    const [web] = clusterOf(plain + text).services
    expect([web?.loadBalancerAddresses, web?.balancer.pending?.why ?? null]).toEqual([[], why])
  })

  it('the hop of the balancer says who makes it, with the field', () => {
    const { hops } = traceOf(
      clusterOf(plain + podText('web-1', 'node1', '10.244.1.2') + service(`${aws}type: external, ${aws}nlb-target-type: ip`)),
      'external',
      'lb:default/web:80',
    )
    const found = hops[1]?.because.find(({ rule }) => rule === 'balancerProvider')
    expect(found).toMatchObject({ path: `metadata.annotations["${aws}nlb-target-type"]`, facts: { provider: 'AWS', targets: 'pods' } })
    expect(found?.line).toBeGreaterThan(0)
  })
})

describe('nodes that take no traffic of balancers', () => {
  const kept = node('node.kubernetes.io/exclude-from-external-load-balancers: ""')
  const second = kept
    .replaceAll('node1', 'node2')
    .replace('192.168.1.1', '192.168.1.2')
    .replace(/labels: \{.*?\} \}/, 'labels: {} }')
  const pod = podText('web-1', 'node1', '10.244.1.2')

  it('are no targets of a balancer outside', () => {
    expect(traceOf(clusterOf(`${kept}---${second}${pod}${service()}`), 'external', 'lb:default/web:80').via.node).toBe('node2')
  })

  it('leave the balancer with nothing to send to where there are no others', () => {
    const { verdict, reason } = traceOf(clusterOf(kept + pod + service()), 'external', 'lb:default/web:80')
    expect([verdict, reason]).toEqual(['rejected', 'no-backend'])
  })
})
