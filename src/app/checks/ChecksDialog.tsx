import { useState } from 'react'
import type { Trace } from '../../engine'
import { type Check, type Seen, symptoms } from '../../engine/model'
import { checksFor } from '../../present/checks/checks'
import { predictedSeen } from '../../present/checks/seen'
import { useApp, useAppStore, useMessages } from '../store/context'
import { CommandLine } from '../ui/CommandLine'
import { Dialog } from '../ui/Dialog'

/** The dialog "It fails anyway": a person says what they see, and gets what the input cannot tell, in the order in which to look. */
export function ChecksDialog() {
  const store = useAppStore()
  const { checks: words } = useMessages()
  const trace = useApp((state) => state.trace)
  const [seen, setSeen] = useState<Seen | null>(null)
  if (trace === null) return null

  return (
    <Dialog
      title={words.label}
      about={words.about}
      closeLabel={words.close}
      place="centre"
      onClose={() => store.getState().set({ dialog: null })}
    >
      <div className="grid gap-4 overflow-y-auto p-5">
        <fieldset>
          <legend className="mb-2 text-sm font-semibold">{words.question}</legend>
          <div className="flex flex-wrap gap-2">
            {symptoms.map((each) => (
              <label
                key={each}
                className="flex min-h-9 cursor-pointer items-center gap-2 rounded-lg border border-line-soft px-3 text-sm has-checked:border-link has-checked:bg-surface-2"
              >
                <input type="radio" name="seen" checked={each === seen} onChange={() => setSeen(each)} />
                {words.seen[each]}
              </label>
            ))}
          </div>
        </fieldset>
        <div aria-live="polite">{seen !== null && <WhatToCheck trace={trace} seen={seen} />}</div>
      </div>
    </Dialog>
  )
}

function WhatToCheck({ trace, seen }: { readonly trace: Trace; readonly seen: Seen }) {
  const { checks: words } = useMessages()
  if (predictedSeen(trace) === seen) return <p className="text-sm">{words.asPredicted}</p>
  const checks = checksFor(trace, seen)
  if (checks.length === 0) return <p className="text-sm">{words.nothing}</p>
  return (
    <ol aria-label={words.list} className="grid list-decimal gap-4 pl-6 text-sm marker:font-semibold marker:text-text-2">
      {checks.map((check) => (
        <CheckItem key={check.code} check={check} />
      ))}
    </ol>
  )
}

function CheckItem({ check: { code, facts, command } }: { readonly check: Check }) {
  const { checks: words } = useMessages()
  return (
    <li className="pl-1">
      <p className="mb-1.5 text-text">{words.cause[code](facts as never)}</p>
      <CommandLine command={command} copyWord={words.copy} copiedWord={words.copied} />
      <p className="mt-1 text-text-2">{words.shows(words.expected[code](facts as never))}</p>
    </li>
  )
}
