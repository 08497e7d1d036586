import type { ReactNode } from 'react'
import { useMessages } from '../store/context'
import type { Found } from './SearchDialog'

interface PaletteFooterProps {
  /** The line that the keys act on. */
  readonly chosen: Found | null
  readonly onPick: (found: Found) => void
  readonly onSend: (found: Found) => void
  /** What is said of the list. */
  readonly children: ReactNode
}

/** What can be done with the chosen line, with its keys. */
export function PaletteFooter({ chosen, onPick, onSend, children }: PaletteFooterProps): ReactNode {
  const { page, commands } = useMessages()
  return (
    <div className="flex min-h-14 flex-none items-center gap-2 border-t border-line-soft px-5 py-2">
      <p role="status" className="flex-1 text-sm text-text-2">
        {children}
      </p>
      {chosen?.is !== 'command' && (
        <button type="button" className="quiet-button" disabled={!chosen?.result.request} onClick={() => chosen && onSend(chosen)}>
          {page.search.send}
          <kbd className="text-xs text-text-2">Ctrl ↵</kbd>
        </button>
      )}
      <button type="button" className="quiet-button" disabled={chosen === null} onClick={() => chosen && onPick(chosen)}>
        {chosen?.is === 'command' ? commands.run : page.search.show}
        <kbd className="text-xs text-text-2">↵</kbd>
      </button>
    </div>
  )
}
