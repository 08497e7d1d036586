import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../model'
import { defaulted, objectOf, serviceWith } from './apiServer.testing'
import { applyDefaults } from './default'
import type { Steps } from './draft'

const container = (port: Record<string, unknown>) => ({ containers: [{ name: 'c', ports: [{ containerPort: 80, ...port }] }] })
const hosted = (spec: Record<string, unknown>) => ({ spec: { hostNetwork: true, ...spec } })
const deployment = (spec: Record<string, unknown>) => objectOf('Deployment', 'web', { spec: { template: { spec } } })
const affinity = ['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds']
const ipMode = ['status', 'loadBalancer', 'ingress', 0, 'ipMode']
const balancer = (ingress: Record<string, unknown>, type = 'LoadBalancer') =>
  objectOf('Service', 'web', { spec: { type }, status: { loadBalancer: { ingress: [ingress] } } })
const port = (key: string): Steps => ['spec', 'ports', 0, key]
const podPort = (list: string, key: string): Steps => ['spec', list, 0, 'ports', 0, key]

const policyWith = (spec: Record<string, unknown>) => objectOf('NetworkPolicy', 'p', { spec })
const policyPort: Steps = ['spec', 'egress', 0, 'ports', 0, 'protocol']

interface Row {
  readonly name: string
  readonly object: KubeObject
  readonly at: Steps
  readonly value: unknown
  /** Whether somebody wrote the value. */
  readonly written?: boolean
}

const rows: readonly Row[] = [
  { name: 'a Service has type ClusterIP', object: serviceWith({}), at: ['spec', 'type'], value: 'ClusterIP' },
  { name: 'without spec it has it too', object: objectOf('Service', 'web', {}), at: ['spec', 'type'], value: 'ClusterIP' },
  {
    name: 'a type that is written stays',
    object: serviceWith({ type: 'NodePort' }),
    at: ['spec', 'type'],
    value: 'NodePort',
    written: true,
  },
  { name: 'a port is TCP', object: serviceWith({}), at: port('protocol'), value: 'TCP' },
  { name: 'UDP stays', object: serviceWith({ ports: [{ port: 53, protocol: 'UDP' }] }), at: port('protocol'), value: 'UDP', written: true },
  { name: 'targetPort is port', object: serviceWith({}), at: port('targetPort'), value: 80 },
  { name: 'targetPort 0 is none', object: serviceWith({ ports: [{ port: 80, targetPort: 0 }] }), at: port('targetPort'), value: 80 },
  {
    name: 'a named targetPort stays',
    object: serviceWith({ ports: [{ port: 80, targetPort: 'http' }] }),
    at: port('targetPort'),
    value: 'http',
    written: true,
  },
  {
    name: 'no port, no targetPort',
    object: serviceWith({ ports: [{ name: 'x' }] }),
    at: port('targetPort'),
    value: undefined,
    written: true,
  },
  { name: 'there is no session affinity', object: serviceWith({}), at: ['spec', 'sessionAffinity'], value: 'None' },
  { name: 'ClientIP lasts three hours', object: serviceWith({ sessionAffinity: 'ClientIP' }), at: affinity, value: 10800 },
  {
    name: 'also where the configuration is empty',
    object: serviceWith({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: {} } }),
    at: affinity,
    value: 10800,
  },
  {
    name: 'or as long as it says',
    object: serviceWith({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } }),
    at: affinity,
    value: 60,
    written: true,
  },
  {
    name: 'a configuration without affinity goes',
    object: serviceWith({ sessionAffinity: 'None', sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } } }),
    at: ['spec', 'sessionAffinityConfig'],
    value: undefined,
    written: true,
  },
  { name: 'traffic inside goes to the whole cluster', object: serviceWith({}), at: ['spec', 'internalTrafficPolicy'], value: 'Cluster' },
  {
    name: 'an alias has no policy for it',
    object: serviceWith({ type: 'ExternalName' }),
    at: ['spec', 'internalTrafficPolicy'],
    value: undefined,
    written: true,
  },
  {
    name: 'ClusterIP has no policy for traffic from outside',
    object: serviceWith({}),
    at: ['spec', 'externalTrafficPolicy'],
    value: undefined,
    written: true,
  },
  {
    name: 'with external IPs it has',
    object: serviceWith({ externalIPs: ['1.2.3.4'] }),
    at: ['spec', 'externalTrafficPolicy'],
    value: 'Cluster',
  },
  { name: 'NodePort has', object: serviceWith({ type: 'NodePort' }), at: ['spec', 'externalTrafficPolicy'], value: 'Cluster' },
  {
    name: 'a load balancer has node ports',
    object: serviceWith({ type: 'LoadBalancer' }),
    at: ['spec', 'allocateLoadBalancerNodePorts'],
    value: true,
  },
  {
    name: 'unless it says no',
    object: serviceWith({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }),
    at: ['spec', 'allocateLoadBalancerNodePorts'],
    value: false,
    written: true,
  },
  {
    name: 'other types say nothing of it',
    object: serviceWith({ type: 'NodePort' }),
    at: ['spec', 'allocateLoadBalancerNodePorts'],
    value: undefined,
    written: true,
  },
  { name: 'an address of a balancer is a VIP', object: balancer({ ip: '1.2.3.4' }), at: ipMode, value: 'VIP' },
  { name: 'Proxy stays', object: balancer({ ip: '1.2.3.4', ipMode: 'Proxy' }), at: ipMode, value: 'Proxy', written: true },
  { name: 'a host name has no mode', object: balancer({ hostname: 'a.example.com' }), at: ipMode, value: undefined, written: true },
  {
    name: 'nor has an address under another type',
    object: balancer({ ip: '1.2.3.4' }, 'NodePort'),
    at: ipMode,
    value: undefined,
    written: true,
  },
  { name: 'a policy is one for ingress', object: policyWith({ egress: [] }), at: ['spec', 'policyTypes'], value: ['Ingress'] },
  { name: 'also one that says nothing', object: objectOf('NetworkPolicy', 'p', {}), at: ['spec', 'policyTypes'], value: ['Ingress'] },
  {
    name: 'with an egress rule it is one for both',
    object: policyWith({ egress: [{}] }),
    at: ['spec', 'policyTypes'],
    value: ['Ingress', 'Egress'],
  },
  {
    name: 'types that are written stay',
    object: policyWith({ policyTypes: ['Egress'], ingress: [{}] }),
    at: ['spec', 'policyTypes'],
    value: ['Egress'],
    written: true,
  },
  { name: 'a port of a policy is TCP', object: policyWith({ egress: [{ ports: [{ port: 53 }] }] }), at: policyPort, value: 'TCP' },
  {
    name: 'unless it says otherwise',
    object: policyWith({ egress: [{ ports: [{ protocol: 'UDP' }] }] }),
    at: policyPort,
    value: 'UDP',
    written: true,
  },
  {
    name: 'a Pod asks the cluster for names',
    object: objectOf('Pod', 'p', { spec: {} }),
    at: ['spec', 'dnsPolicy'],
    value: 'ClusterFirst',
  },
  { name: 'a Pod always restarts', object: objectOf('Pod', 'p', { spec: {} }), at: ['spec', 'restartPolicy'], value: 'Always' },
  {
    name: 'a container port is TCP',
    object: objectOf('Pod', 'p', { spec: container({}) }),
    at: podPort('containers', 'protocol'),
    value: 'TCP',
  },
  {
    name: 'on the host network the container port is the host port',
    object: objectOf('Pod', 'p', hosted(container({}))),
    at: podPort('containers', 'hostPort'),
    value: 80,
  },
  {
    name: 'also of init containers',
    object: objectOf('Pod', 'p', hosted({ initContainers: container({}).containers })),
    at: podPort('initContainers', 'hostPort'),
    value: 80,
  },
  {
    name: 'a host port that is written stays',
    object: objectOf('Pod', 'p', hosted(container({ hostPort: 80 }))),
    at: podPort('containers', 'hostPort'),
    value: 80,
    written: true,
  },
  {
    name: 'on the Pod network there is none',
    object: objectOf('Pod', 'p', { spec: container({}) }),
    at: podPort('containers', 'hostPort'),
    value: undefined,
    written: true,
  },
  {
    name: 'a template has defaults of a Pod',
    object: deployment(container({})),
    at: ['spec', 'template', 'spec', 'containers', 0, 'ports', 0, 'protocol'],
    value: 'TCP',
  },
  {
    name: 'but no host ports',
    object: deployment(hosted(container({})).spec),
    at: ['spec', 'template', 'spec', 'containers', 0, 'ports', 0, 'hostPort'],
    value: undefined,
    written: true,
  },
  {
    name: 'a template deep in a CronJob too',
    object: objectOf('CronJob', 'c', { spec: { jobTemplate: { spec: { template: { spec: {} } } } } }),
    at: ['spec', 'jobTemplate', 'spec', 'template', 'spec', 'dnsPolicy'],
    value: 'ClusterFirst',
  },
  { name: 'a Deployment has one Pod', object: deployment({}), at: ['spec', 'replicas'], value: 1 },
  {
    name: 'none where it says 0',
    object: objectOf('Deployment', 'web', { spec: { replicas: 0 } }),
    at: ['spec', 'replicas'],
    value: 0,
    written: true,
  },
  {
    name: 'a ReplicationController selects what it makes',
    object: objectOf('ReplicationController', 'rc', { spec: { template: { metadata: { labels: { a: 'b' } } } } }),
    at: ['spec', 'selector'],
    value: { a: 'b' },
  },
  {
    name: 'a port of Endpoints is TCP',
    object: objectOf('Endpoints', 'e', { subsets: [{ ports: [{ port: 80 }] }] }),
    at: ['subsets', 0, 'ports', 0, 'protocol'],
    value: 'TCP',
  },
  {
    name: 'a port of a slice is TCP',
    object: objectOf('EndpointSlice', 's', { ports: [{ port: 80 }] }),
    at: ['ports', 0, 'protocol'],
    value: 'TCP',
  },
  { name: 'and its name is empty', object: objectOf('EndpointSlice', 's', { ports: [{ port: 80 }] }), at: ['ports', 0, 'name'], value: '' },
  {
    name: 'a Namespace bears its name',
    object: objectOf('Namespace', 'team', {}),
    at: ['metadata', 'labels', 'kubernetes.io/metadata.name'],
    value: 'team',
  },
  {
    name: 'whatever somebody wrote there',
    object: objectOf('Namespace', 'team', {}, { labels: { 'kubernetes.io/metadata.name': 'other' } }),
    at: ['metadata', 'labels', 'kubernetes.io/metadata.name'],
    value: 'team',
  },
]

describe('defaults', () => {
  it.each(rows)('$name', ({ object, at, value, written = false }) => {
    expect(defaulted(object, at)).toEqual([value, !written])
  })

  it.each([
    ['a kind without defaults', objectOf('Node', 'n', { spec: {} })],
    ['a Service that has all', applyDefaults(serviceWith({ type: 'LoadBalancer', sessionAffinity: 'ClientIP' }))],
    ['a Pod that has all', applyDefaults(objectOf('Pod', 'p', { spec: container({}) }))],
    ['a Service whose spec is no map', objectOf('Service', 'web', { spec: 'nope' })],
    ['a Pod whose spec is no map', objectOf('Pod', 'p', { spec: [1] })],
    ['Endpoints of nothing', objectOf('Endpoints', 'e', { subsets: 7 })],
  ])('%s stays the same object', (_name, object) => {
    expect(applyDefaults(object)).toBe(object)
  })

  it.each([
    ['ports that are no maps', serviceWith({ ports: ['a', null, 7] })],
    ['a port that is a text', serviceWith({ ports: [{ port: 'eighty' }] })],
    ['containers that are no list', objectOf('Pod', 'p', { spec: { containers: { a: 1 }, hostNetwork: true } })],
    ['a configuration that is a text', serviceWith({ sessionAffinity: 'ClientIP', sessionAffinityConfig: 'x' })],
    ['labels that are a list', objectOf('Namespace', 'n', {}, { labels: [1] })],
  ])('%s are left as they are', (_name, object) => {
    const after = JSON.parse(JSON.stringify(applyDefaults(object).body))
    expect(after).toMatchObject(JSON.parse(JSON.stringify(object.body)))
  })
})
