import { expect, it } from 'vitest'
import { clusterOf, podText, serviceText, twoNodes } from '../testing'
import { ask } from '.'

const world = clusterOf(
  twoNodes + podText('client', 'node1', '10.244.1.2') + serviceText('web', 'clusterIP: 10.96.0.7, ports: [{ name: http, port: 80 }]'),
)
const client = { namespace: 'default', name: 'client' }
const kubelet = { dnsServers: ['10.0.0.10'], domain: 'kubernetes.io' }

it.each([
  ['a full name', 'web.default.svc.cluster.local.', null, 'NOERROR'],
  ['a short name is none for the server', 'web', null, 'NXDOMAIN'],
  ['a Pod completes it', 'web', client, 'NOERROR'],
])('dnsAnswer: %s', (_name, name, from, rcode) => {
  expect(ask(world, 'dnsAnswer', { name, type: 'A', from })).toMatchObject({ rcode })
})

it.each([
  ['a text', 'search host.domain\nnameserver 8.8.8.8', ['host.domain']],
  ['what it says', { nameservers: ['8.8.8.8'], searches: ['host.domain'], options: [] }, ['host.domain']],
  ['none', null, []],
])('podResolvConf: the file of the node is %s', (_name, resolvConf, added) => {
  const conf = ask(world, 'podResolvConf', { ...client, kubelet: { ...kubelet, resolvConf } })
  expect(conf?.searches).toEqual(['default.svc.kubernetes.io', 'svc.kubernetes.io', 'kubernetes.io', ...added])
})

it('answers nothing about a Pod that is not there, or with a broken file', () => {
  const nobody = { namespace: 'default', name: 'nobody' }
  expect(ask(world, 'dnsAnswer', { name: 'web', type: 'A', from: nobody })).toBeNull()
  expect(ask(world, 'podResolvConf', { ...nobody, kubelet: { ...kubelet, resolvConf: null } })).toBeNull()
  expect(ask(world, 'podResolvConf', { ...client, kubelet: { ...kubelet, resolvConf: 'nameserver' } })).toBeNull()
})
