import { expect, it } from 'vitest'
import { clusterOf, serviceText } from '../testing'

const endpoints = (subsets: string, meta = '') => `
---
apiVersion: v1
kind: Endpoints
metadata: { name: db${meta === '' ? '' : `, ${meta}`} }
subsets: [${subsets}]
`
const one = '{ addresses: [{ ip: 192.0.2.1 }], ports: [{ port: 5432 }] }'

/** The slices of a Service without selector, as `family ports: addresses`. */
function slices(written: string, spec = 'ports: [{ port: 80 }]') {
  const cluster = clusterOf(serviceText('db', spec) + written)
  const [service] = cluster.services
  return cluster.lookup
    .slices(service?.ref ?? expect.fail('no Service'))
    .map(
      ({ family, ports, endpoints: listed }) =>
        `${family} ${ports.map(({ port }) => port).join('+')}: ${listed.map((endpoint) => `${endpoint.addresses[0]}${endpoint.ready ? '' : ' not ready'}`).join(' ')}`,
    )
}

it.each([
  ['one subset is one slice', endpoints(one), ['IPv4 5432: 192.0.2.1']],
  [
    'an address that is not ready stays so',
    endpoints('{ notReadyAddresses: [{ ip: 192.0.2.1 }], ports: [{ port: 1 }] }'),
    ['IPv4 1: 192.0.2.1 not ready'],
  ],
  [
    'subsets with other ports are other slices',
    endpoints(`${one}, { addresses: [{ ip: 192.0.2.2 }], ports: [{ port: 9 }] }`),
    ['IPv4 5432: 192.0.2.1', 'IPv4 9: 192.0.2.2'],
  ],
  [
    'subsets with the same ports are one',
    endpoints(`${one}, { addresses: [{ ip: 192.0.2.2 }], ports: [{ port: 5432 }] }`),
    ['IPv4 5432: 192.0.2.1 192.0.2.2'],
  ],
  [
    'in whatever order the ports stand, and an address is in a slice once',
    endpoints(
      '{ addresses: [{ ip: 192.0.2.1 }], ports: [{ name: a, port: 1 }, { name: b, port: 2 }] }, { addresses: [{ ip: 192.0.2.1 }, { ip: 192.0.2.2 }], ports: [{ name: b, port: 2 }, { name: a, port: 1 }] }',
    ),
    ['IPv4 1+2: 192.0.2.1 192.0.2.2'],
  ],
  [
    'what is no address is left out',
    endpoints('{ addresses: [{ ip: no-address }, { ip: 192.0.2.1 }], ports: [{ port: 1 }] }'),
    ['IPv4 1: 192.0.2.1'],
  ],
  [
    'two families are two slices',
    endpoints('{ addresses: [{ ip: 192.0.2.1 }, { ip: "2001:db8::1" }], ports: [{ port: 1 }] }'),
    ['IPv4 1: 192.0.2.1', 'IPv6 1: 2001:db8::1'],
  ],
  ['a subset without addresses is none', endpoints('{ ports: [{ port: 1 }] }'), []],
  ['an object that is being deleted is not mirrored', endpoints(one, 'deletionTimestamp: "2026-01-01T00:00:00Z"'), []],
  ['one that asks to be left out is not', endpoints(one, 'labels: { endpointslice.kubernetes.io/skip-mirror: "true" }'), []],
  ['one that holds an election is not', endpoints(one, 'annotations: { control-plane.alpha.kubernetes.io/leader: "{}" }'), []],
])('%s', (_name, written, expected) => {
  expect(slices(written)).toEqual(expected)
})

it('an ExternalName Service has none', () => {
  expect(slices(endpoints(one), 'type: ExternalName, externalName: db.example.com')).toEqual([])
})

it('of a subset a thousand addresses count, ready ones first, whatever their family', () => {
  const listed = (count: number, at: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `{ ip: "${at(index)}" }`).join(', ')
  const ready = listed(600, (index) => `10.1.${index >> 8}.${index & 255}`)
  const notReady = listed(600, (index) => `2001:db8::${(index + 1).toString(16)}`)
  const found = slices(endpoints(`{ addresses: [${ready}], notReadyAddresses: [${notReady}], ports: [{ port: 1 }] }`))
  expect(
    found.map((slice) => [slice.slice(0, 4), slice.match(/\d\S+(?= |$)/g)?.filter((text) => /[.:]\S*[.:]/.test(text)).length]),
  ).toEqual([
    ['IPv4', 600],
    ['IPv6', 400],
  ])
})
