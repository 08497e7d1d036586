import { useMemo } from 'react'
import type { Messages } from '../../i18n/messages'
import type { Enlarged, Size } from '../../present/map/layout'
import { aroundTheWay, foldedScope, layOut, type MapInput, type MapModel, mapParts, wholeModel } from '../../present/map/mapModel'

/** Folds, names and lays out the graph; each part only when what it reads has changed. */
export function useMapModel(
  { graph, trace, scope, unfolded, focus }: MapInput,
  messages: Messages,
  canvas: Size,
  enlarged: Enlarged | null,
): MapModel {
  const folded = useMemo(() => foldedScope({ graph, trace, scope, unfolded, focus }), [graph, trace, scope, unfolded, focus])
  const around = useMemo(() => aroundTheWay({ graph, trace, scope }, messages), [graph, trace, scope, messages])
  const parts = useMemo(() => mapParts(folded, trace, messages), [folded, trace, messages])
  const layout = useMemo(() => {
    performance.mark('hopscope/layout-start')
    const made = layOut(parts, around, canvas, enlarged)
    performance.measure('hopscope/layout', 'hopscope/layout-start')
    return made
  }, [parts, around, canvas, enlarged])
  return useMemo(() => wholeModel(layout, folded, parts, around, focus), [layout, folded, parts, around, focus])
}
