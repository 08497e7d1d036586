import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planted } from './canaries.testing'
import { forms, withoutCredentials } from './credentials'
import { plainlyRedacted, plainlyWithoutCredentials } from './plain.testing'
import { Redaction } from './redact'
import { secretEndings } from './secretNames'
import { mayHoldStem } from './stems'

/** What is fast must be what is plain: these hold the looking beforehand, and the remembering, against the rules. */

const noise = fc.string({ maxLength: 12 })
const anyCase = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: 1, maxLength: 40 })
    .map((up) => [...text].map((letter, i) => (up[i % up.length] ? letter.toUpperCase() : letter)).join(''))

describe('a stem is found wherever its pattern matches', () => {
  test.each(secretEndings)('%s of %s', (stem, pattern) => {
    const mayHold = mayHoldStem([stem])
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${pattern})$`)).chain(anyCase), noise, noise, (match, before, behind) => {
        expect(match.toLowerCase()).toContain(stem)
        expect(mayHold(`${before}${match}${behind}`)).toBe(true)
      }),
    )
  })

  const hinted = forms.flatMap(({ stems, hint }) => (typeof hint === 'string' ? [] : [{ stems, hint }]))
  test.each(hinted)('one of $stems of $hint', ({ stems, hint }) => {
    const mayHold = mayHoldStem(stems)
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${hint.source})$`)), noise, noise, (match, before, behind) => {
        expect(stems.some((stem) => match.includes(stem))).toBe(true)
        expect(mayHold(`${before}${match}${behind}`)).toBe(true)
      }),
    )
  })

  test('and a text without any is told from one with some', () => {
    const mayHold = mayHoldStem(['token', '://'])
    expect(['x', 'to', 'a-pod', '10.0.0.1:80', 'to ken'].map(mayHold)).toEqual([false, false, false, false, false])
    expect(['token', 'aTOKEN', 'a://'].map(mayHold)).toEqual([true, true, true])
  })
})

const piece = fc.constantFrom(
  'password',
  'DB_PASS',
  '--api-key',
  'token',
  'Bearer ',
  'basic ',
  'eyJ',
  'ghp_',
  'xoxr-',
  'sk-',
  'AKIA',
  '://',
  'https://',
  'user',
  '=',
  ': ',
  ':',
  ' ',
  '"',
  "'",
  '\\"',
  '@',
  '-',
  '.',
  '/',
  '\n',
  '-----BEGIN PRIVATE KEY-----',
  '-----END PRIVATE KEY-----',
  'aB3dE5fG7hI9jK1lM3nO',
  '8080',
  '<removed>',
  '$(X)',
  'true',
)
const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 14 }).map((pieces) => pieces.join(''))

test('looking beforehand changes no answer', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(withoutCredentials(given)).toBe(plainlyWithoutCredentials(given))
    }),
    { numRuns: 3000 },
  )
})

test.each(['xoxb-', 'xoxr-', 'xoxs-', 'ghp_', 'sk-', 'AKIA'])('a token that begins with %s is told by it', (beginning) => {
  expect(withoutCredentials(`see ${beginning}aB3dE5fG7hI9jK1lM3nO.`)).toBe('see <removed>.')
})

const key = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'kind',
      'apiVersion',
      'metadata',
      'name',
      'value',
      'labels',
      'annotations',
      'selector',
      'match',
      'matches',
      'status',
      'message',
      'note',
      'env',
      'args',
      'command',
      'exec',
      'httpHeaders',
      'tls',
      'secret',
      'key',
      'stringData',
      'managedFields',
      'caBundle',
      'userData',
      'items',
      'spec',
      'template',
      'password',
      'tokens',
      'schema',
      '__proto__',
      'constructor',
      '80',
      'kubectl.kubernetes.io/last-applied-configuration',
      'nginx.ingress.kubernetes.io/server-snippet',
      'metallb.io/x',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
)
const word = fc.constantFrom(
  'Secret',
  'ConfigMap',
  'SecretList',
  'Event',
  'CustomResourceDefinition',
  'Pod',
  'v1',
  'x.io/v1',
  'cookie',
  '-p',
  '--token',
  'plain words',
  '',
)
const scalar = fc.oneof(word, text, fc.constantFrom(null, true, 8080))
const { map } = fc.letrec<{ map: object; node: unknown }>((tie) => ({
  map: fc.array(fc.tuple(key, tie('node')), { maxLength: 6 }).map((fields) => Object.fromEntries(fields)),
  node: fc.oneof({ maxDepth: 6 }, scalar, tie('map'), fc.array(tie('node'), { maxLength: 4 })),
}))

/** Without the facts that are kept of a Secret's data. */
const object = fc.oneof(map, fc.constantFrom(...planted.map(([, each]) => each as object)))
const ref = { group: 'x.io', kind: 'Thing', namespace: null, name: 'a' }

test('remembering changes no answer, and nothing that was given', () => {
  fc.assert(
    fc.property(fc.array(object, { maxLength: 6 }), fc.boolean(), (bodies, sharesNodes) => {
      const given = JSON.stringify(bodies)
      const redaction = new Redaction()
      const kept = bodies.map((body) => redaction.object({ inside: body }, ref, sharesNodes))
      expect(JSON.stringify(kept)).toBe(JSON.stringify(bodies.map((body) => plainlyRedacted({ inside: body }, 'object'))))
      expect(JSON.stringify(bodies)).toBe(given)
    }),
    { numRuns: 1000 },
  )
})
