import { describe, expect, it } from 'vitest'
import { clusterOf, serviceText } from '../testing'
import { answerDns, type DnsRecord } from './clusterDns'

const slice = (service: string, spec: string) => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: ${service}-1, labels: { kubernetes.io/service-name: ${service} } }
${spec}
`
const world =
  clusterOf(`${serviceText('web', 'clusterIP: 10.96.0.7, clusterIPs: [10.96.0.7, "fd00::7"], ipFamilies: [IPv4, IPv6], ipFamilyPolicy: RequireDualStack, ports: [{ name: http, port: 80 }, { name: dns, port: 53, protocol: UDP }]')}
${serviceText('plain', 'clusterIP: 10.96.0.8, ports: [{ port: 81 }]')}
${slice('plain', 'addressType: IPv4\nports: [{ port: 8081 }]\nendpoints: [{ addresses: [172.0.0.8], hostname: one }, { addresses: [172.0.0.9], conditions: { ready: false } }]')}
${serviceText('pets', 'clusterIP: None, ports: [{ name: http, port: 80 }]')}
${slice('pets', 'addressType: IPv4\nports: [{ name: http, port: 8080 }]\nendpoints: [{ addresses: [172.0.0.2] }, { addresses: [172.0.0.4], hostname: dup }, { addresses: [172.0.0.5], hostname: dup }, { addresses: [172.0.0.6], conditions: { ready: false } }]')}
${slice('pets', 'addressType: IPv6\nports: [{ name: http, port: 8080 }]\nendpoints: [{ addresses: ["5678:abcd::1"] }]').replace('pets-1', 'pets-2')}
${serviceText('portless', 'clusterIP: None')}
${slice('portless', 'addressType: IPv4\nendpoints: [{ addresses: [172.0.0.20] }]')}
${serviceText('idle', 'clusterIP: None, ports: [{ port: 80 }]')}
${slice('idle', 'addressType: IPv4\nports: [{ port: 80 }]\nendpoints: [{ addresses: [172.0.0.30], conditions: { ready: false } }]')}
${serviceText('early', 'clusterIP: None, publishNotReadyAddresses: true, ports: [{ port: 80 }]')}
${slice('early', 'addressType: IPv4\nports: [{ port: 80 }]\nendpoints: [{ addresses: [172.0.0.30], conditions: { ready: false } }]')}
${serviceText('away', 'type: ExternalName, externalName: ext.example.com., ports: [{ name: http, port: 80 }]')}
${serviceText('inside', 'type: ExternalName, externalName: web.default.svc.cluster.local')}
${serviceText('nowhere', 'type: ExternalName, externalName: nope.default.svc.cluster.local')}
${serviceText('round', 'type: ExternalName, externalName: round.default.svc.cluster.local')}
${serviceText('numbers', 'type: ExternalName, externalName: 192.0.2.1')}
---
apiVersion: hopscope/v1
kind: ExternalService
metadata: { name: ext }
spec: { addresses: [192.0.2.7], hostnames: [ext.example.com] }
---
apiVersion: v1
kind: Namespace
metadata: { name: podns }
`)

const text = (record: DnsRecord) => (record.type === 'SRV' ? `SRV ${record.port} ${record.target}` : `${record.type} ${record.value}`)
function ask(question: string) {
  const [type = '', name = ''] = question.split(' ')
  const { rcode, answers } = answerDns(world, { name, type })
  return rcode === 'NXDOMAIN' ? rcode : answers.map(text).sort().join(', ') || 'no data'
}

const svc = 'default.svc.cluster.local.'
const pod = 'podns.pod.cluster.local.'

describe('clusterDns', () => {
  it.each([
    ['a Service’s cluster IP', `A web.${svc}`, 'A 10.96.0.7'],
    ['of the other family', `AAAA web.${svc}`, 'AAAA fd00::7'],
    ['the dot at the end may be missing', 'A web.default.svc.cluster.local', 'A 10.96.0.7'],
    ['no address of that family', `AAAA plain.${svc}`, 'no data'],
    ['no such Service', `A web0.${svc}`, 'NXDOMAIN'],
    ['no such namespace', 'A web.other.svc.cluster.local.', 'NXDOMAIN'],
    ['a star is no wildcard', `A *.${svc}`, 'NXDOMAIN'],
    ['too many labels', `A a.b.c.web.${svc}`, 'NXDOMAIN'],
    ['an empty label', 'A web..svc.cluster.local.', 'NXDOMAIN'],

    ['SRV by port name and protocol', `SRV _http._tcp.web.${svc}`, `SRV 80 web.${svc}`],
    ['of the protocol asked for', `SRV _dns._udp.web.${svc}`, `SRV 53 web.${svc}`],
    ['no port of that protocol', `SRV _http._udp.web.${svc}`, 'NXDOMAIN'],
    ['no port of that name', `SRV _https._tcp.web.${svc}`, 'NXDOMAIN'],
    ['SRV of the name itself: every port', `SRV web.${svc}`, `SRV 53 web.${svc}, SRV 80 web.${svc}`],
    ['also one without a name', `SRV plain.${svc}`, `SRV 81 plain.${svc}`],
    [
      'SRV of a headless Service: one each endpoint name, with the endpoint’s port',
      `SRV _http._tcp.pets.${svc}`,
      `SRV 8080 172-0-0-2.pets.${svc}, SRV 8080 5678-abcd--1.pets.${svc}, SRV 8080 dup.pets.${svc}`,
    ],
    ['SRV where no port is declared', `SRV portless.${svc}`, 'no data'],

    ['a headless Service’s ready endpoints', `A pets.${svc}`, 'A 172.0.0.2, A 172.0.0.4, A 172.0.0.5'],
    ['of the other family', `AAAA pets.${svc}`, 'AAAA 5678:abcd::1'],
    ['without ports too', `A portless.${svc}`, 'A 172.0.0.20'],
    ['nobody ready: no such name', `A idle.${svc}`, 'NXDOMAIN'],
    ['publishNotReadyAddresses', `A early.${svc}`, 'A 172.0.0.30'],
    ['an endpoint by its hostname, which two may share', `A dup.pets.${svc}`, 'A 172.0.0.4, A 172.0.0.5'],
    ['an endpoint by its address', `A 172-0-0-2.pets.${svc}`, 'A 172.0.0.2'],
    ['an IPv6 one', `AAAA 5678-abcd--1.pets.${svc}`, 'AAAA 5678:abcd::1'],
    ['one with a hostname has no name by its address', `A 172-0-0-4.pets.${svc}`, 'NXDOMAIN'],
    ['nobody by that name', `A bogus.pets.${svc}`, 'NXDOMAIN'],
    ['endpoints of a Service with a cluster IP have names too', `A one.plain.${svc}`, 'A 172.0.0.8'],

    ['an alias and what is known of its target', `A away.${svc}`, 'A 192.0.2.7, CNAME ext.example.com.'],
    ['the alias alone', `CNAME away.${svc}`, 'CNAME ext.example.com.'],
    ['an alias inside', `A inside.${svc}`, `A 10.96.0.7, CNAME web.${svc}`],
    ['no address of that family outside', `AAAA away.${svc}`, 'CNAME ext.example.com.'],
    ['an alias inside that leads nowhere', `A nowhere.${svc}`, 'no data'],
    ['an alias of itself', `A round.${svc}`, 'no data'],
    ['SRV follows no alias', `SRV _http._tcp.away.${svc}`, 'no data'],
    ['nothing is below an alias', `CNAME one.away.${svc}`, 'NXDOMAIN'],
    ['an address is no alias', `A numbers.${svc}`, 'NXDOMAIN'],
    ['CNAME of what is none', `CNAME web.${svc}`, 'no data'],

    ['a Pod by its address', `A 10-240-0-1.${pod}`, 'A 10.240.0.1'],
    ['an IPv6 one', `AAAA fd00--1.${pod}`, 'AAAA fd00::1'],
    ['of the other family', `AAAA 10-240-0-1.${pod}`, 'no data'],
    ['not by a name', `A blah.${pod}`, 'NXDOMAIN'],
    ['not in a namespace that is not there', 'A 10-240-0-1.nons.pod.cluster.local.', 'NXDOMAIN'],
    ['the namespace of Pods', `A ${pod}`, 'no data'],

    ['the address of a Service', 'PTR 7.0.96.10.in-addr.arpa.', `PTR web.${svc}`],
    ['of an endpoint with a hostname', 'PTR 4.0.0.172.in-addr.arpa.', `PTR dup.pets.${svc}`],
    ['of one without', 'PTR 2.0.0.172.in-addr.arpa.', `PTR 172-0-0-2.pets.${svc}`],
    ['of one that two Services could have, of which one publishes it', 'PTR 30.0.0.172.in-addr.arpa.', `PTR 172-0-0-30.early.${svc}`],
    ['of one that is not ready', 'PTR 9.0.0.172.in-addr.arpa.', 'NXDOMAIN'],
    ['of nobody', 'PTR 99.0.0.172.in-addr.arpa.', 'NXDOMAIN'],
    ['another type there', 'A 7.0.96.10.in-addr.arpa.', 'NXDOMAIN'],
    ['PTR of a name that exists', `PTR web.${svc}`, 'no data'],

    ['the version of the schema', 'TXT dns-version.cluster.local.', 'TXT 1.1.0'],
    ['TXT of a Service', `TXT web.${svc}`, 'no data'],
    ['TXT of what has no record', 'TXT svc.cluster.local.', 'NXDOMAIN'],
    ['the domain', 'A cluster.local.', 'no data'],
    ['its SOA', 'SOA cluster.local.', 'SOA ns.dns.cluster.local. hostmaster.cluster.local.'],
    ['its server, of which the input knows no Service', 'NS cluster.local.', 'NS ns.dns.cluster.local.'],
    ['SOA of a Service', `SOA web.${svc}`, 'no data'],
    ['the name above all namespaces', 'A svc.cluster.local.', 'no data'],
    ['a namespace', `NS ${svc}`, 'no data'],
    ['one that is not there', 'NS foo.svc.cluster.local.', 'NXDOMAIN'],
    ['neither Service nor Pod', 'NS foo.cluster.local.', 'NXDOMAIN'],
    ['a type that nobody uses', `HINFO web.${svc}`, 'no data'],

    ['a name outside', 'A EXT.example.com', 'A 192.0.2.7'],
    ['one that nobody knows', 'A nope.example.com', 'NXDOMAIN'],
    ['no name at all', 'A .', 'NXDOMAIN'],
  ])('%s', (_name, question, expected) => {
    expect(ask(question)).toBe(expected)
  })

  it('adds the addresses of the hosts that SRV names, each once', () => {
    expect(answerDns(world, { name: `web.${svc}`, type: 'srv' }).additional).toEqual([
      { name: `web.${svc}`, type: 'A', value: '10.96.0.7' },
      { name: `web.${svc}`, type: 'AAAA', value: 'fd00::7' },
    ])
  })

  it('repeats the letters of the question', () => {
    expect(answerDns(world, { name: '_HTTP._Tcp.Web.Default.SVC.Cluster.LOCAL.', type: 'SRV' }).answers).toEqual([
      { name: '_HTTP._Tcp.Web.Default.SVC.Cluster.LOCAL.', type: 'SRV', port: 80, target: 'web.default.svc.Cluster.LOCAL.' },
    ])
  })

  it('names the Service of the server, where the input has it', () => {
    const dns = serviceText('kube-dns', 'clusterIP: 10.96.0.10, ports: [{ port: 53 }]').replace(
      'name: kube-dns',
      'name: kube-dns, namespace: kube-system',
    )
    const name = 'kube-dns.kube-system.svc.cluster.local.'
    expect(answerDns(clusterOf(dns), { name: 'cluster.local', type: 'NS' })).toEqual({
      rcode: 'NOERROR',
      answers: [{ name: 'cluster.local.', type: 'NS', value: name }],
      additional: [{ name, type: 'A', value: '10.96.0.10' }],
    })
    expect(answerDns(clusterOf(dns), { name: 'ns.dns.cluster.local', type: 'A' }).answers).toMatchObject([{ value: '10.96.0.10' }])
  })
})
