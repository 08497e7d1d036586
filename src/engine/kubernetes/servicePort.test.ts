import { describe, expect, it } from 'vitest'
import type { Protocol } from '../model'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { portNotOnService, portTexts, servicePortFor } from './servicePort'

const text = serviceText('web', 'clusterIP: 10.96.7.7, ports: [{ name: http, port: 80 }, { name: dns, port: 53, protocol: UDP }]')

describe('servicePort', () => {
  it.each([
    ['a port that the Service has', 'TCP', 80, 'http'],
    ['the other port with its protocol', 'UDP', 53, 'dns'],
    ['the number with another protocol is not that port', 'TCP', 53, null],
    ['a number that the Service does not have', 'TCP', 81, null],
  ])('%s', (_name, protocol, asked, expected) => {
    const { service } = serviceOf(clusterOf(text))
    expect(servicePortFor(service, protocol as Protocol, asked)?.name ?? null).toBe(expected)
  })

  it('says which ports there are where the asked one is not', () => {
    const { service } = serviceOf(clusterOf(text))
    const facts = { service: 'default/web', asked: '81/TCP', ports: ['http 80/TCP', 'dns 53/UDP'] }
    expect(portNotOnService(service, 'TCP', 81)).toEqual({
      stop: { reason: 'port-not-on-service', facts },
      evidence: { rule: 'servicePort', object: service.ref, path: 'spec.ports', facts },
    })
  })

  it('lists the ports as people read them', () => {
    expect(portTexts(serviceOf(clusterOf(text)).service)).toEqual(['http 80/TCP', 'dns 53/UDP'])
  })
})
