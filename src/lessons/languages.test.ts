import { readdirSync, readFileSync } from 'node:fs'
import { loadAll } from 'js-yaml'
import { expect, it } from 'vitest'

const folder = new URL('.', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

/** Fields whose value people read. */
const told: readonly string[] = ['title', 'about', 'name', 'note', 'ask', 'explain', 'hints']

/** The texts of a lesson that are not said in both languages, by their path. */
function missing(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => missing(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return [path]
  const { en, zh } = value as { readonly en?: unknown; readonly zh?: unknown }
  return [en, zh].every((text) => typeof text === 'string' && text.trim() !== '') ? [] : [path]
}

function untold(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => untold(item, `${path}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) => {
    const here = `${path}.${key}`
    // What must come out, and what an edit writes, is not said to anybody.
    if (['expect', 'solution', 'edit'].includes(key)) return []
    return told.includes(key) ? missing(field, here) : untold(field, here)
  })
}

it.each(files)('%s says everything in both languages', (file) => {
  const objects = loadAll(readFileSync(new URL(file, folder), 'utf8')) as readonly { readonly kind?: string; readonly spec?: unknown }[]
  const scenario = objects.find(({ kind }) => kind === 'Scenario')
  expect(scenario).toBeDefined()
  expect(untold(scenario?.spec, 'spec')).toEqual([])
})
