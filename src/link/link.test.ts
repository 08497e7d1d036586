import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dictionary1 } from './dictionary'
import { linkOf, readLink as readValue } from './link'
import version1 from './sent/version1.json'
import type { LinkState } from './state'

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: default
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: 8080
`
const state: LinkState = {
  files: [{ name: 'way.yaml', text: service }],
  from: 'external',
  to: 'svc:default/web:80',
  http: null,
  choices: { node: 'node1' },
  proxy: 'mode=nftables',
  view: 'wire',
  hop: 'node/node1',
}

const text = fc.string({ unit: 'binary', maxLength: 30 })
const textOrNull = fc.option(text)
const states: fc.Arbitrary<LinkState> = fc.record({
  files: fc.array(fc.record({ name: text, text: fc.string({ unit: 'grapheme', maxLength: 200 }) }), { maxLength: 3 }),
  from: text,
  to: text,
  http: fc.option(
    fc.record({
      scheme: fc.constantFrom(null, 'http' as const, 'grpcs' as const),
      method: textOrNull,
      host: textOrNull,
      path: textOrNull,
      headers: fc.array(text, { maxLength: 3 }),
      serverName: textOrNull,
    }),
  ),
  choices: fc.dictionary(
    text.filter((each) => each !== '__proto__'),
    text,
    { maxKeys: 3, noNullPrototype: true },
  ),
  proxy: textOrNull,
  view: fc.constantFrom('concept', 'wire', 'linux'),
  hop: textOrNull,
})

const readLink = (fragment: string) => readValue(fragment.replace(/^#s=/, ''))

describe('a link', () => {
  it('is read as what it was made of', () => {
    fc.assert(
      fc.property(states, (each) => {
        expect(readLink(linkOf(each))).toEqual({ ok: true, state: each })
      }),
    )
  })

  it('is nothing but letters that need no escape in an address', () => {
    expect(linkOf(state)).toMatch(/^#s=1\.[\w-]+\.[\w-]{8}$/)
    expect(linkOf(state)).toBe(linkOf(structuredClone(state)))
  })

  it('is short where the words are those of most manifests', () => {
    expect(linkOf(state).length).toBeLessThan(220)
  })

  it('with any letters cut off is incomplete', () => {
    const link = linkOf(state)
    for (let length = 3; length < link.length; length += 1)
      expect(readLink(link.slice(0, length))).toEqual({ ok: false, why: 'incomplete' })
  })

  it('with any one letter lost or changed is incomplete', () => {
    const link = linkOf(state)
    for (let at = 5; at < link.length; at += 1) {
      const changed = link[at] === 'A' ? 'B' : 'A'
      for (const damaged of [link.slice(0, at) + link.slice(at + 1), link.slice(0, at) + changed + link.slice(at + 1)])
        expect(readLink(damaged), damaged).toEqual({ ok: false, why: 'incomplete' })
    }
  })

  it.each(['#s=2.abc.def', '#s=10.abc.def'])('of a later version says so: %s', (link) =>
    expect(readLink(link)).toEqual({ ok: false, why: 'newer' }),
  )

  it('that is garbage is incomplete, whatever it is', () => {
    const fragments = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.stringMatching(/^1\.[\w-]{0,80}\.[\w-]{0,8}$/))
    fc.assert(
      fc.property(fragments, (fragment) => {
        expect(readLink(fragment).ok).toBe(false)
      }),
    )
  })
})

it('the dictionary of version 1 is what it was when the first link was sent', () => {
  expect(createHash('sha256').update(dictionary1).digest('hex')).toBe('391090255c68230ba88a52788ec031dda0bfdbf0a517cb1c38df32a3f2e7e5f8')
})

it.each(version1)('a link of version 1 opens as it did when it was sent: $state.to', ({ link, state: sent }) => {
  expect(readLink(link)).toEqual({ ok: true, state: sent })
})
