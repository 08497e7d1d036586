import type { EngineClient, TextEdit, TypedRequest } from '../../engine'
import { applyEdits } from '../../engine/model'
import { proxyOfRequest } from '../settings/proxyText'
import { isSame, isText } from './manifests'
import type { Actions, AppliedFix, AppState } from './state'
import type { AppStore } from './store'

type SetState = (change: Partial<AppState>) => void
type GetState = () => AppState

/** More findings than that are looked at by nobody one by one. */
const mostFixes = 200

/** Mending reads the input once for each blocker: of a large one nobody waits for that unasked. */
const largestMended = 1000

/** Whoever goes on typing does not wait for it. */
const pause = 300

/** Keeps the fixes in step with the findings. Everything else goes first: they are asked once all is drawn. */
export function followFixes(store: AppStore, client: EngineClient): void {
  let turn = 0

  async function ask(asked: number): Promise<void> {
    const { findings, trace } = store.getState()
    const mendable = [...(trace?.findings ?? []), ...findings].filter(({ change }) => change !== undefined).slice(0, mostFixes)
    const edits = mendable.length === 0 ? [] : await client.edits(mendable.map(({ change = [] }) => change))
    if (asked !== turn) return
    store.setState({ fixes: new Map(mendable.flatMap((finding, i) => (edits[i] ? [[finding, edits[i]] as const] : []))) })
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (asked !== turn) return
    const mending = await mendingOf(client, store.getState())
    if (asked === turn) store.setState({ mending })
  }

  store.subscribe((state, before) => {
    if (state.files !== before.files && state.fixed.said === 'stale') store.setState({ fixed: { ...state.fixed, said: null } })
    if (state.findings === before.findings && state.trace === before.trace) return
    turn += 1
    if (state.trace !== before.trace && state.mending !== null) store.setState({ mending: null })
    ask(turn).catch(() => undefined)
  })
}

async function mendingOf(client: EngineClient, state: AppState) {
  const { trace, fixes } = state
  const request = provableRequest(state)
  if (trace === null || request === null || trace.verdict === 'delivered') return null
  return trace.findings.some((finding) => fixes.has(finding)) ? client.mend(request) : null
}

/** The request as it stands; null where there is none, or the input is so large that nobody waits for proofs. */
function provableRequest({ sent, choices, read, proxy, requestProxy }: AppState): TypedRequest | null {
  const size = Object.values(read?.objects ?? {}).reduce((sum, count) => sum + count, 0)
  if (sent === null || size > largestMended) return null
  return { ...sent, choices, at: null, proxy: proxyOfRequest(proxy, requestProxy) }
}

/** What can be done with fixes. */
export function fixActions(client: EngineClient, set: SetState, get: GetState): Pick<Actions, 'applyFix' | 'facts' | 'writeFact'> {
  return {
    facts: async () => {
      const request = provableRequest(get())
      return request === null ? [] : client.facts(request)
    },
    writeFact: ({ edits }) => {
      get().applyFix(edits, true)
      const [first] = edits
      if (first !== undefined && get().fixed.said === 'applied') get().jumpTo(first.file, firstLineOf(first))
    },
    applyFix: (edits, focus) => {
      const { files, readFrom, fixed } = get()
      const applied: AppliedFix[] = []
      for (const name of new Set(edits.map(({ file }) => file))) {
        const tab = files.find((file) => file.name === name)
        const read = readFrom?.files.find(({ id }) => id === tab?.id)
        // Edits are by the lines of the text that was read.
        if (tab === undefined || !isText(tab) || !isSame(tab, read)) return set({ fixed: { ...fixed, said: 'stale' } })
        const own = edits.filter(({ file }) => file === name)
        applied.push({ file: tab.id, before: tab.text, after: applyEdits(tab.text, own), edits: own })
      }
      const [first] = applied
      if (first === undefined) return
      set({
        files: files.map((file) => ({ ...file, ...textAfter(applied, file.id) })),
        activeFile: first.file,
        fixed: { applied, focus, said: 'applied' },
        // The request stays what it is, as after any small piece that is put in.
        cause: 'paste',
        untouchedSample: null,
        replaced: null,
      })
    },
  }
}

/** The first line that an edit puts in: what separates it from the text before says nothing. */
function firstLineOf({ line, text }: TextEdit): number {
  const lines = text.split(/\r\n|\n|\r/)
  return (
    line +
    Math.max(
      0,
      lines.findIndex((each) => each.trim() !== '' && each !== '---'),
    )
  )
}

function textAfter(applied: readonly AppliedFix[], id: string): { readonly text?: string } {
  const fix = applied.find(({ file }) => file === id)
  return fix === undefined ? {} : { text: fix.after }
}
