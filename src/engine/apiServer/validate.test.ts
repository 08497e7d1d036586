import { describe, expect, it } from 'vitest'
import { serviceWith } from './apiServer.testing'
import { applyDefaults } from './default'
import { validateService } from './validate'

type Map = Record<string, unknown>
const found = (spec: Map, metadata: Map = {}) =>
  validateService(applyDefaults(serviceWith(spec, 'web', metadata)).body, { whole: false }).map(({ path, code }) => `${path} ${code}`)
const ports = (...list: Map[]) => ({ ports: list })
const balancer = (more: Map) => ({ type: 'LoadBalancer', ...more })
const timeout = (timeoutSeconds: unknown) => ({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } })
const annotated = (key: string, value: string) => ({ annotations: { [key]: value } })
const ranges = 'service.beta.kubernetes.io/load-balancer-source-ranges'
const alias = (more: Map) => ({ type: 'ExternalName', externalName: 'a.example.com', ...more })
const long = 'a'.repeat(64)

it('a map where a switch should stand is shown as it is written', () => {
  const { body } = applyDefaults(serviceWith({ allocateLoadBalancerNodePorts: { a: true } }, 'web'))
  expect(validateService(body, { whole: false })).toMatchObject([{ code: 'only-for-type', value: '{"a":true}' }])
})

describe('a map where an address should stand', () => {
  it.each<[string, Map, string]>([
    ['beside a list', { clusterIP: { ip: '10.96.0.9' }, clusterIPs: ['10.96.0.9'] }, 'spec.clusterIP wrong-type'],
    ['of an alias', alias({ clusterIPs: [{ ip: '10.96.0.9' }] }), 'spec.clusterIPs wrong-type'],
  ])('%s is a value of a wrong type', (_, spec, error) => expect(found(spec)).toContain(error))
})

describe('a Service that the API server takes', () => {
  it.each<[string, Map, Map?]>([
    ['one port without a name', ports({ port: 80 })],
    ['no ports, headless', { ports: [], clusterIP: 'None' }],
    ['an alias, its name with a dot at the end', alias({ externalName: 'a.example.com.', ports: [] })],
    [
      'one number under each protocol',
      ports({ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' }, { name: 'c', port: 53, protocol: 'SCTP' }),
    ],
    [
      'one node port under two protocols',
      { type: 'NodePort', ...ports({ name: 'a', port: 1, nodePort: 30001 }, { name: 'b', port: 2, protocol: 'UDP', nodePort: 30001 }) },
    ],
    ['a name of 63 letters', {}, { name: 'a'.repeat(63) }],
    ['a prefix of a name that ends in a hyphen', {}, { name: undefined, generateName: 'web-' }],
    ['labels with a prefix', {}, { labels: { 'example.com/App_1': 'A.b-c', empty: '' } }],
    ['an annotation with capitals in its prefix', {}, annotated('Example.com/Name', 'anything at all')],
    ['an external IP of each family', { externalIPs: ['1.2.3.4', '2001:db8::1'] }],
    ['ranges with spaces around them', balancer({ loadBalancerSourceRanges: [' 1.2.3.4/8 ', '2001:db8::/32'] })],
    ['an annotation with ranges', balancer({}), annotated(ranges, '1.2.3.4/8,  5.6.7.8/16')],
    ['an annotation with nothing in it', balancer({}), annotated(ranges, ' ')],
    ['a class', balancer({ loadBalancerClass: 'example.com/internal' })],
    ['the kubelet’s port behind a load balancer', balancer(ports({ port: 10250 }))],
    ['no node ports for a load balancer', balancer({ allocateLoadBalancerNodePorts: false })],
    ['a port for the health check', balancer({ externalTrafficPolicy: 'Local', healthCheckNodePort: 32000 })],
    ['affinity for a second, and for a day', timeout(1)],
    ['affinity for a day', timeout(86400)],
    ['an application protocol', ports({ port: 80, appProtocol: 'kubernetes.io/h2c' })],
    ['every trafficDistribution', { trafficDistribution: 'PreferSameNode' }],
    [
      'two families, two addresses',
      { ipFamilyPolicy: 'RequireDualStack', ipFamilies: ['IPv4', 'IPv6'], clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', 'fd00::7'] },
    ],
    ['zeros in front of an address', { clusterIP: '010.096.000.007' }],
  ])('%s', (_name, spec, metadata) => {
    expect(found(spec, metadata)).toEqual([])
  })
})

describe('what the API server finds wrong', () => {
  it.each<[string, Map, string, Map?]>([
    ['a name that begins with a digit', {}, 'metadata.name name-form', { name: '1web' }],
    ['a name with capitals', {}, 'metadata.name name-form', { name: 'Web' }],
    ['a name of 64 letters', {}, 'metadata.name name-form', { name: long }],
    ['no name', {}, 'metadata.name required', { name: '' }],
    ['a prefix of a name that is none', {}, 'metadata.generateName name-form', { name: undefined, generateName: '-web' }],
    ['a namespace that is no label', {}, 'metadata.namespace name-form', { namespace: '-123' }],
    ['a label key that is none', {}, 'metadata.labels["a=b"] name-form', { labels: { 'a=b': 'x' } }],
    ['a label value with a space', {}, 'metadata.labels.app name-form', { labels: { app: 'a b' } }],
    ['an annotation key that is none', {}, 'metadata.annotations["a=b"] name-form', annotated('a=b', 'x')],
    ['a selector that is none', { selector: { 'a=b': 'x' } }, 'spec.selector["a=b"] name-form'],
    ['no ports', { ports: [] }, 'spec.ports required'],
    ['a nameless port of two', ports({ port: 80 }, { name: 'b', port: 81 }), 'spec.ports[0].name required'],
    ['the other nameless port of two', ports({ name: 'a', port: 80 }, { name: '', port: 81 }), 'spec.ports[1].name required'],
    ['a port name in capitals', ports({ name: 'HTTP', port: 80 }), 'spec.ports[0].name name-form'],
    ['one port name twice', ports({ name: 'a', port: 80 }, { name: 'a', port: 81 }), 'spec.ports[1].name duplicate'],
    ['one number twice', ports({ name: 'a', port: 80 }, { name: 'b', port: 80 }), 'spec.ports[1].port duplicate'],
    [
      'one node port twice',
      { type: 'NodePort', ...ports({ name: 'a', port: 1, nodePort: 30001 }, { name: 'b', port: 2, nodePort: 30001 }) },
      'spec.ports[1].nodePort duplicate',
    ],
    ['an unknown protocol', ports({ port: 80, protocol: 'HTTP' }), 'spec.ports[0].protocol unsupported'],
    ['port 65536', ports({ port: 65536, targetPort: 80 }), 'spec.ports[0].port out-of-range'],
    ['port 0', ports({ port: 0, targetPort: 80 }), 'spec.ports[0].port out-of-range'],
    ['no port', ports({ targetPort: 80 }), 'spec.ports[0].port required'],
    ['targetPort 65536', ports({ port: 80, targetPort: 65536 }), 'spec.ports[0].targetPort out-of-range'],
    ['a number in quotes as targetPort', ports({ port: 80, targetPort: '80' }), 'spec.ports[0].targetPort name-form'],
    ['a targetPort of 16 letters', ports({ port: 80, targetPort: 'a'.repeat(16) }), 'spec.ports[0].targetPort name-form'],
    ['two hyphens in a targetPort', ports({ port: 80, targetPort: 'a--b' }), 'spec.ports[0].targetPort name-form'],
    ['an application protocol that is no name', ports({ port: 80, appProtocol: '_http' }), 'spec.ports[0].appProtocol name-form'],
    ['a node port of a ClusterIP', ports({ port: 80, nodePort: 30080 }), 'spec.ports[0].nodePort only-for-type'],
    ['a type that does not exist', { type: 'Cluster' }, 'spec.type unsupported'],
    ['an affinity that does not exist', { sessionAffinity: 'Cookie' }, 'spec.sessionAffinity unsupported'],
    ['affinity for no time', timeout(0), 'spec.sessionAffinityConfig.clientIP.timeoutSeconds out-of-range'],
    ['affinity for longer than a day', timeout(86401), 'spec.sessionAffinityConfig.clientIP.timeoutSeconds out-of-range'],
    ['a policy that does not exist', { internalTrafficPolicy: 'Locl' }, 'spec.internalTrafficPolicy unsupported'],
    [
      'an outside policy that does not exist',
      { type: 'NodePort', externalTrafficPolicy: 'Locl' },
      'spec.externalTrafficPolicy unsupported',
    ],
    [
      'an outside policy where nothing is outside',
      { externalTrafficPolicy: 'Local' },
      'spec.externalTrafficPolicy not-reached-from-outside',
    ],
    ['a distribution that does not exist', { trafficDistribution: 'PreferFar' }, 'spec.trafficDistribution unsupported'],
    ['a health check without Local', balancer({ healthCheckNodePort: 32000 }), 'spec.healthCheckNodePort no-health-check'],
    [
      'a health check port out of range',
      balancer({ externalTrafficPolicy: 'Local', healthCheckNodePort: 70000 }),
      'spec.healthCheckNodePort out-of-range',
    ],
    ['ranges without a load balancer', { loadBalancerSourceRanges: ['10.0.0.0/8'] }, 'spec.loadBalancerSourceRanges only-for-type'],
    ['a range that is a name', balancer({ loadBalancerSourceRanges: ['foo.bar'] }), 'spec.loadBalancerSourceRanges[0] no-range'],
    ['a mask beyond 32', balancer({ loadBalancerSourceRanges: ['1.2.3.4/33'] }), 'spec.loadBalancerSourceRanges[0] no-range'],
    ['a range in the annotation that is none', balancer({}), `metadata.annotations["${ranges}"] no-range`, annotated(ranges, 'foo.bar')],
    ['the annotation without a load balancer', {}, `metadata.annotations["${ranges}"] only-for-type`, annotated(ranges, '')],
    ['a class without a load balancer', { loadBalancerClass: 'a/b' }, 'spec.loadBalancerClass only-for-type'],
    ['a class that is no name', balancer({ loadBalancerClass: 'a!' }), 'spec.loadBalancerClass name-form'],
    ['node ports of a balancer without one', { allocateLoadBalancerNodePorts: true }, 'spec.allocateLoadBalancerNodePorts only-for-type'],
    ['a name as external IP', { externalIPs: ['a.example.com'] }, 'spec.externalIPs[0] no-address'],
    ['0.0.0.0 outside', { externalIPs: ['0.0.0.0'] }, 'spec.externalIPs[0] special-address'],
    ['loopback outside', { externalIPs: ['::1'] }, 'spec.externalIPs[0] special-address'],
    ['link-local outside', { externalIPs: ['169.254.1.1'] }, 'spec.externalIPs[0] special-address'],
    ['link-local multicast outside', { externalIPs: ['ff02::1'] }, 'spec.externalIPs[0] special-address'],
    ['a cluster IP that is none', { clusterIP: 'invalid' }, 'spec.clusterIP no-address'],
    ['the plural without the singular', { clusterIPs: ['10.96.0.7'] }, 'spec.clusterIPs differs'],
    ['two fields that differ', { clusterIP: '10.96.0.8', clusterIPs: ['10.96.0.7'] }, 'spec.clusterIP differs'],
    [
      'two addresses of one family',
      { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', '10.96.0.8'] },
      'spec.clusterIPs one-of-each-family',
    ],
    ['None beside an address', { clusterIP: 'None', clusterIPs: ['None', '10.96.0.8'] }, 'spec.clusterIPs none-beside-others'],
    ['an address of the other family', { ipFamilies: ['IPv6'], clusterIP: '10.96.0.7' }, 'spec.clusterIP other-family'],
    ['a family that does not exist', { ipFamilies: ['IPv5'] }, 'spec.ipFamilies[0] unsupported'],
    ['one family twice', { ipFamilies: ['IPv4', 'IPv4'] }, 'spec.ipFamilies[1] duplicate'],
    ['a family policy that does not exist', { ipFamilyPolicy: 'Dual' }, 'spec.ipFamilyPolicy unsupported'],
    ['a headless NodePort', { type: 'NodePort', clusterIP: 'None' }, 'spec.clusterIP headless-of-type'],
    ['an alias of nothing', alias({ externalName: '' }), 'spec.externalName required'],
    ['an alias of no DNS name', alias({ externalName: '-a-' }), 'spec.externalName name-form'],
    ['an alias with an address', alias({ clusterIP: '10.96.0.7' }), 'spec.clusterIP only-for-type'],
    ['an alias with families', alias({ ipFamilies: ['IPv4'] }), 'spec.ipFamilies only-for-type'],
    ['an alias with a policy', alias({ ipFamilyPolicy: 'SingleStack' }), 'spec.ipFamilyPolicy only-for-type'],
    ['a text for a number', ports({ port: 'eighty' }), 'spec.ports[0].port wrong-type'],
    ['a text for a list', { ports: 'none' }, 'spec.ports wrong-type'],
    ['a list for a text', { type: ['NodePort'] }, 'spec.type wrong-type'],
    [
      'two modes of hints',
      {},
      'metadata.annotations["service.kubernetes.io/topology-mode"] differs',
      { annotations: { 'service.kubernetes.io/topology-mode': 'Auto', 'service.kubernetes.io/topology-aware-hints': 'disabled' } },
    ],
  ])('%s', (_name, spec, expected, metadata) => {
    expect(found(spec, metadata)).toContain(expected)
  })

  it('three addresses are told once as too many', () => {
    const ips = ['10.96.0.7', 'fd00::7', '10.96.0.8']
    expect(found({ clusterIP: ips[0], clusterIPs: ips })).toEqual(['spec.clusterIPs too-many', 'spec.clusterIPs one-of-each-family'])
  })

  it('garbage in every field is told and never throws', () => {
    for (const garbage of [7, 'x', true, [1], { a: 1 }, [[]], [null]])
      for (const key of [
        'ports',
        'type',
        'clusterIP',
        'clusterIPs',
        'ipFamilies',
        'selector',
        'externalIPs',
        'sessionAffinityConfig',
        'loadBalancerSourceRanges',
      ])
        expect(() => found({ type: 'LoadBalancer', [key]: garbage })).not.toThrow()
    expect(validateService({ spec: 7 }, { whole: true })).toMatchObject([{ path: 'spec', code: 'wrong-type' }])
  })
})

describe('a Service as it reaches validation', () => {
  const whole = { type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] }
  const codes = (spec: Map, metadata: Map = {}) =>
    validateService(serviceWith(spec, 'web', metadata).body, { whole: true }).map(({ path, code }) => `${path} ${code}`)

  it.each<[string, Map, readonly string[], Map?]>([
    ['has everything', whole, []],
    ['lacks its type', { ...whole, type: undefined }, ['spec.type required']],
    ['lacks its affinity', { ...whole, sessionAffinity: undefined }, ['spec.sessionAffinity required']],
    ['lacks a protocol', { ...whole, ports: [{ port: 80, targetPort: 80 }] }, ['spec.ports[0].protocol required']],
    ['lacks a targetPort', { ...whole, ports: [{ port: 80, protocol: 'TCP' }] }, ['spec.ports[0].targetPort required']],
    ['lacks its outside policy', { ...whole, type: 'NodePort' }, ['spec.externalTrafficPolicy required']],
    [
      'lacks its word on node ports',
      { ...whole, type: 'LoadBalancer', externalTrafficPolicy: 'Cluster' },
      ['spec.allocateLoadBalancerNodePorts required'],
    ],
    [
      'lacks its health check port',
      { ...whole, type: 'LoadBalancer', externalTrafficPolicy: 'Local', allocateLoadBalancerNodePorts: true },
      ['spec.healthCheckNodePort required'],
    ],
    [
      'lacks how long its affinity lasts',
      { ...whole, sessionAffinity: 'ClientIP' },
      ['spec.sessionAffinityConfig.clientIP.timeoutSeconds required'],
    ],
    ['has affinity None with a configuration', { ...whole, sessionAffinityConfig: {} }, ['spec.sessionAffinityConfig only-with-affinity']],
    ['lacks its namespace', whole, ['metadata.namespace required'], { namespace: '' }],
  ])('%s', (_name, spec, expected, metadata) => {
    expect(codes(spec, metadata)).toEqual(expected)
  })
})
