import { describe, expect, it } from 'vitest'
import { type AddressFamily, defaultSettings, parseRange, refKey, type Settings } from '../model'
import { stableHash } from '../model/stableHash'
import { admit } from './admit'
import { objectOf, serviceWith, stored, valueAt } from './apiServer.testing'

type Map = Record<string, unknown>
const v4 = ['IPv4'] as const
const v6 = ['IPv6'] as const
const both = ['IPv4', 'IPv6'] as const
const turned = ['IPv6', 'IPv4'] as const
const single = 'SingleStack'
const prefer = 'PreferDualStack'
const require = 'RequireDualStack'
const headless = { clusterIP: 'None' }
const dual = { ipFamilyPolicy: prefer, clusterIP: '10.96.0.9' }
const selecting = { clusterIP: 'None', selector: { app: 'web' } }
const declaring = (...texts: string[]): Settings => {
  const serviceRanges = texts.map(parseRange).filter((range) => range !== null)
  return { ...defaultSettings, serviceRangesDeclared: true, kubeProxy: { ...defaultSettings.kubeProxy, serviceRanges } }
}
const families = (spec: Map, cluster: readonly AddressFamily[]) => {
  const { object, codes } = stored([serviceWith(spec)], cluster)
  return codes.length > 0 ? codes : [valueAt(object, ['spec', 'ipFamilyPolicy']), ...(valueAt(object, ['spec', 'ipFamilies']) as string[])]
}

describe('IP families', () => {
  it.each<[string, Map, readonly AddressFamily[], readonly string[]]>([
    ['one, of a cluster with one', {}, v4, [single, 'IPv4']],
    ['one, of an IPv6 cluster', {}, v6, [single, 'IPv6']],
    ['the first, of a cluster with two', {}, turned, [single, 'IPv6']],
    ['both where both are preferred', { ipFamilyPolicy: prefer }, both, [prefer, 'IPv4', 'IPv6']],
    ['one where there is no other', { ipFamilyPolicy: prefer }, v4, [prefer, 'IPv4']],
    ['both where both are required', { ipFamilyPolicy: require }, turned, [require, 'IPv6', 'IPv4']],
    ['required where there is one: told', { ipFamilyPolicy: require }, v4, ['spec.ipFamilyPolicy no-dual-stack']],
    ['the written one first', { ipFamilyPolicy: prefer, ipFamilies: ['IPv6'] }, both, [prefer, 'IPv6', 'IPv4']],
    ['the written one alone', { ipFamilies: ['IPv6'] }, both, [single, 'IPv6']],
    ['one that the cluster lacks: told', { ipFamilies: ['IPv6'] }, v4, ['spec.ipFamilies[0] family-not-configured']],
    ['two without a policy: told', { ipFamilies: ['IPv4', 'IPv6'] }, both, ['spec.ipFamilyPolicy single-stack-with-two']],
    ['the family of the address', { clusterIP: 'fd00:10:96::7' }, both, [single, 'IPv6']],
    [
      'an address of a family that the cluster lacks: told',
      { clusterIP: 'fd00:10:96::7' },
      v4,
      ['spec.clusterIPs[0] family-not-configured'],
    ],
    ['headless with a selector: as any other', selecting, both, [single, 'IPv4']],
    ['headless with a selector, preferred', { ...selecting, ipFamilyPolicy: prefer }, both, [prefer, 'IPv4', 'IPv6']],
    ['headless without selector: both, whatever the cluster has', headless, v4, [require, 'IPv4', 'IPv6']],
    ['its first family is the cluster’s', headless, v6, [require, 'IPv6', 'IPv4']],
    ['or the written one', { ...headless, ipFamilies: ['IPv6'] }, v4, [require, 'IPv6', 'IPv4']],
    ['one where it says so', { ...headless, ipFamilyPolicy: single }, both, [single, 'IPv4']],
    ['both where it prefers', { ...headless, ipFamilyPolicy: prefer }, v4, [prefer, 'IPv4', 'IPv6']],
  ])('%s', (_name, spec, cluster, expected) => {
    expect(families(spec, cluster)).toEqual(expected)
  })

  it('an alias has none', () => {
    const { object } = stored([serviceWith({ type: 'ExternalName', externalName: 'a.example.com' })])
    expect([valueAt(object, ['spec', 'ipFamilies']), valueAt(object, ['spec', 'clusterIP'])]).toEqual([undefined, undefined])
  })
})

const ipsOf = (spec: Map, cluster: readonly AddressFamily[] = both) =>
  valueAt(stored([serviceWith(spec)], cluster).object, ['spec', 'clusterIPs']) as string[]

describe('cluster IPs', () => {
  it('the hash of kind, namespace and name gives the address', () => {
    const [address] = ipsOf({})
    const host = (stableHash(refKey(serviceWith({}).ref)) % (2 ** 20 - 2)) + 1
    expect(address).toBe(`10.${96 + (host >> 16)}.${(host >> 8) & 255}.${host & 255}`)
  })

  it.each([
    ['one', {}, [/^10\./]],
    ['one of each family', { ipFamilyPolicy: prefer }, [/^10\./, /^fd00:10:96::/]],
    ['in the order of the families', { ipFamilyPolicy: prefer, ipFamilies: ['IPv6'] }, [/^fd00:10:96::/, /^10\./]],
    ['the second beside a written first', { ipFamilyPolicy: prefer, clusterIP: '10.96.0.7' }, [/^10\.96\.0\.7$/, /^fd00:10:96::/]],
    [
      'none beside two written',
      { ipFamilyPolicy: prefer, clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', 'fd00::7'] },
      [/^10\.96\.0\.7$/, /^fd00::7$/],
    ],
    ['None stays None', headless, [/^None$/]],
    ['another for a text that is no address', { clusterIP: 'CLUSTER_IP' }, [/^10\./]],
  ])('%s', (_name, spec, patterns) => {
    const ips = ipsOf(spec)
    expect(ips).toHaveLength(patterns.length)
    for (const [index, pattern] of patterns.entries()) expect(ips[index]).toMatch(pattern)
  })

  it('the singular is the first of the plural, and both are marked', () => {
    const { object } = stored([serviceWith({})])
    expect(valueAt(object, ['spec', 'clusterIP'])).toBe(valueAt(object, ['spec', 'clusterIPs', 0]))
    expect([...(object?.filledIn ?? [])]).toEqual(expect.arrayContaining(['spec.clusterIP', 'spec.clusterIPs', 'spec.ipFamilies']))
  })

  it.each([
    ['Service', { spec: { externalIPs: ['$'] } }],
    ['Node', { status: { addresses: [{ type: 'InternalIP', address: '$' }] } }],
    ['Pod', { status: { podIPs: [{ ip: '$' }] } }],
    ['Endpoints', { subsets: [{ notReadyAddresses: [{ ip: '$' }] }] }],
    ['EndpointSlice', { endpoints: [{ addresses: ['$'] }] }],
  ])('an address of a %s is not given again', (kind, rest) => {
    const [free] = ipsOf({})
    const holder = objectOf(kind, 'holder', JSON.parse(JSON.stringify(rest).replace('$', free ?? '')))
    expect(valueAt(stored([holder, serviceWith({})]).object, ['spec', 'clusterIP'])).not.toBe(free)
  })

  it('of a small range all are given but the base, the last and the two that clusters keep', () => {
    const services = Array.from({ length: 14 }, (_, index) => serviceWith({}, `s${index}`))
    const given = admit([...services], declaring('10.43.0.0/28'))
      .objects.map((object) => valueAt(object, ['spec', 'clusterIP']))
      .filter((ip) => ip !== undefined)
    const expected = [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14].map((host) => `10.43.0.${host}`)
    expect([...given].sort()).toEqual([...expected].sort())
  })

  it('an address outside declared ranges stays, and is told', () => {
    const { objects, errors } = admit([serviceWith({ clusterIP: '10.96.0.7' })], declaring('10.43.0.0/16'))
    expect(errors[0]?.errors).toMatchObject([{ code: 'outside-service-ranges', path: 'spec.clusterIP', severity: 'setting' }])
    expect(objects).toHaveLength(1)
  })
})

describe('a cluster IP that another Service has', () => {
  const mine = { clusterIP: '10.96.0.7' }
  const told = ['spec.clusterIP cluster-ip-taken']

  it.each<[string, Map, Map, readonly string[]]>([
    ['is told, and both are kept', mine, mine, told],
    ['however it is written', { clusterIP: '010.096.000.007' }, mine, told],
    [
      'in second place too',
      { ...dual, clusterIPs: ['10.96.0.9', 'fd00::7'] },
      { clusterIP: 'fd00::7' },
      ['spec.clusterIPs[1] cluster-ip-taken'],
    ],
    ['headless Services share None', headless, headless, []],
    ['an alias has none', mine, { type: 'ExternalName', externalName: 'a.example.com', ...mine }, []],
    ['another is free', mine, { clusterIP: '10.96.0.8' }, []],
  ])('%s', (_name, spec, another, codes) => {
    const { object, codes: found } = stored([serviceWith(another, 'other'), serviceWith(spec)], both)
    expect(found).toEqual(codes)
    expect(object).not.toBeNull()
  })

  it('stays with the Service that the cluster holds, whatever its name', () => {
    const held = serviceWith(mine, 'zz', { uid: 'a' })
    expect(stored([held, serviceWith(mine)]).codes).toEqual(told)
    expect(stored([serviceWith(mine), held]).codes).toEqual([])
  })
})

describe('the families of a cluster', () => {
  const preferring = serviceWith({ ipFamilyPolicy: prefer }, 'two')
  const plain = serviceWith({ ipFamilies: ['IPv6'] })

  it.each([
    ['IPv6 where a Service prefers both', preferring],
    ['where a Node has such an address', objectOf('Node', 'n', { status: { addresses: [{ address: 'fd00::1' }] } })],
    ['where a Pod has one', objectOf('Pod', 'p', { status: { podIP: 'fd00::1' } })],
    ['where a Service has one', serviceWith({ clusterIP: 'fd00::7' }, 'six')],
  ])('%s', (_name, object) => {
    expect(admit([object, plain], defaultSettings).errors.filter(({ ref }) => ref.name === 'web')).toEqual([])
  })

  it('nobody says IPv6: there is none', () => {
    const one = serviceWith({})
    expect(valueAt(admit([one], defaultSettings).objects[0] ?? null, ['spec', 'ipFamilies'])).toEqual(['IPv4'])
  })

  it('the first declared range is the first family', () => {
    const declared = declaring('fd00:43::/112', '10.43.0.0/16')
    expect(valueAt(admit([serviceWith({})], declared).objects[0] ?? null, ['spec', 'ipFamilies'])).toEqual(['IPv6'])
  })
})

const nodePorts = (spec: Map, ...others: Map[]) => {
  const all = [...others.map((each, index) => serviceWith(each, `other${index}`)), serviceWith(spec)]
  const { object, codes } = stored(all)
  return {
    ports: (valueAt(object, ['spec', 'ports']) as Map[]).map((port) => port.nodePort),
    codes,
    check: valueAt(object, ['spec', 'healthCheckNodePort']),
    object,
  }
}
const node = (...ports: Map[]) => ({ type: 'NodePort', ports })

describe('node ports', () => {
  it('the hash of the Service and its port gives the number', () => {
    const { ports, object } = nodePorts(node({ name: 'http', port: 80 }))
    expect(ports).toEqual([30000 + (stableHash('/Service/default/web/http/TCP/80') % 2768)])
    expect(object?.filledIn.has('spec.ports[0].nodePort')).toBe(true)
  })

  it.each([
    ['what is written stays', node({ name: 'a', port: 53, nodePort: 30053 }), [30053]],
    [
      'two may be written with one number under two protocols',
      node({ name: 'a', port: 53, nodePort: 30054 }, { name: 'b', port: 53, protocol: 'UDP', nodePort: 30054 }),
      [30054, 30054],
    ],
    [
      'or with two',
      node({ name: 'a', port: 53, nodePort: 30055 }, { name: 'b', port: 53, protocol: 'UDP', nodePort: 30056 }),
      [30055, 30056],
    ],
    [
      'the later of one number takes over the written one',
      node({ name: 'a', port: 53, nodePort: 30059 }, { name: 'b', port: 53, protocol: 'UDP' }),
      [30059, 30059],
    ],
    ['the earlier does too', node({ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP', nodePort: 30059 }), [30059, 30059]],
    ['ClusterIP has none', { ports: [{ port: 80 }] }, [undefined]],
    ['a load balancer without node ports has none', { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }, [undefined]],
    [
      'but keeps what is written',
      { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false, ports: [{ port: 80, nodePort: 30080 }] },
      [30080],
    ],
  ])('%s', (_name, spec, expected) => {
    expect(nodePorts(spec).ports).toEqual(expected)
  })

  it('ports of one number under two protocols share what the first gets', () => {
    const { ports } = nodePorts(node({ name: 'a', port: 53 }, { name: 'b', port: 53, protocol: 'UDP' }))
    expect(ports[0]).toBe(ports[1])
    expect(ports[0]).toBeGreaterThanOrEqual(30000)
  })

  it('different ports get different numbers, and no number of the input', () => {
    const free = nodePorts(node({ name: 'a', port: 53 })).ports[0]
    const { ports } = nodePorts(node({ name: 'a', port: 53 }, { name: 'b', port: 54 }), node({ port: 1, protocol: 'UDP', nodePort: free }))
    expect(new Set([...ports, free]).size).toBe(3)
  })

  it('the health check of Local has a port of its own', () => {
    const { check, ports, object } = nodePorts({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' })
    expect(check).toBeGreaterThanOrEqual(30000)
    expect(check).not.toBe(ports[0])
    expect(object?.filledIn.has('spec.healthCheckNodePort')).toBe(true)
    expect(nodePorts({ type: 'LoadBalancer' }).check).toBeUndefined()
  })

  it.each([
    [29999, ['spec.ports[0].nodePort outside-node-ports']],
    [30000, []],
    [32767, []],
    [32768, ['spec.ports[0].nodePort outside-node-ports']],
  ])('%i is told or not, and the Service is kept', (nodePort, codes) => {
    expect(nodePorts(node({ port: 80, nodePort }))).toMatchObject({ codes, ports: [nodePort] })
  })

  it.each([
    [
      'one number for two ports, though of two protocols',
      node({ name: 'a', port: 53, nodePort: 30053 }, { name: 'b', port: 54, protocol: 'UDP', nodePort: 30053 }),
      {},
      ['spec.ports[1].nodePort node-port-taken'],
    ],
    [
      'a number that another Service has',
      node({ port: 80, nodePort: 30053 }),
      node({ port: 53, protocol: 'UDP', nodePort: 30053 }),
      ['spec.ports[0].nodePort node-port-taken'],
    ],
    [
      'a health check on a node port',
      { type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30053 },
      node({ port: 53, nodePort: 30053 }),
      ['spec.healthCheckNodePort node-port-taken'],
    ],
    ['two Services with numbers of their own', node({ port: 80, nodePort: 30054 }), node({ port: 53, nodePort: 30053 }), []],
  ])('%s: told, and both are kept', (_name, spec, another, codes) => {
    const { codes: told, object } = nodePorts(spec, another)
    expect(told).toEqual(codes)
    expect(object).not.toBeNull()
  })
})
