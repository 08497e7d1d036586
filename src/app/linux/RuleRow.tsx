import type { ReactNode } from 'react'
import type { LinuxRuleSet, RuleOrigin } from '../../engine/model'
import { objectText } from '../../present/describe'
import type { RuleLine } from '../../present/linux/ruleLines'
import { ruleParts } from '../../present/linux/ruleParts'
import { useApp, useAppStore, useMessages } from '../store/context'
import type { FieldLine } from '../store/linuxRules'

interface RuleRowProps {
  readonly line: RuleLine
  /** As the how-manieth the packet meets it; empty where it does not match. */
  readonly steps: readonly number[]
  readonly mode: LinuxRuleSet['mode']
  readonly place: FieldLine | null
  readonly embedded: boolean
}

/** One rule as the node prints it: its number where it matches, and the field that it comes from. */
export function RuleRow({ line, steps, mode, place, embedded }: RuleRowProps): ReactNode {
  const messages = useMessages()
  const words = messages.linux
  const matches = steps.length > 0
  const numbers = steps.join(', ')
  return (
    <li className="linux-rule" data-matches={matches || undefined} data-step={steps[0]}>
      <span className="linux-steps">
        {matches && <span aria-hidden="true">{numbers}</span>}
        <span className="sr-only">{matches ? words.step(numbers) : words.noMatch}</span>
      </span>
      <code className="linux-text">
        {ruleParts(line.text, mode).map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change places.
          <span key={index} data-part={kind}>
            {text}
          </span>
        ))}
        {line.assumed && <span className="linux-assumed">{messages.words.assumed}</span>}
      </code>
      {line.origin !== null && <Origin origin={line.origin} place={place} embedded={embedded} />}
    </li>
  )
}

interface OriginProps {
  readonly origin: RuleOrigin
  readonly place: FieldLine | null
  readonly embedded: boolean
}

/** The field that a rule comes from, and the way there. */
function Origin({ origin, place, embedded }: OriginProps): ReactNode {
  const store = useAppStore()
  const words = useMessages().linux
  const several = useApp((state) => state.files.length > 1)
  const object = objectText(origin.object)
  const path = origin.path ?? ''
  if (place === null)
    return (
      <span className="linux-origin" data-filled-in title={words.filledInTitle(object, path)}>
        {path} <span className="linux-filled">{words.filledIn}</span>
      </span>
    )
  const text = `${path} · ${several ? `${place.file}:${place.line}` : words.line(place.line)}`
  if (embedded)
    return (
      <span className="linux-origin" title={object}>
        {text}
      </span>
    )
  return (
    <button type="button" className="linux-origin" title={object} onClick={() => store.getState().jumpTo(place.file, place.line)}>
      {text}
    </button>
  )
}
