import { type Fields, fieldsOf } from '../../fields'
import { mirroredSlices, slicesOfSubset, type WrittenSubset } from '../../kubernetes/endpointsMirroring'
import { type EndpointSlice, type KubeObject, type LoadProblem, noHints, parseAddress, type SliceEndpoint } from '../../model'
import { slicePort, targetPod } from './endpointParts'

/** An Endpoints object: its subsets in the form of slices, and whether a controller wrote it. */
export interface EndpointsReading {
  readonly object: KubeObject
  readonly slices: readonly EndpointSlice[]
  /** True for an object of a live cluster: its author is the endpoints controller, unless the Service has no selector. */
  readonly live: boolean
  /** What of it becomes slices where the Service has no selector. */
  readonly mirrored: readonly EndpointSlice[]
}

/** Reads Endpoints; each subset becomes a slice for each address family in it. */
export function readEndpoints(object: KubeObject, problems: LoadProblem[]): EndpointsReading {
  const root = fieldsOf(object, problems)
  const metadata = root.map('metadata')
  const service = { group: '', kind: 'Service', namespace: object.ref.namespace, name: object.ref.name }
  const subsets = root.maps('subsets').map((subset): WrittenSubset => {
    const ready = subset.maps('addresses').flatMap((entry) => subsetAddress(entry, true))
    const notReady = subset.maps('notReadyAddresses').flatMap((entry) => subsetAddress(entry, false))
    const ports = subset.maps('ports').flatMap(slicePort)
    return { service, ports, endpoints: [...ready, ...notReady], origin: 'Endpoints', object: object.ref }
  })
  const slices = subsets.flatMap(slicesOfSubset)
  const targeted = slices.some((slice) => slice.endpoints.some((endpoint) => endpoint.pod !== null))
  const mirrored = mirroredSlices({
    subsets,
    terminating: metadata.has('deletionTimestamp'),
    labels: metadata.textMap('labels') ?? {},
    annotations: metadata.textMap('annotations') ?? {},
  })
  // What a terminal showed was in a cluster.
  const live = targeted || object.observed === 'alone' || metadata.has('uid') || metadata.has('resourceVersion')
  return { object, slices, live, mirrored }
}

function subsetAddress(entry: Fields, ready: boolean): SliceEndpoint[] {
  const address = parseAddress(entry.text('ip'))
  if (address === null) return []
  const pod = targetPod(entry)
  return [
    {
      addresses: [address],
      pod,
      node: entry.text('nodeName'),
      zone: null,
      hostname: entry.text('hostname'),
      hints: noHints,
      ready,
      serving: ready,
      terminating: false,
      path: entry.path,
    },
  ]
}
