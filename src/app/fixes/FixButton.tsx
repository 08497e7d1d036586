import { Wrench } from 'lucide-react'
import type { TextEdit } from '../../engine'
import { useAppStore } from '../store/context'

interface FixButtonProps {
  readonly edits: readonly TextEdit[]
  readonly name: string
  /** What it will do. */
  readonly says: string
}

/** Puts a fix into the manifests. Whoever works by keyboard goes on in the editor: the button goes with what it mends. */
export function FixButton({ edits, name, says }: FixButtonProps) {
  const store = useAppStore()
  return (
    <button
      type="button"
      title={says}
      className="inline-flex min-h-7 flex-none items-center gap-1.5 rounded-md border border-line bg-surface px-2 text-xs font-medium text-text hover:bg-surface-2"
      onClick={(event) => store.getState().applyFix(edits, event.detail === 0)}
    >
      <Wrench aria-hidden className="size-3.5" />
      {name}
    </button>
  )
}
