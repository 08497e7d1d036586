import { FolderTree, Server } from 'lucide-react'
import type { ReactNode } from 'react'
import { ViewportPortal } from 'reactflow'
import type { MapModel } from '../../present/map/mapModel'

/** Each node around the Pods that run on it, where Pods of several nodes are drawn: under policy Local that decides. */
export function NodeFrames({ model }: { readonly model: MapModel }): ReactNode {
  return (
    <ViewportPortal>
      {model.layout.frames.map(({ name, around, x, y, width, height }) => (
        <div
          key={`${around}/${name}`}
          className="map-frame"
          data-around={around}
          style={{ left: x, top: y, width, height }}
          aria-hidden="true"
        >
          <span className="map-frame-name">
            {around === 'node' ? <Server size={13} /> : <FolderTree size={13} />}
            <span>{name}</span>
          </span>
        </div>
      ))}
    </ViewportPortal>
  )
}
