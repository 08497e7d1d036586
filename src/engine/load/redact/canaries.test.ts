import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from '../load'
import { canary, custom, planted } from './canaries.testing'

const kept = (value: unknown) => JSON.stringify(load([{ name: 'a', text: JSON.stringify(value) }]))

describe('nothing of a secret is read', () => {
  test.each(planted)('%s', (_, object) => {
    expect(JSON.stringify(object)).toContain(canary)
    expect(kept(object)).not.toContain(canary)
  })
})

test('however deep the object stands in another one', () => {
  const fields = fc.constantFrom('spec', 'template', 'items', 'objects', 'resources', 'x')
  fc.assert(
    fc.property(fc.constantFrom(...planted), fc.array(fc.tuple(fields, fc.boolean()), { maxLength: 12 }), ([, object], way) => {
      const inside = way.reduceRight<unknown>((inner, [field, isList]) => ({ [field]: isList ? [inner] : inner }), object)
      expect(kept(custom({ inside }))).not.toContain(canary)
    }),
  )
})

test('what decides about packets is kept', () => {
  const object = custom({
    args: ['--service-cluster-ip-range=10.96.0.0/12', '-p', '8080', '--default-ssl-certificate=ns/name'],
    selector: { token: 'a', env: 'prod' },
    tls: [{ secretName: 's' }],
    virtual: { tls: { secret: 'cafe' } },
    matches: [{ headers: [{ name: 'Authorization', value: 'x' }] }],
    url: 'https://example.com:8443/a@b',
    env: 'prod',
    automountServiceAccountToken: false,
  })
  expect(load([{ name: 'a', text: JSON.stringify(object) }]).objects[0]?.body).toEqual(object)
})
