import { expect, it } from 'vitest'
import { clusterOf, serviceText } from '../testing'
import { outsideName, outsideNames } from './outsideName'

const status = (hostname: string, ip: string) => `loadBalancer: { ingress: [{ hostname: ${hostname}, ip: ${ip} }] }`
const world = clusterOf(`
apiVersion: hopscope/v1
kind: ExternalService
metadata: { name: shop }
spec: { addresses: [172.16.0.9, "fd00::9"], hostnames: [www.example.com, Shop.example.com] }
${serviceText('web', 'type: LoadBalancer, ports: [{ port: 80 }]', status('lb.example.com', '203.0.113.7'))}
${serviceText('late', 'type: LoadBalancer, ports: [{ port: 80 }]', status('shop.example.com', '203.0.113.8'))}
`)

it.each([
  ['an external service by its second name', 'shop.example.com', ['172.16.0.9', 'fd00::9'], 'spec.hostnames[1]'],
  ['a Service by the name of its balancer', 'lb.example.com', ['203.0.113.7'], 'status.loadBalancer.ingress[0].hostname'],
])('%s', (_name, host, addresses, path) => {
  expect(outsideName(world, host)).toMatchObject({
    addresses,
    evidence: { rule: 'outsideName', path, facts: { host, address: addresses[0] } },
  })
})

it('knows no other name', () => {
  expect(outsideName(world, 'example.com')).toBeNull()
  expect(outsideNames(world)).toEqual(['www.example.com', 'shop.example.com', 'lb.example.com'])
})
