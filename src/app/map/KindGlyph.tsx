import {
  Box,
  Boxes,
  Cloud,
  Database,
  FolderTree,
  Laptop,
  type LucideIcon,
  Network,
  Plug,
  Route,
  Server,
  Split,
  SquareTerminal,
  Waypoints,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Lane } from '../../present/map/fold'

const lanes: Readonly<Record<Lane, LucideIcon>> = {
  client: Laptop,
  kubectl: SquareTerminal,
  controlPlane: Waypoints,
  loadBalancer: Split,
  node: Server,
  entryService: Network,
  httpRouter: Route,
  service: Network,
  endpoint: Plug,
  pod: Box,
  balancerBehind: Split,
  outside: Cloud,
  namespace: FolderTree,
}

/** The sign of a kind of place: the same wherever it stands. */
export function KindGlyph({ lane, kind, many }: { readonly lane: Lane; readonly kind: string; readonly many: boolean }): ReactNode {
  const Glyph =
    lane === 'namespace'
      ? FolderTree
      : many
        ? Boxes
        : kind === 'ExternalService'
          ? Database
          : kind === 'Pod'
            ? Box
            : kind === 'Node'
              ? Server
              : lanes[lane]
  return <Glyph size={16} strokeWidth={2} aria-hidden="true" />
}
