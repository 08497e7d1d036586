import { type ReactNode, useRef } from 'react'
import type { Choices, ForkWay, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { forksAt, type ShownFork } from '../../present/forks'
import { percent } from '../../present/map/cards'
import type { TimelineStep } from '../../present/timeline'
import type { MapChoice } from '../map/MapView'
import { useUnfolded } from './useUnfolded'

interface CouldHaveBeenProps {
  readonly step: TimelineStep
  readonly trace: Trace
  /** What the person chose, or the scenario that they opened; everything else is as Kubernetes would choose. */
  readonly chosen: Choices
  readonly messages: Messages
  readonly onChoose: (choice: MapChoice) => void
  readonly onRelease: (key: keyof Choices) => void
}

/** All ways on from this hop with their chances, the taken one first: any other can be taken instead, and a choice given back. */
export function CouldHaveBeen({ step, trace, ...rest }: CouldHaveBeenProps): ReactNode {
  return forksAt(step, trace).map((fork) => <Ways key={`${step.hop.id} ${fork.key}`} fork={fork} {...rest} />)
}

interface WaysProps extends Pick<CouldHaveBeenProps, 'chosen' | 'messages' | 'onChoose' | 'onRelease'> {
  readonly fork: ShownFork
}

function Ways({ fork, chosen, messages, onChoose, onRelease }: WaysProps): ReactNode {
  const { key, taken, others } = fork
  const words = messages.map.hop
  const { shown, unfold } = useUnfolded([taken, ...others], words.unfoldWays)
  const list = useRef<HTMLUListElement>(null)
  // The button that was pressed is gone with the answer: the focus stays at the list.
  const keepFocus = () => list.current?.focus()
  return (
    <section>
      <h3>{words.ways[key]}</h3>
      <ul ref={list} className="hop-ways" aria-label={words.ways[key]} tabIndex={-1}>
        {shown.map((way) => (
          <li key={way.name} data-taken={way === taken || undefined}>
            <WayName way={way} taken={taken} messages={messages} />
            <span className="hop-chance">{messages.map.chance(percent(way.chance))}</span>
            {way === taken ? (
              <span className="hop-way-taken">{words.taken}</span>
            ) : (
              <button
                type="button"
                className="hop-take"
                aria-label={words.takeThis(way.name)}
                onClick={() => {
                  onChoose({ [key]: way.name })
                  keepFocus()
                }}
              >
                {words.take}
              </button>
            )}
          </li>
        ))}
      </ul>
      {unfold}
      {chosen[key] === taken.name && (
        <p className="hop-release">
          {words.chosenForRequest}{' '}
          <button
            type="button"
            className="hop-link"
            onClick={() => {
              onRelease(key)
              keepFocus()
            }}
          >
            {words.release}
          </button>
        </p>
      )}
    </section>
  )
}

/** A way that ends otherwise than the taken one says how. */
function WayName({ way, taken, messages }: { readonly way: ForkWay; readonly taken: ForkWay; readonly messages: Messages }): ReactNode {
  const ends = way.verdict === null || way.verdict === taken.verdict ? null : way.verdict
  return (
    <span className="hop-way-name">
      {way.name}
      {ends !== null && <small data-verdict={ends}>{messages.words.verdicts[ends]}</small>}
    </span>
  )
}
