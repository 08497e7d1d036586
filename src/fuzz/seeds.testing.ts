import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'

const folders = ['e2e/corpus', 'e2e/conformance', 'src/samples']
/** Larger texts would take the time of a hundred small ones and are made of the same objects. */
const largest = 6000

/** The documents of one file of the corpus, in their order: neighbours belong together, a Service and its Pods. */
export type Seed = readonly string[]

/** Every file of the corpus, every sample and the manifests of every case, cut into documents; those too large are left out. */
export function seeds(): readonly Seed[] {
  return folders
    .flatMap(filesBelow)
    .map((file) => documentsOf(readFileSync(file, 'utf8')))
    .map((documents) => documents.filter((text) => text.trim() !== '' && text.length <= largest))
    .filter((documents) => documents.length > 0)
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function documentsOf(text: string): readonly string[] {
  const manifests = /^manifests:/m.test(text) ? manifestsOf(text) : null
  return manifests ?? text.split(/^---[^\n]*\n/m)
}

/** A case file has its manifests as a list. */
function manifestsOf(text: string): readonly string[] | null {
  const { manifests } = load(text) as { readonly manifests?: unknown }
  return Array.isArray(manifests)
    ? manifests.map((manifest) => (typeof manifest === 'string' ? manifest : `${JSON.stringify(manifest)}\n`))
    : null
}
