import { loadAll } from 'js-yaml'
import { type CaseFile, CaseProblem, type CaseRequest, type Manifest, type ScenarioCase, type UnmodelledCase } from './caseFile'
import { isMap, listOf, mapOf, textOf } from './untyped'

/**
 * Reads one case file. Three outer forms: a scenario (`manifests` and `requests`), a sample (manifests and one
 * `hopscope/v1` Scenario, as documents), and files of a `kind` or family that the runner has no model for.
 */
export function readCase(fileName: string, text: string): CaseFile {
  const documents = loadAll(text).filter((document) => document !== null && document !== undefined)
  const scenario = documents.find((document) => isScenarioObject(document))
  if (scenario !== undefined) return readSample(mapOf(scenario), documents)
  const root = documents[0]
  if (documents.length !== 1 || !isMap(root)) throw new CaseProblem(`${fileName} is no case file: one document with an id was expected`)
  const id = textOf(root.id)
  if (id === null) throw new CaseProblem(`${fileName} is no case file: it has no id`)
  return isScenarioCase(root, id) ? readScenario(id, root) : readUnmodelled(id, root)
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

/** An entry is found by id and name: two of one name would hide each other in a skip file. */
function uniquelyNamed(id: string, requests: readonly CaseRequest[]): readonly CaseRequest[] {
  const twice = requests.find((request, index) => requests.findIndex((other) => other.name === request.name) !== index)
  if (twice) throw new CaseProblem(`${id} has two requests named "${twice.name}"`)
  return requests
}

function readUnmodelled(id: string, root: Manifest): UnmodelledCase {
  const kind = textOf(root.kind)
  const family = id.split('/')[0] ?? id
  const reason = kind === null ? `family ${family} is not modelled` : `kind ${kind} is not modelled`
  const entries = [...listOf(root.requests), ...listOf(root.checks), ...listOf(root.cases)]
  const names = entries.map((entry, index) => textOf(mapOf(entry).name) ?? `entry ${index + 1}`)
  return { form: 'unmodelled', id, reason, names: names.length > 0 ? names : [textOf(root.title) ?? id] }
}
