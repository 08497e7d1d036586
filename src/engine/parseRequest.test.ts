import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainHttp, type Sender, type Target } from './model'
import { parseProxySettings, parseRequest, parseSender, parseTarget } from './parseRequest'

const ip = (address: string) => address as never

describe('--from', () => {
  it.each<[string, string, Sender]>([
    ['external is a client without an address', 'external', { kind: 'external', name: 'client', address: null }],
    ['nothing is external', '', { kind: 'external', name: 'client', address: null }],
    [
      'a tunnel of kubectl with its address',
      'port-forward:svc/shop/web:8080:http,9090@0.0.0.0',
      {
        kind: 'portForward',
        object: { kind: 'Service', namespace: 'shop', name: 'web' },
        ports: [
          { local: 8080, remote: 'http' },
          { local: 9090, remote: 9090 },
        ],
        address: ip('0.0.0.0'),
      },
    ],
    [
      'a tunnel to a Deployment in default',
      'port-forward:deployment/web:80',
      {
        kind: 'portForward',
        object: { kind: 'Deployment', namespace: 'default', name: 'web' },
        ports: [{ local: 80, remote: 80 }],
        address: null,
      },
    ],
    ['space around does not matter', '  external ', { kind: 'external', name: 'client', address: null }],
    ['external with an address', 'external:203.0.113.9', { kind: 'external', name: '203.0.113.9', address: ip('203.0.113.9') }],
    ['external with an IPv6 address', 'external:2001:db8::9', { kind: 'external', name: '2001:db8::9', address: ip('2001:db8::9') }],
    [
      'external with an IPv6 address in brackets',
      'external:[2001:db8::9]',
      { kind: 'external', name: '2001:db8::9', address: ip('2001:db8::9') },
    ],
    ['external with the name of a Client', 'external:laptop', { kind: 'external', name: 'laptop', address: null }],
    ['a Pod', 'pod:shop/web-1', { kind: 'pod', namespace: 'shop', name: 'web-1' }],
    ['a Pod without namespace is in default', 'pod:web-1', { kind: 'pod', namespace: 'default', name: 'web-1' }],
    ['a workload', 'workload:shop/web', { kind: 'workload', namespace: 'shop', name: 'web' }],
    ['a node', 'node:node1', { kind: 'node', name: 'node1' }],
    ['an address', 'ip:10.0.0.2', { kind: 'ip', address: ip('10.0.0.2') }],
    ['an IPv6 address', 'ip:2001:DB8::2', { kind: 'ip', address: ip('2001:db8::2') }],
    ['an IPv6 address in brackets', 'ip:[2001:db8::2]', { kind: 'ip', address: ip('2001:db8::2') }],
  ])('%s', (_name, text, value) => {
    expect(parseSender(text)).toEqual({ ok: true, value })
  })

  it.each([
    ['an unknown kind', 'service:a/b', 'sender-not-understood'],
    ['a kind without a name', 'pod:', 'sender-not-understood'],
    ['only a word', 'web', 'sender-not-understood'],
    ['ip without an address', 'ip:web', 'sender-not-understood'],
    ['a short address', 'ip:10.1', 'sender-not-understood'],
    ['a forwarded kind that is not known', 'port-forward:job/shop/web:8080', 'sender-not-understood'],
    ['a forward without a port', 'port-forward:pod/shop/web', 'sender-not-understood'],
    ['a forward from a word', 'port-forward:pod/shop/web:http', 'sender-not-understood'],
  ])('%s is refused', (_name, text, code) => {
    const answer = parseSender(text)
    expect(answer.ok ? null : answer.problem.code).toBe(code)
  })
})

describe('--to', () => {
  it.each<[string, string, Target]>([
    ['a host and port', 'web.shop:8080', { kind: 'host', host: 'web.shop', port: 8080, protocol: 'TCP' }],
    ['a host and UDP port', 'dns:53/udp', { kind: 'host', host: 'dns', port: 53, protocol: 'UDP' }],
    ['an address and port', '10.0.0.1:80', { kind: 'ip', address: ip('10.0.0.1'), port: 80, protocol: 'TCP' }],
    ['an address and SCTP port', '10.0.0.1:38412/sctp', { kind: 'ip', address: ip('10.0.0.1'), port: 38412, protocol: 'SCTP' }],
    ['the protocol in capitals', '10.0.0.1:53/UDP', { kind: 'ip', address: ip('10.0.0.1'), port: 53, protocol: 'UDP' }],
    ['an IPv6 address in brackets', '[2001:db8::1]:80', { kind: 'ip', address: ip('2001:db8::1'), port: 80, protocol: 'TCP' }],
    ['an http URL has port 80', 'http://shop.example.com', { kind: 'host', host: 'shop.example.com', port: 80, protocol: 'TCP' }],
    ['an https URL has port 443', 'https://shop.example.com/a', { kind: 'host', host: 'shop.example.com', port: 443, protocol: 'TCP' }],
    ['a URL with a port', 'HTTP://shop.example.com:8080/a?b#c', { kind: 'host', host: 'shop.example.com', port: 8080, protocol: 'TCP' }],
    ['a URL of an IPv6 address', 'http://[2001:db8::1]:8080/', { kind: 'ip', address: ip('2001:db8::1'), port: 8080, protocol: 'TCP' }],
    ['a Service', 'svc:shop/web:80', { kind: 'service', namespace: 'shop', name: 'web', port: 80, protocol: null }],
    ['a Service port by name', 'svc:shop/web:http', { kind: 'service', namespace: 'shop', name: 'web', port: 'http', protocol: null }],
    [
      'a Service without namespace is in default',
      'svc:web:53/udp',
      { kind: 'service', namespace: 'default', name: 'web', port: 53, protocol: 'UDP' },
    ],
    ['a load balancer', 'lb:shop/web:443', { kind: 'loadBalancer', namespace: 'shop', name: 'web', port: 443, protocol: null }],
    ['a Pod', 'pod:shop/web-1:8080', { kind: 'pod', namespace: 'shop', name: 'web-1', port: 8080, protocol: 'TCP' }],
    ['an Ingress', 'ingress:shop/web', { kind: 'ingress', namespace: 'shop', name: 'web', port: 80 }],
    ['an Ingress over TLS', 'ingress:shop/web:443/a', { kind: 'ingress', namespace: 'shop', name: 'web', port: 443 }],
    ['a Gateway', 'gateway:web:8080/a/b', { kind: 'gateway', namespace: 'default', name: 'web', port: 8080, protocol: 'TCP' }],
    ['a Gateway by UDP', 'gateway:web:53/udp', { kind: 'gateway', namespace: 'default', name: 'web', port: 53, protocol: 'UDP' }],
    ['a host that is called svc', 'svc:80', { kind: 'host', host: 'svc', port: 80, protocol: 'TCP' }],
    ['a host that is called gateway', 'gateway:8080', { kind: 'host', host: 'gateway', port: 8080, protocol: 'TCP' }],
  ])('%s', (_name, text, target) => {
    const answer = parseTarget(text)
    expect(answer.ok ? answer.value.target : answer.problem).toEqual(target)
  })

  it.each([
    ['http://a.b', null, 'a.b', '/', []],
    [
      'https://a.b/x/y?z=1&q=a%20b+c&%=x#part',
      'a.b',
      'a.b',
      '/x/y',
      [
        ['z', '1'],
        ['q', 'a b c'],
        ['%', 'x'],
      ],
    ],
    ['http://a.b?z=1', null, 'a.b', '/', [['z', '1']]],
    ['http://a.b:8080#part', null, 'a.b:8080', '/', []],
    ['https://192.0.2.1/', { serverName: null }, '192.0.2.1', '/', []],
  ])('the URL %s carries an HTTP request', (text, name, host, path, query) => {
    const answer = parseTarget(text)
    const tls = typeof name === 'string' ? { serverName: name } : name
    expect(answer.ok && [answer.value.http, answer.value.tls]).toEqual([{ method: 'GET', host, path, query, headers: [] }, tls])
  })

  it.each([
    [
      'a method, a path and a header',
      'http://a.b/',
      { method: 'post', path: '/x?y', headers: ['X-A: 1'] },
      ['POST', 'a.b', '/x', [['X-A', '1']]],
    ],
    ['another Host header', 'http://192.0.2.1/', { host: 'c.d' }, ['GET', 'c.d', '/', []]],
    ['a Host among the headers', 'http://a.b/', { headers: ['host: c.d'] }, ['GET', 'c.d', '/', []]],
    ['no host', 'ingress:shop/web', { host: '' }, ['GET', null, '/', []]],
    ['HTTP where only an address is named', 'lb:shop/web:80', { host: 'a.b' }, ['GET', 'a.b', '/', []]],
    ['gRPC', 'grpc://a.b/pkg.Svc/Call', {}, ['POST', 'a.b', '/pkg.Svc/Call', [['content-type', 'application/grpc']]]],
  ] as const)('%s can be said', (_name, text, added, expected) => {
    const answer = parseTarget(text, { ...plainHttp, ...added })
    const { method, host, path, headers } = (answer.ok && answer.value.http) || expect.fail('no HTTP request')
    expect([method, host, path, headers]).toEqual(expected)
  })

  it('bytes over TLS, and a server name of their own', () => {
    const answer = parseTarget('tls://a.b:8443', { ...plainHttp, serverName: 'c.d' })
    expect(answer.ok && answer.value).toMatchObject({ target: { port: 8443 }, http: null, tls: { serverName: 'c.d' } })
  })

  it('a header without a colon is refused', () => {
    const answer = parseTarget('http://a.b/', { ...plainHttp, headers: ['nonsense'] })
    expect(answer.ok ? null : answer.problem).toEqual({ code: 'http-not-understood', text: 'nonsense' })
  })

  it.each([
    ['port 0', 'web:0', 'port-out-of-range'],
    ['port 65536', '10.0.0.1:65536', 'port-out-of-range'],
    ['a port of a URL that is too large', 'http://web:70000/', 'port-out-of-range'],
    ['a port of a Service that is too large', 'svc:shop/web:70000', 'port-out-of-range'],
    ['no port', 'web', 'port-missing'],
    ['no port of an address', '10.0.0.1', 'port-missing'],
    ['no port of a Service', 'svc:shop/web:', 'port-missing'],
    ['an unknown protocol', 'web:80/icmp', 'target-not-understood'],
    ['a word for a port', 'web:http', 'target-not-understood'],
    ['a Pod’s port by name', 'pod:shop/web:http', 'target-not-understood'],
    ['an IPv6 address without brackets', '2001:db8::1:80', 'target-not-understood'],
    ['a URL without a host', 'http://', 'target-not-understood'],
    ['a URL with a space', 'http://a b/', 'target-not-understood'],
    ['nothing', '', 'target-not-understood'],
    ['a Gateway without a port', 'gateway:shop/web', 'port-missing'],
    ['an Ingress with a word for a port', 'ingress:shop/web:http', 'target-not-understood'],
  ])('%s is refused', (_name, text, code) => {
    const answer = parseTarget(text)
    expect(answer.ok ? answer.value : answer.problem.code).toBe(code)
  })

  it.each(['svc:shop/web', 'lb:shop/web', '[2001:db8::1]'])('%s lacks its port', (text) => {
    const answer = parseTarget(text)
    expect(answer.ok ? null : answer.problem.code).toBe('port-missing')
  })
})

describe('a whole request', () => {
  it('takes the choices it knows and no others', () => {
    const answer = parseRequest({
      from: '',
      to: 'web:80',
      choices: { node: 'node1', endpoint: '10.0.0.1:80', colour: 'red' },
      at: 'node2',
      proxy: null,
    })
    expect(answer.ok && [answer.value.choices, answer.value.request.at]).toEqual([{ node: 'node1', endpoint: '10.0.0.1:80' }, 'node2'])
  })

  const piece = fc.oneof(
    fc.constantFrom('pod:', 'svc:', 'lb:', 'http://', '[', ']', '::', ':', '/', '80', '@', '#', '?', 'external', 'ip:'),
    fc.string({ unit: 'binary' }),
  )
  it('garbage never throws, and what is understood is well formed', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.array(piece, { maxLength: 5 }), (from, to) => {
        const answer = parseRequest({ from: from.join(''), to: to.join(''), choices: {}, at: null, proxy: null })
        if (!answer.ok) return
        const { port } = answer.value.request.to
        expect(typeof port === 'string' ? port.length > 0 : port >= 1 && port <= 65535).toBe(true)
      }),
      { seed: 20261120, numRuns: 2000 },
    )
  })
})

describe('--proxy', () => {
  it('reads every key', () => {
    const change = parseProxySettings(
      'mode=nftables, masqueradeAll=true,localhostNodePorts=false,detectLocal=None,nodePortAddresses=10.0.0.0/8;::/0,serviceCIDRs=10.0.0.0/16',
    )
    expect(change).toMatchObject({ mode: 'nftables', masqueradeAll: true, localhostNodePorts: false, detectLocal: { mode: 'None' } })
    expect(Array.isArray(change?.nodePortAddresses) && change.nodePortAddresses.map(({ text }) => text)).toEqual(['10.0.0.0/8', '::/0'])
    expect(change?.serviceRanges?.map(({ text }) => text)).toEqual(['10.0.0.0/16'])
  })

  it.each([
    ['detectLocal=ClusterCIDR', { detectLocal: { mode: 'ClusterCIDR', ranges: null } }],
    ['', {}],
    ['clusterCIDR=10.0.0.0/8', { detectLocal: { mode: 'ClusterCIDR', ranges: [{ text: '10.0.0.0/8' }] } }],
    ['detectLocal=NodeCIDR', { detectLocal: { mode: 'NodeCIDR' } }],
    ['detectLocal=BridgeInterface:cni0', { detectLocal: { mode: 'BridgeInterface', name: 'cni0' } }],
    ['detectLocal=InterfaceNamePrefix:veth', { detectLocal: { mode: 'InterfaceNamePrefix', prefix: 'veth' } }],
    ['nodePortAddresses=primary', { nodePortAddresses: 'primary' }],
    ['preferSameTrafficDistribution=false,masqueradeBit=15', { preferSameTrafficDistribution: false, masqueradeBit: 15 }],
  ])('understands “%s”', (text, change) => {
    expect(parseProxySettings(text)).toMatchObject(change)
  })

  it.each([
    'mode=ipvs',
    'masqueradeAll=yes',
    'masqueradeAll',
    'colour=red',
    'clusterCIDR=10.0.0.0',
    'nodePortAddresses=10.0.0.0/8;x',
    'detectLocal=Bridge',
    'detectLocal=BridgeInterface',
    'detectLocal=None:x',
    'masqueradeBit=32',
    '__proto__=true',
  ])('refuses “%s”', (text) => {
    expect(parseProxySettings(text)).toBeNull()
  })
})
