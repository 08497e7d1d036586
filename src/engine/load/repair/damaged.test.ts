import { readdirSync, readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { collapse, documentsOf, leftAligned, oneLine } from './damage.testing'
import { repair } from './repair'

const folder = 'e2e/corpus/manifests'
const examples = ['k8s-docs-service-examples.yaml', 'k8s-docs-concept-blocks.yaml']
const damages: readonly (readonly [string, (text: string) => string])[] = [
  ['joined without a separator', (text) => collapse(text, '')],
  ['joined by spaces', (text) => collapse(text, ' ')],
  ['joined to one line', oneLine],
  ['joined to one line, which is a comment now', (text) => oneLine(`# Source: chart/templates/web.yaml\n${text}`)],
  ['without indentation', leftAligned],
]

/** How many damaged documents come back equal, and which come back otherwise without a mark. */
function rate(files: readonly string[], damage: (text: string) => string) {
  const found = { all: 0, equal: 0, marked: 0, refused: 0, silent: [] as string[] }
  for (const text of files.flatMap((file) => documentsOf(readFileSync(`${folder}/${file}`, 'utf8')))) {
    const written = parsed(text)
    // What is huge is no snippet; what was no object before cannot be one again.
    if (text.length > 6000 || written === null) continue
    found.all += 1
    const damaged = damage(text)
    const repaired = repair(damaged)
    const read = parsed(repaired?.text ?? damaged)
    if (isDeepStrictEqual(read, written)) found.equal += 1
    else if (repaired === null) found.refused += 1
    else if (repaired.unsure.length > 0) found.marked += 1
    else found.silent.push(repaired.text)
  }
  return found
}

function parsed(text: string): unknown {
  try {
    return load(text)
  } catch {
    return null
  }
}

describe.each(damages)('%s', (_name, damage) => {
  it('95 of 100 examples of the documentation come back equal, and the others are marked', () => {
    const found = rate(examples, damage)
    expect(found.all).toBe(66)
    expect(found.equal / found.all).toBeGreaterThanOrEqual(0.95)
    expect(found.refused).toBe(0)
    expect(found.silent).toEqual([])
  })

  it('no document of any project comes back silently otherwise', () => {
    const found = rate(readdirSync(folder), damage)
    expect(found.silent).toEqual([])
    expect(found.equal / found.all).toBeGreaterThan(0.7)
  }, 60_000)
})
