import { type ReactNode, useEffect, useRef } from 'react'

interface PaletteOptionProps {
  readonly id: string
  readonly name: string
  readonly active: boolean
  readonly onPoint: () => void
  readonly onPick: () => void
  readonly children: ReactNode
}

/** One line of the list under the search; the one that the keys act on is always in view. */
export function PaletteOption({ id, name, active, onPoint, onPick, children }: PaletteOptionProps): ReactNode {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus.
    <div
      ref={option}
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={active}
      aria-label={name}
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={() => active || onPoint()}
      onClick={onPick}
      className="mx-2 flex min-h-8.5 scroll-my-8 cursor-pointer items-baseline gap-3 rounded-lg px-3 py-1.5 select-none aria-selected:bg-surface-2 aria-selected:shadow-[inset_3px_0_0_var(--focus)]"
    >
      {children}
    </div>
  )
}
