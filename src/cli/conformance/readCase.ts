import { loadAll } from 'js-yaml'
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
  if (isScenarioCase(root, id)) return readScenario(id, root)
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
  return root.kind === undefined && id.startsWith('scenarios/')
}

function readScenario(id: string, root: Manifest): ScenarioCase {
  return {
    form: 'scenario',
    id,
    manifests: listOf(root.manifests).map(mapOf),
    observed: listOf(root.observed).map(String),
    requests: uniquelyNamed(id, listOf(root.requests).map(readRequest)),
  }
}

function readSample(scenario: Manifest, documents: readonly unknown[]): ScenarioCase {
  const name = textOf(mapOf(scenario.metadata).name) ?? 'unnamed'
  const requests = listOf(mapOf(scenario.spec).requests).map(readRequest)
  return {
    form: 'scenario',
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
