import { expect, it } from 'vitest'
import type { Address } from '../model'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { externalIpEvidence } from './externalIps'

const text = serviceText('web', 'externalIPs: [198.51.100.6, 198.51.100.7], ports: [{ port: 80 }]')

it.each([
  ['the first external IP stands first in the list', '198.51.100.6', 'spec.externalIPs[0]'],
  ['the second stands second', '198.51.100.7', 'spec.externalIPs[1]'],
])('%s', (_name, address, path) => {
  const { service, port } = serviceOf(clusterOf(text))
  const facts = { address, port: 80, service: 'default/web' }
  expect(externalIpEvidence(service, port, address as Address)).toEqual({ rule: 'externalIps', object: service.ref, path, facts })
})
