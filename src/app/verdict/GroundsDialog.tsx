import { FilePenLine } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { WrittenFact } from '../../engine'
import { factCommand, missingCommand } from '../../present/checks/facts'
import { explainAssumption } from '../../present/describe'
import { useApp, useAppStore, useMessages } from '../store/context'
import { CommandLine } from '../ui/CommandLine'
import { Dialog } from '../ui/Dialog'

/**
 * The dialog "What this rests on": what could still change the answer, what was assumed, and how a fact takes its place. `embedded`: there is
 * no editor to write it into.
 */
export function GroundsDialog({ embedded }: { readonly embedded: boolean }) {
  const store = useAppStore()
  const messages = useMessages()
  const words = messages.grounds
  const trace = useApp((state) => state.trace)
  const facts = useFacts(embedded)
  if (trace === null) return null
  const missing = trace.missing.map((entry) => ({ said: messages.missing(entry), command: missingCommand(entry), fact: null }))
  const assumed = trace.assumptions.map((entry) => ({
    said: explainAssumption(entry, messages),
    command: factCommand(entry),
    fact: facts.get(JSON.stringify(entry)) ?? null,
  }))
  const close = () => store.getState().set({ dialog: null })

  return (
    <Dialog title={words.label} about={words.about} closeLabel={words.close} place="centre" onClose={close}>
      <div className="grid gap-5 overflow-y-auto p-5 text-sm">
        <Grounds label={words.missing} entries={missing} />
        <Grounds
          label={words.assumed}
          entries={assumed}
          onWrite={(fact) => {
            close()
            store.getState().writeFact(fact)
          }}
        />
        <div className="grid gap-1 text-text-2">
          {facts.size > 0 && <p>{words.writeAbout}</p>}
          <p>{words.paste}</p>
        </div>
      </div>
    </Dialog>
  )
}

/** What can be written into the manifests, by the assumption that it takes the place of. Asked when the dialog opens: each is proven. */
function useFacts(embedded: boolean): ReadonlyMap<string, WrittenFact> {
  const store = useAppStore()
  const trace = useApp((state) => state.trace)
  const [known, setKnown] = useState<{ readonly trace: typeof trace; readonly facts: readonly WrittenFact[] }>({ trace, facts: [] })
  useEffect(() => {
    if (embedded) return
    let asks = true
    const { facts } = store.getState()
    facts()
      .then((answer) => asks && setKnown({ trace, facts: answer }))
      .catch(() => undefined)
    return () => {
      asks = false
    }
  }, [store, trace, embedded])
  return new Map(known.trace === trace ? known.facts.map((fact) => [JSON.stringify(fact.assumption), fact]) : [])
}

interface Ground {
  readonly said: string
  readonly command: string | null
  readonly fact: WrittenFact | null
}

interface GroundsProps {
  readonly label: string
  readonly entries: readonly Ground[]
  readonly onWrite?: (fact: WrittenFact) => void
}

/** One command fetches the facts for several entries: it stands once, below them. */
function Grounds({ label, entries, onWrite }: GroundsProps) {
  const { checks } = useMessages()
  if (entries.length === 0) return null
  const byCommand = new Map<string | null, Ground[]>()
  for (const entry of entries) byCommand.set(entry.command, [...(byCommand.get(entry.command) ?? []), entry])
  return (
    <section aria-label={label}>
      <h3 className="mb-2 font-semibold">{label}</h3>
      <ul className="grid gap-4">
        {[...byCommand].map(([command, told]) => (
          <li key={command ?? ''} className="grid gap-1.5">
            {told.map((entry) => (
              <Entry key={entry.said} entry={entry} onWrite={onWrite} />
            ))}
            {command !== null && <CommandLine command={command} copyWord={checks.copy} copiedWord={checks.copied} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry: { said, fact }, onWrite }: { readonly entry: Ground; readonly onWrite: GroundsProps['onWrite'] }) {
  const { grounds } = useMessages()
  const id = useId()
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <p id={id} className="min-w-0 flex-1 basis-72">
        {said}
      </p>
      {fact !== null && onWrite !== undefined && (
        <button
          type="button"
          aria-describedby={id}
          className="inline-flex min-h-7 flex-none items-center gap-1.5 rounded-md border border-line bg-surface px-2 text-xs font-medium text-text hover:bg-surface-2"
          onClick={() => onWrite(fact)}
        >
          <FilePenLine aria-hidden className="size-3.5" />
          {grounds.write}
        </button>
      )}
    </div>
  )
}
