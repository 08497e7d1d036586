import type { Answer, EngineClient, ResourceRef, Trace } from '../../engine'
import { type LinuxRuleSet, type RuleOrigin, refKey } from '../../engine/model'
import { proxyOfRequest } from '../settings/proxyText'
import type { AppState } from './state'
import type { AppStore } from './store'

/** The rules that the packet of a trace meets on one node. */
export type HopRules = Answer<'linuxRulesOfTrace'>[number]

/** Where a field is written. */
export interface FieldLine {
  readonly file: string
  readonly line: number
}

/** The rules of one trace. Those of the trace before stay until the newer ones are there. */
export type RulesState =
  | { readonly state: 'none' }
  | {
      readonly state: 'ready'
      readonly trace: Trace
      readonly hops: readonly HopRules[]
      /** By `fieldKey`; what is not there nobody wrote. */
      readonly lines: ReadonlyMap<string, FieldLine>
    }
  | { readonly state: 'failed'; readonly trace: Trace; readonly why: string }

/** Names a field of an object. */
export function fieldKey(object: ResourceRef, path: string): string {
  return `${refKey(object)} ${path}`
}

/** Asks for the rules of each trace that is shown with them. An answer that a newer trace has overtaken is dropped. */
export function followRules(store: AppStore, client: EngineClient): void {
  const ask = async (trace: Trace) => {
    const overtaken = () => store.getState().trace !== trace
    try {
      const hops = await client.ask('linuxRulesOfTrace', { hops: trace.hops.map(asked) }, proxyNow(store.getState()))
      const fields = fieldsOf(hops)
      if (overtaken()) return
      const places = await client.ask('fieldLines', { fields })
      if (overtaken()) return
      const lines = new Map(
        fields.flatMap(({ object, path }, index) => {
          const place = places[index]
          return place ? [[fieldKey(object, path), place] as const] : []
        }),
      )
      store.setState({ rules: { state: 'ready', trace, hops, lines } })
    } catch (error) {
      if (!overtaken()) store.setState({ rules: { state: 'failed', trace, why: error instanceof Error ? error.message : String(error) } })
    }
  }
  store.subscribe((state, before) => {
    if (state.trace === null && state.rules.state !== 'none') return store.setState({ rules: { state: 'none' } })
    if (state.view !== 'linux' || state.trace === null) return
    const known = state.rules.state !== 'none' && state.rules.trace === state.trace
    if (!known && (state.trace !== before.trace || before.view !== 'linux')) void ask(state.trace)
  })
}

function proxyNow({ proxy, requestProxy }: AppState): string | null {
  return proxyOfRequest(proxy, requestProxy)
}

function asked({ id, component, node, wire }: Trace['hops'][number]) {
  return { id, component, node, wire }
}

/** Every field that a rule comes from, once. */
function fieldsOf(hops: readonly HopRules[]): readonly { readonly object: ResourceRef; readonly path: string }[] {
  const fields = new Map<string, { readonly object: ResourceRef; readonly path: string }>()
  for (const origin of hops.flatMap(({ rules }) => originsOf(rules))) {
    if (origin === null || origin.path === null) continue
    fields.set(fieldKey(origin.object, origin.path), { object: origin.object, path: origin.path })
  }
  return [...fields.values()]
}

function originsOf(rules: LinuxRuleSet): readonly (RuleOrigin | null)[] {
  if (rules.mode === 'iptables')
    return rules.tables.flatMap((table) => table.chains.flatMap((chain) => chain.rules.map(({ origin }) => origin)))
  const written = [
    ...rules.sets.map((set) => set.elements),
    ...rules.maps.map((map) => map.entries),
    ...rules.chains.map((chain) => chain.rules),
  ]
  return written.flat().map(({ origin }) => origin)
}
