import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, twoNodes } from '../testing'
import { answerForPod, knownNames, resolveName, serviceHost } from './serviceDns'

const world = clusterOf(`${twoNodes}${podText('client', 'node1', '10.244.1.9', { labels: 'app: client' })}
${podText('host', 'node1', '192.168.1.1', { labels: 'app: host', more: 'hostNetwork: true' })}
${podText('hostdns', 'node1', '192.168.1.1', { labels: 'app: host', more: 'hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet' })}
${podText('plain', 'node1', '10.244.1.8', { labels: 'app: plain', more: 'dnsPolicy: Default' })}
${podText('own', 'node1', '10.244.1.7', { labels: 'app: own', more: 'dnsConfig: { searches: [example.com], options: [{ name: ndots, value: "1" }] }' })}
${podText('byhand', 'node1', '10.244.1.6', { labels: 'app: own', more: 'dnsPolicy: None, dnsConfig: { nameservers: [10.96.0.10], searches: [svc.cluster.local] }' })}
${podText('abroad', 'node1', '10.244.1.5', { labels: 'app: own', more: 'dnsPolicy: None, dnsConfig: { nameservers: [192.0.2.53], searches: [example.com] }' })}
${podText('db-0', 'node1', '10.244.1.2', { labels: 'app: db', more: 'hostname: db-0, subdomain: db' })}
${podText('db-1', 'node2', '10.244.2.2', { labels: 'app: db', ready: false })}
${serviceText('web', 'clusterIP: 10.96.7.7, selector: { app: nobody }, ports: [{ port: 80 }]')}
${serviceText('db', 'clusterIP: None, selector: { app: db }, ports: [{ port: 5432 }]')}
${serviceText('none', 'clusterIP: None, selector: { app: nobody }, ports: [{ port: 80 }]')}
${serviceText('old', 'type: ExternalName, externalName: web.default.svc.cluster.local.')}
${serviceText('away', 'type: ExternalName, externalName: shop.example.com')}
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: other }
spec: { clusterIP: 10.96.8.8, ports: [{ port: 80 }] }
---
apiVersion: hopscope/v1
kind: ExternalService
metadata: { name: shop }
spec: { addresses: [172.16.0.9], hostnames: [Shop.example.com] }
`)

function ask(name: string, who = 'client') {
  const pod = world.lookup.pod('default', who)
  return resolveName(world, pod ? { kind: 'pod', pod } : { kind: 'other' }, name)
}
const answer = (name: string, who = 'client') => {
  const found = ask(name, who)
  return found.kind === 'address' ? found.addresses[0] : found.kind === 'endpoints' ? found.addresses.join(' ') || 'no address' : 'none'
}

describe('serviceDns', () => {
  it.each([
    ['a Service’s short name, also with no endpoint behind it', 'web', 'client', '10.96.7.7'],
    ['with its namespace', 'web.default', 'client', '10.96.7.7'],
    ['with svc', 'web.default.svc', 'client', '10.96.7.7'],
    ['in full', 'web.default.svc.cluster.local', 'client', '10.96.7.7'],
    ['in full with the closing dot', 'web.default.svc.cluster.local.', 'client', '10.96.7.7'],
    ['letters of any case', 'WEB.Default', 'client', '10.96.7.7'],
    ['a short name with a closing dot is not searched for', 'web.', 'client', 'none'],
    ['another namespace by its name', 'api.other', 'client', '10.96.8.8'],
    ['another namespace needs its name', 'api', 'client', 'none'],
    ['a headless name is the addresses of its ready Pods', 'db', 'client', '10.244.1.2'],
    ['a Pod with hostname and subdomain has a name of its own', 'db-0.db', 'client', '10.244.1.2'],
    ['one without has none', 'db-1.db', 'client', 'none'],
    ['a Service with a cluster IP has no names of Pods', 'db-0.web', 'client', 'none'],
    ['a headless Service with nobody ready has no address', 'none', 'client', 'no address'],
    ['an alias of a Service', 'old', 'client', '10.96.7.7'],
    ['an alias of a name outside', 'away', 'client', '172.16.0.9'],
    ['a name outside', 'shop.example.com', 'client', '172.16.0.9'],
    ['a name that nobody knows', 'nope.example.com', 'client', 'none'],
    ['hostNetwork uses the node’s resolver', 'web', 'host', 'none'],
    ['and knows names outside', 'shop.example.com', 'host', '172.16.0.9'],
    ['ClusterFirstWithHostNet asks the cluster', 'web', 'hostdns', '10.96.7.7'],
    ['dnsPolicy Default does not', 'web', 'plain', 'none'],
    ['a search domain of the Pod’s own', 'shop', 'own', '172.16.0.9'],
    ['behind those of the cluster', 'web', 'own', '10.96.7.7'],
    ['with ndots:1 a name with a dot is searched for too, later', 'web.default', 'own', '10.96.7.7'],
    ['dnsPolicy None with the cluster’s server and one search domain', 'web.default', 'byhand', '10.96.7.7'],
    ['which does not complete a bare name', 'web', 'byhand', 'none'],
    ['a server of one’s own does not know the cluster', 'web.default.svc.cluster.local', 'abroad', 'none'],
    ['and is searched all the same', 'shop', 'abroad', '172.16.0.9'],
    ['a Pod by its address', '10-244-1-2.default.pod', 'client', '10.244.1.2'],
    ['from outside no Service has a name', 'web.default.svc.cluster.local', 'nobody', 'none'],
    ['from outside a name outside does', 'shop.example.com', 'nobody', '172.16.0.9'],
  ])('%s', (_name, host, who, expected) => {
    expect(answer(host, who)).toBe(expected)
  })

  it('tells every question and answer in order', () => {
    expect(ask('api.other').answers).toEqual([
      { name: 'api.other.default.svc.cluster.local', type: 'A', answer: null },
      { name: 'api.other.svc.cluster.local', type: 'A', answer: '10.96.8.8' },
    ])
    expect(ask('away').answers).toEqual([
      { name: 'away.default.svc.cluster.local', type: 'CNAME', answer: 'shop.example.com' },
      { name: 'shop.example.com', type: 'A', answer: '172.16.0.9' },
    ])
  })

  it('asks first for a name with as many dots as ndots says', () => {
    expect(ask('web.default', 'own').answers.map(({ name }) => name)).toEqual([
      'web.default',
      'web.default.default.svc.cluster.local',
      'web.default.svc.cluster.local',
    ])
  })

  it('goes on searching where a headless Service has nobody ready, and then says so', () => {
    const found = ask('none')
    expect(found).toMatchObject({ kind: 'endpoints', addresses: [], service: { ref: { name: 'none' } } })
    expect(found.answers.map(({ name }) => name)).toEqual([
      'none.default.svc.cluster.local',
      'none.svc.cluster.local',
      'none.cluster.local',
      'none',
    ])
  })

  it.each([
    ['the first name that answers', 'A', 'web', 'client', 'NOERROR', ['10.96.7.7']],
    ['a name that has no such record', 'AAAA', 'web', 'client', 'NOERROR', []],
    ['no name that exists', 'A', 'nope', 'client', 'NXDOMAIN', []],
    ['the resolver does not know the cluster', 'A', 'web', 'plain', 'NXDOMAIN', []],
    ['but names outside', 'A', 'shop.example.com', 'plain', 'NOERROR', ['172.16.0.9']],
  ])('answers a Pod: %s', (_name, type, name, who, rcode, values) => {
    const pod = world.lookup.pod('default', who)
    if (!pod) throw new Error('no Pod')
    const response = answerForPod(world, pod, { name, type })
    expect(response.rcode).toBe(rcode)
    expect(response.answers).toMatchObject(values.map((value) => ({ value })))
  })

  it('shows the Service, the alias and the name outside as evidence', () => {
    expect(ask('web').evidence).toMatchObject([
      { rule: 'podResolvConf', object: { kind: 'Pod', name: 'client' }, facts: { usesClusterDns: true } },
      { rule: 'serviceDns', path: 'metadata.name', facts: { host: 'web.default.svc.cluster.local', address: '10.96.7.7' } },
    ])
    expect(ask('away').evidence).toMatchObject([
      { rule: 'podResolvConf' },
      { rule: 'externalName', path: 'spec.externalName', facts: { target: 'shop.example.com' } },
      { rule: 'outsideName', path: 'spec.hostnames[0]', facts: { address: '172.16.0.9' } },
    ])
  })

  it('knows every full name for whoever mistypes one', () => {
    expect(knownNames(world)).toEqual(
      expect.arrayContaining(['web.default.svc.cluster.local', 'api.other.svc.cluster.local', 'shop.example.com']),
    )
    const api = world.lookup.service('other', 'api')
    expect(api && serviceHost(world, api)).toBe('api.other.svc.cluster.local')
  })
})
