import type { Fields } from '../../fields'
import type { ResourceRef, SlicePort } from '../../model'

/** A port of a subset or slice. A port without number means none that we could send to. */
export function slicePort(entry: Fields): SlicePort[] {
  const port = entry.port('port')
  return port === null ? [] : [{ name: entry.text('name') ?? '', protocol: entry.protocol('protocol'), port, path: entry.pathOf('port') }]
}

/** The Pod behind an address, where `targetRef` names one. */
export function targetPod(entry: Fields): ResourceRef | null {
  const target = entry.map('targetRef')
  const name = target.text('name')
  if (target.text('kind') !== 'Pod' || name === null) return null
  return { group: '', kind: 'Pod', namespace: target.text('namespace') ?? 'default', name }
}
