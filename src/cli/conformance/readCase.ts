import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { loadAll } from 'js-yaml'
import type { TextFile } from '../../engine'
import { type CaseFile, CaseProblem, type CaseRequest, type Manifest, type ScenarioCase, uniquelyNamed } from './caseFile'
import { readFacts } from './facts'
import { readFlow } from './flow'
import { readTable } from './table'
import { isMap, listOf, mapOf, textOf } from './untyped'

/**
 * Reads one case file. Outer forms: a scenario (`manifests` and `requests`), a sample (manifests and one `hopscope/v1`
 * Scenario, as documents), and truth tables: packet flows, facts of a `kind`, and tables of requests and checks.
 */
export function readCase(fileName: string, text: string): CaseFile {
  const documents = loadAll(text).filter((document) => document !== null && document !== undefined)
  const scenario = documents.find((document) => isScenarioObject(document))
  if (scenario !== undefined) return readSample(mapOf(scenario), documents)
  const root = documents[0]
  if (documents.length !== 1 || !isMap(root)) throw new CaseProblem(`${fileName} is no case file: one document with an id was expected`)
  const id = textOf(root.id)
  if (id === null) throw new CaseProblem(`${fileName} is no case file: it has no id`)
  if (isScenarioCase(root, id)) return readScenario(fileName, id, root)
  const entries = root.kind === 'flow' ? readFlow(id, root) : root.kind === undefined ? readTable(id, root) : readFacts(id, root)
  return { form: 'table', id, entries: uniquelyNamed(id, entries) }
}

/** True for a text that holds a case: other YAML may lie in the same folder. */
export function looksLikeCase(text: string): boolean {
  return /^id: /m.test(text) || (/^apiVersion: hopscope\/v1/m.test(text) && /^kind: Scenario/m.test(text))
}

function isScenarioObject(document: unknown): boolean {
  return isMap(document) && document.apiVersion === 'hopscope/v1' && document.kind === 'Scenario'
}

/** A scenario has no `kind` and no `checks`; its id says so, as those of the truth tables say their family. */
function isScenarioCase(root: Manifest, id: string): boolean {
  return root.kind === undefined && (id.startsWith('scenarios/') || id.startsWith('corpus/'))
}

function readScenario(fileName: string, id: string, root: Manifest): ScenarioCase {
  return {
    form: 'scenario',
    id,
    files: listOf(root.manifestsFrom).map((path) => fileBeside(fileName, String(path))),
    manifests: listOf(root.manifests).map(mapOf),
    observed: listOf(root.observed).map(String),
    requests: uniquelyNamed(id, listOf(root.requests).map(readRequest)),
  }
}

/**
 * A file that a case names by its path from the case's own folder: real manifests are kept once, as their project has them.
 * Of a file that joins several of a project, `#examples/` means those parts whose name begins so.
 */
function fileBeside(caseFile: string, named: string): TextFile {
  const [path = '', part] = named.split('#')
  const text = textBeside(caseFile, path)
  const chosen = part === undefined ? text : partsOf(text, part)
  if (chosen === null) throw new CaseProblem(`${caseFile} takes its manifests from ${named}, and ${path} has no such part`)
  return { name: basename(path), text: chosen }
}

function textBeside(caseFile: string, path: string): string {
  try {
    return readFileSync(join(dirname(caseFile), path), 'utf8')
  } catch {
    throw new CaseProblem(`${caseFile} takes its manifests from ${path}, which cannot be read`)
  }
}

/** The parts of a joined file, each behind a line that says `# file:` and its name; null where none begins so. */
function partsOf(text: string, wanted: string): string | null {
  const parts = text.split(/^# file: /m).slice(1)
  const chosen = parts.filter((each) => each.startsWith(wanted)).map((each) => `# file: ${each}`)
  return chosen.length > 0 ? chosen.join('\n---\n') : null
}

function readSample(scenario: Manifest, documents: readonly unknown[]): ScenarioCase {
  const name = textOf(mapOf(scenario.metadata).name) ?? 'unnamed'
  const requests = listOf(mapOf(scenario.spec).requests).map(readRequest)
  return {
    form: 'scenario',
    files: [],
    id: `samples/${name}`,
    manifests: documents.filter((document) => !isScenarioObject(document)).map(mapOf),
    observed: [],
    requests: uniquelyNamed(name, requests),
  }
}

function readRequest(value: unknown, index: number): CaseRequest {
  const fields = mapOf(value)
  const name = textOf(fields.name) ?? textOf(mapOf(fields.name).en) ?? textOf(fields.id)
  return { name: name ?? `request ${index + 1}`, fields }
}
