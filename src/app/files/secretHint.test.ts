import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine } from '../../engine'
import { mayHoldSecrets } from './secretHint'

const { redactText } = createEngine()

test('nothing is removed from a text without a hint', () => {
  const folder = 'e2e/corpus/manifests'
  const documents = readdirSync(folder).flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split(/^---$/m))
  const unasked = documents.filter((text) => !mayHoldSecrets(text))
  expect(unasked.length).toBeGreaterThan(100)
  for (const text of unasked) expect(redactText(text).text).toBe(text)
  const words = fc.constantFrom('kind: Service', '  a: b', '- x', '# y', 'metadata:', 'Status: z', '{', '}', '[', 'aA1', ': ', '-p', '|')
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 20 })), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n')
      if (!mayHoldSecrets(text)) expect(redactText(text).text).toBe(text)
    }),
    { numRuns: 2000 },
  )
})
