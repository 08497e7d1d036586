import 'reactflow/dist/base.css'
import './map.css'
import './cards.css'
import './packet.css'
import './notes.css'
import './lit.css'
import { type ReactNode, useRef } from 'react'
import { ReactFlowProvider } from 'reactflow'
import type { Choices, ShownGraph, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { MapScope } from '../../present/map/mapModel'
import type { Timeline } from '../../present/timeline'
import { MapCanvas } from './MapCanvas'
import { ScopeToggle } from './ScopeToggle'
import { useSize } from './useSize'

export type MapChoice = { readonly [K in keyof Choices]?: string }

export interface MapViewProps {
  readonly graph: ShownGraph
  /** A place that is looked at beside the way; null: none. */
  readonly focus?: string | null
  /** Places whose work rests on the line on which the person stands. */
  readonly decided?: ReadonlySet<string>
  /** Null until something was sent. */
  readonly trace: Trace | null
  /** `timelineOf(trace, view)`; null with the trace. It knows its view. */
  readonly timeline: Timeline | null
  /** The playhead: whole numbers are the moments at which a step begins, `timeline.steps.length` is the end. */
  readonly position: number
  readonly playing?: boolean
  readonly scope: MapScope
  readonly messages: Messages
  /** Single letters and signs are keys of the page. */
  readonly characterKeys: boolean
  readonly onScope: (scope: MapScope) => void
  /** A card of the way was pressed: the index of its step. */
  readonly onStep: (index: number) => void
  /** A card beside the way was pressed: take that node or endpoint instead. */
  readonly onChoose: (choice: MapChoice) => void
  /** A fold or namespace of a large cluster was pressed. */
  readonly onUnfold?: (id: string) => void
  /** Everything that was unfolded folds again; left out where nothing is. */
  readonly onFoldAll?: (() => void) | null
  /** Any other card was pressed: show where it is written. */
  readonly onJump?: (file: string, line: number) => void
  /** It is read from far away: drawn large, without controls, and it follows the packet where it does not fit. */
  readonly presented?: boolean
  /** Stands under the reason where the packet stopped, e.g. the button "Apply fix". */
  readonly stopActions?: ReactNode
}

/** The map: lanes in the direction of traffic, the way of the request, and the packet on it. */
export function MapView(props: MapViewProps): ReactNode {
  const { graph, trace, scope, messages, onScope, onFoldAll, presented = false } = props
  const element = useRef<HTMLElement>(null)
  const canvas = useSize(element)
  const nothing = graph.places.length === 0 && graph.overview === null
  return (
    <section ref={element} className="map" data-presented={presented || undefined} aria-label={messages.map.region}>
      {canvas !== null && canvas.width > 0 && !nothing && (
        <ReactFlowProvider>
          <MapCanvas {...props} canvas={canvas} />
        </ReactFlowProvider>
      )}
      {nothing && <p className="map-empty">{messages.map.empty}</p>}
      {trace !== null && !presented && <ScopeToggle scope={scope} messages={messages} onScope={onScope} />}
      {onFoldAll != null && !presented && (scope === 'everything' || trace === null) && (
        <button type="button" className="quiet-button map-fold-all" onClick={onFoldAll}>
          {messages.map.foldAll}
        </button>
      )}
    </section>
  )
}
