import { type ReactNode, useState } from 'react'

interface MoreListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly className?: string
  readonly item: (item: T) => ReactNode
  /** Items that stand before all others, and are always shown. */
  readonly before?: ReactNode
  /** The word of the button that shows the next ones. */
  readonly moreWord: (more: number, left: number) => string
}

const atOnce = 50

/** A list that shows fifty at once and the next fifty when asked: a hundred thousand faults stop no page. */
export function MoreList<T>({ label, items, className, item, before, moreWord }: MoreListProps<T>) {
  const [most, setMost] = useState(atOnce)
  const left = items.length - most
  return (
    <>
      <ul aria-label={label} className={className}>
        {before}
        {items.slice(0, most).map(item)}
      </ul>
      {left > 0 && (
        <button type="button" className="text-link mt-1 min-h-6 text-xs" onClick={() => setMost(most + atOnce)}>
          {moreWord(Math.min(left, atOnce), left)}
        </button>
      )}
    </>
  )
}
