import { expect, it } from 'vitest'
import type { Address } from '../model'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { sessionAffinityEvidence } from './sessionAffinity'

it.each([
  ['none unless it is asked for', 'ports: [{ port: 80 }]', null],
  ['three hours unless it says otherwise', 'sessionAffinity: ClientIP, ports: [{ port: 80 }]', 10_800],
  [
    'as long as it says',
    'sessionAffinity: ClientIP, sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } }, ports: [{ port: 80 }]',
    60,
  ],
  ['None is none', 'sessionAffinity: None, ports: [{ port: 80 }]', null],
])('a client is remembered: %s', (_name, spec, seconds) => {
  const { service } = serviceOf(clusterOf(serviceText('web', spec)))
  const evidence = sessionAffinityEvidence(service, '203.0.113.1' as Address, 2)
  expect(evidence.map(({ facts, path }) => ({ facts, path }))).toEqual(
    seconds === null ? [] : [{ facts: { seconds, client: '203.0.113.1', of: 2 }, path: 'spec.sessionAffinity' }],
  )
})
