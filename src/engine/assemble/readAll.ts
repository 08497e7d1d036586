import {
  type AddressPool,
  type Advertisement,
  type BgpPeer,
  type ClusterNode,
  type ExternalLoadBalancer,
  type ExternalService,
  type HintKind,
  type KubeObject,
  kindKey,
  type LoadProblem,
  type NetworkPolicy,
  type Pod,
  type ReadKind,
  type Workload,
} from '../model'
import { readAddressPool, readAdvertisement, readBgpPeer, readEip, readIPAddressPool } from './readers/balancerPools'
import { readEndpointSlice, type SliceReading } from './readers/endpointSlice'
import { type EndpointsReading, readEndpoints } from './readers/endpoints'
import { readClient, readExternalService } from './readers/hints'
import { readNetworkPolicy } from './readers/networkPolicy'
import { readNode } from './readers/node'
import { readPod } from './readers/pod'
import { readService, type ServiceReading } from './readers/service'
import { readWorkload, workloadKinds } from './readers/workload'
import { readExternalLoadBalancer } from './routers/externalLoadBalancer/read'

/** What the readers make of the objects, kind by kind, before anything is filled in. */
export interface Readings {
  readonly nodes: ClusterNode[]
  readonly pods: Pod[]
  readonly workloads: Workload[]
  readonly services: ServiceReading[]
  readonly endpoints: EndpointsReading[]
  readonly slices: SliceReading[]
  readonly policies: NetworkPolicy[]
  readonly pools: AddressPool[]
  readonly advertisements: Advertisement[]
  readonly peers: BgpPeer[]
  readonly balancers: ExternalLoadBalancer[]
  readonly externalServices: ExternalService[]
  readonly clients: ReturnType<typeof readClient>[]
}

type Read = (object: KubeObject, problems: LoadProblem[], into: Readings) => void

/** One reader a kind, by `group/Kind`. A kind that is not here is kept and counted, and says nothing. */
const readers = new Map<ReadKind | HintKind, Read>([
  ['/Node', (object, problems, into) => into.nodes.push(readNode(object, problems))],
  ['/Pod', (object, problems, into) => into.pods.push(readPod(object, problems))],
  ['/Service', (object, problems, into) => into.services.push(readService(object, problems))],
  ['/Endpoints', (object, problems, into) => into.endpoints.push(readEndpoints(object, problems))],
  ['discovery.k8s.io/EndpointSlice', addSlice],
  ['networking.k8s.io/NetworkPolicy', addPolicy],
  ['extensions/NetworkPolicy', addPolicy],
  ['metallb.io/IPAddressPool', (object, problems, into) => into.pools.push(readIPAddressPool(object, problems))],
  ['metallb.io/L2Advertisement', (object, problems, into) => into.advertisements.push(readAdvertisement(object, problems))],
  ['metallb.io/BGPAdvertisement', (object, problems, into) => into.advertisements.push(readAdvertisement(object, problems))],
  ['metallb.io/BGPPeer', (object, problems, into) => into.peers.push(readBgpPeer(object, problems))],
  ['metallb.io/AddressPool', addAddressPool],
  ['network.kubesphere.io/Eip', (object, problems, into) => into.pools.push(readEip(object, problems))],
  ['hopscope/ExternalLoadBalancer', (object, problems, into) => into.balancers.push(readExternalLoadBalancer(object, problems))],
  ['hopscope/ExternalService', (object, problems, into) => into.externalServices.push(readExternalService(object, problems))],
  ['hopscope/Client', (object, problems, into) => into.clients.push(readClient(object, problems))],
  ...Object.entries(workloadKinds).flatMap(([kind, groups]) =>
    groups.map((group): [ReadKind, Read] => [
      `${group}/${kind}` as ReadKind,
      (object, problems, into) => into.workloads.push(readWorkload(object, problems)),
    ]),
  ),
])

function addSlice(object: KubeObject, problems: LoadProblem[], into: Readings): void {
  const slice = readEndpointSlice(object, problems)
  if (slice) into.slices.push(slice)
}

function addPolicy(object: KubeObject, problems: LoadProblem[], into: Readings): void {
  into.policies.push(readNetworkPolicy(object, problems))
}

function addAddressPool(object: KubeObject, problems: LoadProblem[], into: Readings): void {
  const { pool, advertisement } = readAddressPool(object, problems)
  into.pools.push(pool)
  into.advertisements.push(advertisement)
}

/** Hands each object to the reader of its kind. */
export function readAll(objects: readonly KubeObject[], problems: LoadProblem[]): Readings {
  const into: Readings = {
    nodes: [],
    pods: [],
    workloads: [],
    services: [],
    endpoints: [],
    slices: [],
    policies: [],
    pools: [],
    advertisements: [],
    peers: [],
    balancers: [],
    externalServices: [],
    clients: [],
  }
  for (const object of objects) readers.get(kindKey(object.ref) as ReadKind)?.(object, problems, into)
  return into
}
