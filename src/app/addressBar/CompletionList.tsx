import { useEffect, useRef } from 'react'
import { useMessages } from '../store/context'
import { verdictLook } from '../verdict/verdictLook'
import type { AddressOption } from './options'
import type { Completion } from './useCompletion'

interface CompletionListProps {
  readonly completion: Completion
  readonly label: string
  readonly emptyText: string
  readonly className: string
  readonly onPick: (option: AddressOption) => void
}

/** The list under a field of the address bar. */
export function CompletionList({ completion, label, emptyText, className, onPick }: CompletionListProps) {
  const { page } = useMessages()
  const { listId, shown, more, active } = completion
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active >= 0) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  return (
    <div
      ref={list}
      onPointerDown={(event) => event.preventDefault()}
      className={`absolute top-full z-40 mt-1.5 max-h-[min(27rem,calc(100dvh-9rem))] overflow-y-auto overscroll-contain rounded-xl border border-line bg-surface py-1 text-text shadow-raised ${className}`}
    >
      <div id={listId} role="listbox" aria-label={label}>
        {shown.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus.
          <div
            tabIndex={-1}
            key={`${option.from} ${option.value} ${option.about}`}
            id={completion.optionId(index)}
            role="option"
            aria-selected={index === active}
            onPointerMove={() => index !== active && completion.highlight(index)}
            onClick={() => onPick(option)}
            className="mx-1 flex cursor-pointer items-center gap-4 rounded-lg px-2.5 py-1.5 select-none aria-selected:bg-surface-2 aria-selected:shadow-[inset_3px_0_0_var(--focus)]"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-mono text-sm break-all">{option.value}</span>
              <span className="block text-xs text-text-2">{[option.kind, option.about].filter(Boolean).join(' · ')}</span>
            </span>
            <VerdictHint option={option} />
          </div>
        ))}
      </div>
      <p role="status" className="px-3 text-xs text-text-2">
        {shown.length === 0 && <span className="block py-2">{emptyText}</span>}
        {more > 0 && <span className="block py-2">{page.address.more(more)}</span>}
      </p>
    </div>
  )
}

function VerdictHint({ option: { verdict } }: { readonly option: AddressOption }) {
  const { words } = useMessages()
  if (verdict === null) return null
  const { icon: Icon, colour } = verdictLook[verdict]
  return (
    <span className={`flex flex-none items-center gap-1 text-xs font-medium ${colour}`}>
      <Icon aria-hidden className="size-3.5" />
      {words.verdicts[verdict]}
    </span>
  )
}
