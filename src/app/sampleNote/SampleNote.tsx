import type { ReactNode } from 'react'
import { useApp, useMessages } from '../store/context'
import { areBlank } from '../store/manifests'

/**
 * What a first visit is told: this is a sample, and what to do with it. Gone with the first letter of one's own. Before the sample is there it
 * keeps its place, so that nothing below it moves. `action` stands beside the words.
 */
export function SampleNote({ action }: { readonly action?: ReactNode }) {
  const { editor } = useMessages().page
  const shown = useApp((state) => state.untouchedSample !== null)
  const comes = useApp((state) => state.shown === null && state.failure === null && areBlank(state.files))
  if (!shown && !comes) return null
  return (
    <div
      className={`flex flex-none items-center gap-3 border-b border-line-soft bg-packet-soft px-3 py-1.5 text-xs text-text ${shown ? '' : 'invisible'}`}
    >
      <p className="min-w-0 flex-1">
        <strong className="block font-semibold">{editor.sampleBadge}</strong>
        {editor.sampleNext}
      </p>
      {action}
    </div>
  )
}
