import {
  type Address,
  type Component,
  type Evidence,
  type HopStep,
  type Packet,
  type Pod,
  placeId,
  qualifiedName,
  type Socket,
} from '../../model'
import { atPod } from '../arrive'
import { nodeComponent } from '../places'
import type { HopDraft, Place, Traveller, Visit, WalkContext } from '../visit'

type AtTunnel = Extract<Place, { at: 'portForward' }>

const apiServerPort = 6443
const kubeletPort = 10250
const loopback = '127.0.0.1' as Address

/** Who comes after whom in the tunnel. */
const next = { kubectl: 'apiServer', apiServer: 'kubelet', kubelet: null } as const

/**
 * One station of the tunnel of `kubectl port-forward`: kubectl, the API server, the kubelet, each with a connection of its
 * own to the next. The kubelet's runtime dials localhost inside the Pod.
 */
export function visitPortForward(context: WalkContext, place: AtTunnel, traveller: Traveller): Visit {
  const { stage, pod, port } = place
  const node = pod.node === null ? null : context.cluster.lookup.node(pod.node)
  const kubelet: Socket = { address: node?.addresses[0] ?? null, port: kubeletPort, name: 'kubelet' }
  const concept: Packet = { protocol: 'TCP', ...endsOf(stage, kubelet, pod, port) }
  const inPod = { source: { address: loopback, port: null }, destination: { address: loopback, port } }
  const wire: Packet = stage === 'kubelet' ? { protocol: 'TCP', ...inPod } : concept
  const connection = { ...traveller.connection, index: traveller.connection.index + 1 }
  const component: Component = stage === 'kubelet' && node ? nodeComponent(node) : stationOf(stage)
  const because: readonly Evidence[] = stage === 'kubelet' ? [place.evidence] : []
  const hop: HopDraft = {
    id: stage === 'kubelet' && node ? placeId.node(node.ref.name) : placeId.station(stage),
    component,
    node: stage === 'kubelet' ? (node?.ref.name ?? null) : null,
    connection: connection.index,
    ...stepOf(place),
    concept,
    wire,
    translations: [],
    because,
    assumed: stage === 'kubelet' ? node?.assumed === 'node' : true,
  }
  const onward = next[stage]
  if (onward !== null)
    return { hop, onward: { place: { ...place, stage: onward }, traveller: { concept, wire, connection, atSender: false } } }
  const [address] = pod.addresses
  return { hop, onward: { ending: atPod(pod, address ?? loopback, port, connection) } }
}

type Step = Extract<HopStep, { step: `tunnel${string}` }>

function stepOf({ stage, object, pod, port }: AtTunnel): Step {
  switch (stage) {
    case 'kubectl':
      return { step: 'tunnelToApiServer', facts: { object } }
    case 'apiServer':
      return { step: 'tunnelToKubelet', facts: { pod: qualifiedName(pod.ref) } }
    case 'kubelet':
      return { step: 'tunnelIntoPod', facts: { pod: qualifiedName(pod.ref), port } }
  }
}

function stationOf(stage: AtTunnel['stage']): Component {
  return stage === 'kubectl'
    ? { place: 'kubectl', kind: 'kubectl', namespace: null, name: 'kubectl' }
    : { place: 'controlPlane', kind: stage === 'apiServer' ? 'APIServer' : 'Kubelet', namespace: null, name: stage }
}

function endsOf(stage: AtTunnel['stage'], kubelet: Socket, pod: Pod, port: number): Pick<Packet, 'source' | 'destination'> {
  const apiServer: Socket = { address: null, port: apiServerPort, name: 'apiserver' }
  const from = (socket: Socket): Socket => ({ ...socket, port: null })
  switch (stage) {
    case 'kubectl':
      return { source: { address: null, port: null, name: 'kubectl' }, destination: apiServer }
    case 'apiServer':
      return { source: from(apiServer), destination: kubelet }
    case 'kubelet':
      return { source: from(kubelet), destination: { address: pod.addresses[0] ?? null, port, name: pod.ref.name } }
  }
}
