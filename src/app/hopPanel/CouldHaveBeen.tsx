import type { ReactNode } from 'react'
import type { Alternative, Choices, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { TimelineStep } from '../../present/timeline'
import { percent } from '../map/cards'
import type { MapChoice } from '../map/MapView'

interface CouldHaveBeenProps {
  readonly step: TimelineStep
  readonly trace: Trace
  readonly messages: Messages
  readonly onChoose: (choice: MapChoice) => void
}

interface Other {
  readonly name: string
  readonly chance: number
  readonly choice: MapChoice
  readonly verdict: string | null
}

/** So many are listed; all of them can be found on the map. */
const listed = 8

/** The ways not taken at this hop, with their chances: any of them can be taken instead. */
export function CouldHaveBeen({ step, trace, messages, onChoose }: CouldHaveBeenProps): ReactNode {
  const others = othersAt(step, trace, messages)
  if (others.length === 0) return null
  const words = messages.map.hop
  return (
    <section>
      <h3>{words.others}</h3>
      <ul className="hop-others">
        {others.slice(0, listed).map((other) => (
          <li key={other.name}>
            <span className="hop-other-name">
              {other.name}
              {other.verdict !== null && <small>{other.verdict}</small>}
            </span>
            <span className="hop-chance">{messages.map.chance(percent(other.chance))}</span>
            <button type="button" className="hop-take" aria-label={words.takeThis(other.name)} onClick={() => onChoose(other.choice)}>
              {words.take}
            </button>
          </li>
        ))}
      </ul>
      {others.length > listed && <p className="hop-quiet">{messages.map.more(others.length - listed)}</p>}
    </section>
  )
}

/** A balancer's fork is about nodes, a Service's (and the node that does its work) about endpoints. */
function othersAt(step: TimelineStep, trace: Trace, messages: Messages): readonly Other[] {
  const { hop } = step
  if (step.direction === 'reply') return []
  const keys = keysAt(hop)
  return keys.flatMap((key) => othersOf(key, trace, messages))
}

/** What a hop chooses: a router one of its rule's backends, and an endpoint of it. */
function keysAt(hop: TimelineStep['hop']): readonly (keyof Choices)[] {
  if (hop.step === 'route') return ['backend', 'endpoint']
  if (hop.component.place === 'loadBalancer') return ['node']
  return hop.component.place === 'service' || hop.translations.some((each) => each.by === 'destinationNat') ? ['endpoint'] : []
}

function othersOf(key: keyof Choices, trace: Trace, messages: Messages): readonly Other[] {
  const sums = new Map<string, { chance: number; way: Alternative }>()
  for (const way of trace.alternatives) {
    const name = way.choices[key]
    if (name === undefined || name === trace.choices[key] || (way.shown && key === 'endpoint')) continue
    sums.set(name, { chance: (sums.get(name)?.chance ?? 0) + way.chance, way })
  }
  return [...sums].map(([name, { chance, way }]) => ({
    name,
    chance,
    choice: { [key]: name },
    verdict: way.verdict === trace.verdict ? null : messages.words.verdicts[way.verdict],
  }))
}
