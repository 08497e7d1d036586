import { expect, it } from 'vitest'
import { readCase } from './readCase'
import { runEntry } from './runEntry'

const text = (request: string) => `id: scenarios/one
manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: web }, spec: { clusterIP: 10.96.0.1, selector: { app: web }, ports: [{ port: 80 }] } }
  - { apiVersion: v1, kind: Pod, metadata: { name: web, labels: { app: web } }, status: { podIP: 10.0.0.1 } }
observed: []
requests:
  - { name: one, from: { pod: web }, to: { host: web, port: 80 }, expect: { verdict: delivered }, ${request} }
`

function differences(request: string) {
  const file = readCase('one.yaml', text(request))
  const [entry] = file.form === 'scenario' ? file.requests : []
  return file.form === 'scenario' && entry ? runEntry(file, entry) : expect.fail('this is no scenario')
}

it.each([
  '',
  'choose: { endpoint: "10.0.0.1:80" }',
  'proxy: { mode: nftables }',
  'edit: { object: Pod/web, set: { metadata.labels.tier: a } }',
])('a request with “%s” runs', (request) => expect(differences(request)).toEqual([]))

it.each([
  ['chose: { node: a }', 'chose'],
  ['proxy: { mod: nftables }', 'mod'],
  ['uses: remembered', 'remembered'],
  ['without: [Pod/nobody]', 'Pod/nobody'],
  ['edit: { object: Service/nobody, set: { a: 1 } }', 'Service/nobody'],
  ['edit: { object: Service/web, add: { a: 1 } }', 'add'],
  ['edit: { object: Service/web, remove: [spec.type] }', 'spec.type'],
])('what would change nothing fails the case: %s', (request, word) => {
  const [difference, ...more] = differences(request)
  expect(difference).toMatchObject({ field: 'case', got: expect.stringContaining(word) })
  expect(more).toEqual([])
})

it('what is varied is the input of the request', () => {
  expect(differences('without: [Pod/web]')).toMatchObject([{ got: expect.stringContaining('default/web') }])
  expect(differences('edit: { object: Service/web, set: { spec.selector.app: wbe } }')).toMatchObject([{ field: 'verdict' }])
})
