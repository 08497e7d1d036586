import '../player/segments.css'
import { SlidersHorizontal } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useApp, useAppStore, useMessages } from '../store/context'
import { CopyRules } from './CopyRules'
import type { RuledStep, ShownRules } from './shownRules'

interface RulesHeadProps {
  readonly ruled: readonly RuledStep[]
  readonly shown: ShownRules
}

/** Which node, in which mode, how much of its rules, and a copy to take along. */
export function RulesHead({ ruled, shown }: RulesHeadProps): ReactNode {
  const store = useAppStore()
  const words = useMessages().linux
  const { mode, family } = shown.step.rules.rules
  return (
    <div className="linux-head">
      <nav aria-label={words.hops} className="linux-hops">
        {ruled.map(({ index, rules }) => (
          <button
            key={index}
            type="button"
            className="linux-hop"
            data-shown={index === shown.step.index || undefined}
            aria-current={index === shown.step.index && shown.at === 'here' ? 'step' : undefined}
            onClick={() => store.getState().stepTo(index)}
          >
            {words.hop(index + 1, rules.node)}
          </button>
        ))}
      </nav>
      <button
        type="button"
        className="linux-mode"
        aria-haspopup="dialog"
        aria-label={words.modeLabel(mode, family)}
        title={words.modeLabel(mode, family)}
        onClick={() => store.getState().set({ dialog: 'settings' })}
      >
        <SlidersHorizontal size={14} aria-hidden="true" />
        {words.mode(mode, family)}
      </button>
      <span className="linux-gap" />
      <CopyRules rules={shown.step.rules} />
      <ShowToggle />
    </div>
  )
}

/** Only what matches, or all. */
function ShowToggle(): ReactNode {
  const store = useAppStore()
  const words = useMessages().linux
  const all = useApp((state) => state.allRules)
  const name = useId()
  return (
    <div role="radiogroup" aria-label={words.show} className="segments">
      {[false, true].map((each) => (
        <label key={String(each)} className="segment">
          <input type="radio" name={name} checked={all === each} onChange={() => store.getState().set({ allRules: each })} />
          <span>{each ? words.all : words.matching}</span>
        </label>
      ))}
    </div>
  )
}
