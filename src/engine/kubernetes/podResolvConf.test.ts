import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, twoNodes } from '../testing'
import { type KubeletDns, podResolvConf, podResolver } from './podResolvConf'

const dnsConfig = 'dnsConfig: { nameservers: [10.0.0.11], searches: [my.domain], options: [{ name: ndots, value: "3" }, { name: debug }] }'
const node = { nameservers: ['8.8.8.8'], searches: ['host.domain'], options: ['attempts:2'] }
const kubelet: KubeletDns = { dnsServers: ['10.0.0.10'], domain: 'kubernetes.io', resolvConf: node }
const own = ['default.svc.kubernetes.io', 'svc.kubernetes.io', 'kubernetes.io']

function confOf(more: string, of: KubeletDns = kubelet) {
  const cluster = clusterOf(twoNodes + podText('client', 'node1', '10.244.1.2', { more }))
  const [pod] = cluster.pods
  if (!pod) throw new Error('no Pod')
  return podResolvConf(pod, cluster.lookup.node('node1'), of)
}

describe('the policy', () => {
  it.each([
    ['ClusterFirst asks the cluster’s server', '', ['10.0.0.10'], [...own, 'host.domain'], ['ndots:5']],
    ['on the host network it is the node’s', 'hostNetwork: true', ['8.8.8.8'], ['host.domain'], ['attempts:2']],
    [
      'ClusterFirstWithHostNet asks the cluster there too',
      'hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet',
      ['10.0.0.10'],
      [...own, 'host.domain'],
      ['ndots:5'],
    ],
    ['Default is the node’s', 'dnsPolicy: Default', ['8.8.8.8'], ['host.domain'], ['attempts:2']],
    ['None is nothing', 'dnsPolicy: None', [], [], []],
    ['dnsConfig alone under None', `dnsPolicy: None, ${dnsConfig}`, ['10.0.0.11'], ['my.domain'], ['ndots:3', 'debug']],
    ['dnsConfig comes behind', dnsConfig, ['10.0.0.10', '10.0.0.11'], [...own, 'host.domain', 'my.domain'], ['ndots:3', 'debug']],
    [
      'what is there already is not added',
      'dnsConfig: { nameservers: [10.0.0.10], searches: [kubernetes.io] }',
      ['10.0.0.10'],
      [...own, 'host.domain'],
      ['ndots:5'],
    ],
    ['a policy that nobody knows counts as ClusterFirst', 'dnsPolicy: Often', ['10.0.0.10'], [...own, 'host.domain'], ['ndots:5']],
  ])('%s', (_name, more, nameservers, searches, options) => {
    expect(confOf(more)).toEqual({ nameservers, searches, options })
  })

  it.each([
    ['without a server of the cluster the node’s is asked', { ...kubelet, dnsServers: [] }, ['8.8.8.8'], ['host.domain']],
    ['without a domain only the node’s is searched', { ...kubelet, domain: '' }, ['10.0.0.10'], ['host.domain']],
    ['without a file the node itself is asked', { ...kubelet, dnsServers: [], resolvConf: null }, ['127.0.0.1'], ['.']],
  ])('%s', (_name, of, nameservers, searches) => {
    expect(confOf('', of)).toMatchObject({ nameservers, searches })
  })
})

describe('limits', () => {
  const searching = (searches: readonly string[]) => confOf(`dnsPolicy: None, dnsConfig: { searches: [${searches.join(', ')}] }`).searches
  const long = (length: number, count: number) => Array.from({ length: count }, (_, index) => `d${index}`.padEnd(length, 'x'))

  it.each([
    ['32 search domains stay', long(4, 32), 32],
    ['the 33rd goes', long(4, 33), 32],
    ['a domain of more than 253 letters goes', ['a', 'b'.repeat(254), 'c'], 2],
    ['2047 letters and blanks stay', long(127, 16), 16],
    ['what exceeds 2048 goes', [...long(127, 16), 'b'], 16],
  ])('%s', (_name, searches, count) => {
    expect(searching(searches)).toHaveLength(count)
  })

  it('three nameservers stay', () => {
    expect(confOf('dnsConfig: { nameservers: [10.0.0.1, 10.0.0.2, 10.0.0.3] }').nameservers).toEqual(['10.0.0.10', '10.0.0.1', '10.0.0.2'])
  })
})

describe('who is asked', () => {
  const server = serviceText('kube-dns', 'clusterIP: 10.96.5.5, selector: { k8s-app: kube-dns }, ports: [{ port: 53 }]').replace(
    'name: kube-dns',
    'name: kube-dns, namespace: kube-system',
  )
  const resolver = (more: string, extra = '') => {
    const cluster = clusterOf(twoNodes + podText('client', 'node1', '10.244.1.2', { more }) + extra)
    const pod = cluster.lookup.pod('default', 'client')
    if (!pod) throw new Error('no Pod')
    return podResolver(cluster, pod)
  }

  it.each([
    ['the address of the server’s Service', '', server, true],
    ['the usual one where the input has no such Service', '', '', true],
    ['that one by hand', 'dnsPolicy: None, dnsConfig: { nameservers: [10.96.5.5] }', server, true],
    ['the cache on the node', 'dnsPolicy: None, dnsConfig: { nameservers: [169.254.20.10] }', '', true],
    ['another server first', 'dnsPolicy: None, dnsConfig: { nameservers: [192.0.2.53, 10.96.5.5] }', server, false],
    ['nobody', 'dnsPolicy: None', server, false],
    ['the node’s own', 'dnsPolicy: Default', server, false],
    ['garbage', 'dnsPolicy: None, dnsConfig: { nameservers: [somewhere] }', server, false],
  ])('%s', (_name, more, extra, expected) => {
    expect(resolver(more, extra).usesClusterDns).toBe(expected)
  })

  it.each([
    ['the policy', 'dnsPolicy: Default, hostNetwork: true', 'spec.dnsPolicy'],
    ['hostNetwork, to which ClusterFirst gives way', 'dnsPolicy: ClusterFirst, hostNetwork: true', 'spec.hostNetwork'],
    ['dnsConfig', `dnsPolicy: None, ${dnsConfig}`, 'spec.dnsConfig'],
  ])('what decides is %s', (_name, more, path) => {
    expect(resolver(more).evidence.path).toBe(path)
  })

  it('shows what it decided', () => {
    expect(resolver('dnsPolicy: Default').evidence).toMatchObject({
      rule: 'podResolvConf',
      object: { kind: 'Pod', name: 'client' },
      path: 'spec.dnsPolicy',
      facts: { policy: 'Default', hostNetwork: false, nameservers: [], searches: 0, ndots: 1, usesClusterDns: false },
    })
    expect(resolver('', server).evidence).toMatchObject({ facts: { nameservers: ['10.96.5.5'], searches: 3, ndots: 5 } })
  })
})
