import { expect, it } from 'vitest'
import { readCase } from '../readCase'
import { entriesOf } from '../runCases'

const manifests = `
manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: web, namespace: test }, spec: { clusterIP: 10.96.0.1, ports: [{ port: 93 }] } }
  - apiVersion: v1
    kind: Endpoints
    metadata: { name: web, namespace: test }
    subsets: [{ addresses: [{ ip: 192.0.2.1 }], ports: [{ port: 8080 }] }]
`

/** What differs in a table of one check. */
function differences(check: string) {
  const file = readCase('a.yaml', `id: endpoints/a\n${manifests}\nchecks:\n  - { name: one, ${check} }\n`)
  return entriesOf(file).flatMap((entry) => entry.run(entry.expect))
}

it.each([
  ['by number', 'port: 93, '],
  ['by number as text', "port: '93', "],
  ['by the name that it does not have', "port: '', "],
  ['by nothing, which is the same', ''],
])('a port without a name is asked %s', (_name, port) => {
  expect(differences(`type: service-address, service: test/web, ${port}expect: { address: '192.0.2.1:8080' }`)).toEqual([])
  expect(differences(`type: service-address, service: test/web, ${port}expect: { address: null }`)).not.toEqual([])
})

it('what stays of an Endpoints object is asked for one subset, or for each of several in order', () => {
  const asked = (input: string, expected: string) => differences(`type: endpoints-capacity, input: ${input}, expect: ${expected}`)
  expect(asked('{ ready: 999, notReady: 2 }', '{ ready: 999, notReady: 1, truncated: true }')).toEqual([])
  expect(asked('{ ready: [1, 2], notReady: [0, 0] }', '{ ready: [1, 2], truncated: false }')).toEqual([])
  expect(asked('{ ready: [1, 2], notReady: [0, 0] }', '{ ready: [2, 1], truncated: false }')).not.toEqual([])
  expect(asked('{ ready: [1], notReady: [] }', '{ truncated: false }')).toMatchObject([{ field: 'case' }])
})
