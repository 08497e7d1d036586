import { expect, it } from 'vitest'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { loadBalancerEvidence } from './loadBalancer'

const service = (status: string) => clusterOf(serviceText('web', 'type: LoadBalancer, ports: [{ port: 80 }]', status))

it.each([
  ['an ip without ipMode is a VIP', 'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }', 'VIP', 'status.loadBalancer.ingress[0].ip'],
  [
    'ipMode Proxy is a proxy',
    'loadBalancer: { ingress: [{ ip: 203.0.113.200, ipMode: Proxy }] }',
    'Proxy',
    'status.loadBalancer.ingress[0].ip',
  ],
  ['a balancer known by host name only is a proxy', 'loadBalancer: { ingress: [{ hostname: a.example.com }] }', 'Proxy', null],
  ['without a status an address is assumed, as a VIP', '', 'VIP', null],
])('%s', (_name, status, mode, path) => {
  const { service: found, port } = serviceOf(service(status))
  const [entry] = found.loadBalancerAddresses
  if (!entry?.address) throw new Error('no address')
  const facts = { address: entry.address, port: 80, service: 'default/web', mode }
  expect(loadBalancerEvidence(found, port, { ...entry, address: entry.address })).toEqual({
    rule: 'loadBalancer',
    object: found.ref,
    path,
    facts,
  })
})

it('an empty status is pending: no address is assumed', () => {
  expect(serviceOf(service('loadBalancer: {}')).service.loadBalancerAddresses).toEqual([])
})
