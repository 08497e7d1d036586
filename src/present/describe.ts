import {
  type Assumption,
  type Because,
  type Component,
  type Finding,
  type Hop,
  type LoadProblem,
  type Missing,
  type Plain,
  type RequestProblem,
  type ResourceRef,
  stopOf,
  type Trace,
  type VariationFault,
} from '../engine/model'
import type { Messages } from '../i18n/messages'

// Each family of codes is a union of code and facts; `as never` joins a code's sentence with the facts of that same code.

/** What happens at a hop; at the hop where the trace stops, why it stops. */
export function explainHop(hop: Hop, trace: Trace, messages: Messages): string {
  if (hop.step === 'stop') return explainStop(trace, messages) ?? ''
  return messages.steps[hop.step](hop.facts as never)
}

/** Why a trace did not arrive; null where it did. */
export function explainStop(trace: Trace, messages: Messages): string | null {
  const stop = stopOf(trace.ending)
  return stop && messages.stops[stop.reason](stop.facts as never)
}

/** Why a hop came out so: the rule and the facts that decided. */
export function explainBecause(because: Because, messages: Messages): string {
  return messages.rules[because.rule](because.facts as never)
}

/** What a finding means for a request. */
export function explainFinding(finding: Finding, messages: Messages): string {
  return messages.findings[finding.code](finding.facts as never)
}

/** What the fix of a finding does to the text, and what it costs; empty where there is none. */
export function fixText({ code, change = [] }: Finding, { fixes }: Messages): string {
  const steps = change.map((one) => fixes.changes[one.do](one.path, 'value' in one ? valueText(one.value) : ''))
  const cost = fixes.costs[code]
  return cost === undefined ? steps.join('; ') : fixes.atCost(steps.join('; '), cost)
}

/** In one line, as YAML writes it in braces. */
function valueText(value: Plain): string {
  return typeof value === 'object' ? JSON.stringify(value).replaceAll('"', '').replaceAll(/[:,]/g, '$& ') : String(value)
}

/** What could not be read. */
export function explainProblem(problem: LoadProblem, messages: Messages): string {
  return messages.problems[problem.code](problem as never)
}

/** What could change the answer and is not known. */
export function explainMissing(missing: Missing, messages: Messages): string {
  return messages.missing(missing)
}

/** What was filled in. */
export function explainAssumption(assumption: Assumption, messages: Messages): string {
  return messages.assumptions[assumption.what](assumption as never)
}

/** Why a From or To is not understood. */
export function explainRequestProblem(problem: RequestProblem, messages: Messages): string {
  return messages.requests[problem.code](problem as never)
}

/** Why the manifests of a lesson cannot be varied as it says. */
export function explainVariation(fault: VariationFault, messages: Messages): string {
  return messages.variations[fault.code](fault as never)
}

/** Where a thing is written, as far as it is. */
interface Located {
  readonly path: string | null
  readonly file: string | null
  readonly line: number | null
}

/** `web.yaml:12 spec.ports[0].nodePort`, or the words for a default that nobody wrote. */
export function locationText(located: Located, messages: Messages): string {
  if (located.line === null)
    return located.path === null ? messages.words.notSet : messages.report.remark(located.path, messages.words.notSet)
  const place = placeText(located)
  return located.path === null ? place : `${place} ${located.path}`
}

/** `web.yaml:12:5`, `web.yaml:12`, `web.yaml`, or nothing: as much as is known. */
export function placeText({ file, line, column }: Pick<Located, 'file' | 'line'> & { readonly column?: number | null }): string {
  if (file === null) return ''
  return [file, line, line === null ? null : column].filter((part) => part != null).join(':')
}

/** `Service default/web`, `Node node1`: an object or a place as people write it. */
export function objectText(named: Pick<ResourceRef, 'kind' | 'namespace' | 'name'>): string {
  return `${named.kind} ${named.namespace === null ? named.name : `${named.namespace}/${named.name}`}`
}

/** A place of the trace by name; the default client in the reader's language. */
export function componentText(component: Component, messages: Messages): string {
  if (component.place === 'client' && component.name === 'client') return messages.words.client
  return objectText(component)
}
