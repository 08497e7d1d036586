import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../model'
import { createEngine } from '../pipeline'
import { corpusFindings } from './corpusFindings.testing'

const folder = 'e2e/corpus/manifests'
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

/** `error ING-04 Ingress default/shop`, each with how often it is said. */
function wordsOf(found: readonly Finding[]): readonly string[] {
  const told = found
    .filter(({ severity }) => severity !== 'info')
    .map(({ severity, code, object }) => `${severity} ${code} ${object?.kind} ${object?.namespace}/${object?.name}`)
  const times = new Map<string, number>()
  for (const word of told) times.set(word, (times.get(word) ?? 0) + 1)
  return [...times].map(([word, count]) => (count === 1 ? word : `${word} ×${count}`)).sort()
}

describe('manifests of real projects', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(30)
  })

  it('are what the list speaks of', () => {
    expect(Object.keys(corpusFindings).filter((file) => !files.includes(file))).toEqual([])
  })

  it.each(files)('%s: no error and no warning but those listed, every target can be asked', (file) => {
    const engine = createEngine()
    const answer = engine.read([{ name: file, text: readFileSync(`${folder}/${file}`, 'utf8') }])
    expect(Object.keys(answer.objects).length).toBeGreaterThan(0)
    const expected = (corpusFindings[file] ?? []).flatMap(({ found }) => found)
    expect(wordsOf(engine.findings())).toEqual([...expected].sort())
    for (const { from, to } of engine.targets()) {
      const asked = engine.trace({ from, to, choices: {}, at: null, proxy: null })
      expect(asked.ok, `${from} → ${to}`).toBe(true)
    }
    const ids = answer.graph.places.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
