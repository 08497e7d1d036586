import { CircleCheck, Server } from 'lucide-react'
import { type CSSProperties, memo, type ReactNode } from 'react'
import type { Node, NodeProps } from 'reactflow'
import type { CardModel, Tag } from '../../present/map/cards'
import { measure } from '../../present/map/layout'
import type { CardState } from '../../present/map/states'
import { mayRunOver } from '../../present/map/textFit'
import { KindGlyph } from './KindGlyph'
import { useLit } from './litWay'
import { TroubleSign } from './signs'

/** What one node of React Flow carries. */
interface CardData extends Record<string, unknown> {
  readonly model: CardModel
  readonly state: CardState
  readonly rail: number
  readonly titleRows: 1 | 2
  /** Somebody searched for it. */
  readonly looked: boolean
  /** It does what the line says on which the person stands. */
  readonly decided: boolean
  /** What pressing the card does, in words; null where it does nothing. */
  readonly hint: string | null
  /** A word for the state, where it has one: "not reached", "the packet is here". */
  readonly stateWord: string | null
  /** Stands in place of the tags where the view makes this card no stop. */
  readonly note: string | null
  readonly onPress: (id: string) => void
}
export type CardNode = Node<CardData, 'card'>

/** The fonts of a card's texts, as its style sheet has them. */
const fonts = { title: { size: 14, mono: false }, line: { size: 13, mono: true }, tag: { size: 12.5, mono: false } } as const
const tagAround = 14
const tagIcon = 16

/** One place of the map. A button where pressing it does something, a group where not; both can be reached by keyboard. */
export const MapCard = memo(function MapCard({ id, data, width, height }: NodeProps<CardNode>): ReactNode {
  const { model, state, hint, stateWord } = data
  const lit = useLit(id)
  const description = [...model.lines, ...model.tags.map((each) => each.text), model.frame, model.port, stateWord, hint]
    .filter(Boolean)
    .join(', ')
  const shared = {
    className: 'map-card',
    style: { width, height, '--rail': `${data.rail}px` } as CSSProperties,
    'data-state': state,
    'data-assumed': model.assumed || undefined,
    'data-many': model.folded.count > 1 || undefined,
    'data-looked': data.looked || undefined,
    'data-decided': data.decided || undefined,
    'data-lit': lit || undefined,
    'data-lane': model.lane,
    'aria-label': model.name,
    'aria-description': description,
    title: [model.name, hint].filter(Boolean).join('\n'),
  }
  const inside = (
    <>
      <Ends />
      <CardInside data={data} room={(width ?? 0) - 2 * measure.padding - 2} />
    </>
  )
  if (hint === null) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; this is a drawn thing
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the map is walked card by card; the card's description is only here
      <div role="group" tabIndex={0} {...shared}>
        {inside}
      </div>
    )
  }
  return (
    <button
      type="button"
      {...shared}
      aria-current={state === 'current' || state === 'stopped' ? 'step' : undefined}
      onClick={() => data.onPress(id)}
    >
      {inside}
    </button>
  )
})

/** Where lines end. React Flow looks for them by these names when it measures a card after all (a resize between two drawings). */
function Ends(): ReactNode {
  return (
    <>
      <i className="map-end target" data-handlepos="left" />
      <i className="map-end source" data-handlepos="right" />
    </>
  )
}

/** `room`: how wide its texts may be. */
function CardInside({ data, room }: { readonly data: CardData; readonly room: number }): ReactNode {
  const { model, state, stateWord, note } = data
  return (
    <>
      <span className="map-card-title" data-mono={model.mono || undefined} data-rows={data.titleRows}>
        <KindGlyph lane={model.lane} kind={model.folded.kind} many={model.folded.count > 1} />
        <CardName
          title={model.title}
          whole={(model.folded.kind !== 'Pod' && model.folded.kind !== 'Node') || model.folded.place === null}
          cut={mayRunOver(model.title, model.mono ? fonts.line : fonts.title, room - measure.icon)}
        />
        {state === 'arrived' && <CircleCheck className="map-card-arrived" size={20} aria-hidden="true" />}
      </span>
      {model.lines.map((line) => (
        <span key={line} className="map-card-line" data-cut={mayRunOver(line, fonts.line, room) || undefined}>
          {line}
        </span>
      ))}
      {note !== null && model.tags.length > 0 && (
        <span className="map-card-tags">
          <span className="map-tag" data-look="note" data-cut={mayRunOver(note, fonts.tag, room) || undefined}>
            {note}
          </span>
        </span>
      )}
      {note === null && model.tags.length > 0 && (
        <span className="map-card-tags">
          {model.tags.map((tag) => (
            <CardTag key={tag.text} tag={tag} room={room} />
          ))}
        </span>
      )}
      {model.port !== null && (
        <span className="map-card-port">
          <span className="map-socket" aria-hidden="true" />
          {model.port}
        </span>
      )}
      {state === 'unreached' && stateWord !== null && model.folded.place !== null && (
        <span className="map-card-unreached">{stateWord}</span>
      )}
    </>
  )
}

/** Names of Pods differ at their ends: where room is short, the middle is left out. */
function CardName({ title, whole, cut }: { readonly title: string; readonly whole: boolean; readonly cut: boolean }): ReactNode {
  // A generated name is known by its end, which stays whole.
  if (whole || title.length <= 12) {
    return (
      <span className="map-card-name" data-cut={cut || undefined}>
        {title}
      </span>
    )
  }
  return (
    <span className="map-card-name" data-split data-cut={cut || undefined}>
      <span>{title.slice(0, -5)}</span>
      <span>{title.slice(-5)}</span>
    </span>
  )
}

function CardTag({ tag, room }: { readonly tag: Tag; readonly room: number }): ReactNode {
  const cut = mayRunOver(tag.text, fonts.tag, room - tagAround - (tag.icon ? tagIcon : 0))
  return (
    <span className="map-tag" data-look={tag.look}>
      {tag.look === 'node' && <Server size={12} aria-hidden="true" />}
      {tag.look === 'bad' && <TroubleSign size={12} />}
      <span className="map-tag-text" data-cut={cut || undefined}>
        {tag.text}
      </span>
    </span>
  )
}
