import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApp, useAppStore, useMessages } from '../store/context'

/** Captions in one language or in both: for a class that does not share one. */
export function BothLanguagesButton({ className }: { readonly className: string }): ReactNode {
  const store = useAppStore()
  const { page } = useMessages()
  const both = useApp((state) => state.bothLanguages)
  return (
    <button
      type="button"
      aria-pressed={both}
      aria-label={page.caption.both}
      title={page.caption.both}
      className={`quiet-button ${both ? 'bg-surface-2 inset-ring inset-ring-line' : ''} ${className}`}
      onClick={() => store.getState().set({ bothLanguages: !both })}
    >
      <Languages aria-hidden className="size-4" />
    </button>
  )
}
