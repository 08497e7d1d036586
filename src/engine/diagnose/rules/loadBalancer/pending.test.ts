import { describe, expect, it } from 'vitest'
import { clusterOf, serviceText, twoNodes } from '../../../testing'
import { diagnose } from '../../diagnose'

const pool = `
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: pool, namespace: metallb-system }
spec: { addresses: [192.168.10.240/28] }
`
const eip = (annotations = '') => `
---
apiVersion: network.kubesphere.io/v1alpha2
kind: Eip
metadata: { name: eip, annotations: { ${annotations} } }
spec: { address: 172.22.0.188, protocol: layer2 }
`
const web = (spec = '', annotations = '', status = '') =>
  serviceText('web', `type: LoadBalancer, ports: [{ port: 80 }]${spec}`, status).replace(
    'name: web',
    `name: web, annotations: { ${annotations} }`,
  )
const openElb = 'lb.kubesphere.io/v1alpha1: openelb'

describe('a Service without a balancer’s address', () => {
  it.each([
    ['the address is in no pool', pool + web(', loadBalancerIP: 10.9.9.9'), 'LB-24 error not-in-pool spec.loadBalancerIP'],
    ['it is in one', pool + web(', loadBalancerIP: 192.168.10.241'), null],
    ['nobody serves its class', web(', loadBalancerClass: example.com/lb'), 'LB-24 error class'],
    ['an Eip that only older versions take', eip() + web('', openElb), 'LB-24 info version'],
    ['the default Eip', eip('eip.openelb.kubesphere.io/is-default-eip: "true"') + web('', openElb), null],
    ['a status without an address', web('', '', 'loadBalancer: {}'), 'LB-01 warning -'],
    ['a status without an address, where a pool would give one', pool + web('', '', 'loadBalancer: {}'), 'LB-01 warning -'],
    [
      'a status without an address, and no pool has the one that it asks for',
      pool + web(', loadBalancerIP: 10.9.9.9', '', 'loadBalancer: {}'),
      'LB-24 error not-in-pool spec.loadBalancerIP',
    ],
  ])('%s', (_name, text, expected) => {
    const found = diagnose(clusterOf(twoNodes + text)).filter(({ code }) => code === 'LB-24' || code === 'LB-01')
    const words = found.map((finding) => {
      const cause = finding.code === 'LB-24' ? finding.facts.cause : null
      return `${finding.code} ${finding.severity} ${cause?.why === 'pool' ? `${cause.fault} ${finding.path}` : (cause?.why ?? '-')}`
    })
    expect(words).toEqual(expected === null ? [] : [expected])
  })
})
