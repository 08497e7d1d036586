import {
  type Address,
  type Assumption,
  type Cluster,
  compareText,
  type ExternalLoadBalancer,
  type KubeObject,
  type LoadProblem,
  refKey,
  type Service,
  type Settings,
} from '../model'
import { assumeClientAddresses } from './assume/clientAddresses'
import { assumeClusterIps } from './assume/clusterIps'
import { assumeLoadBalancerAddresses } from './assume/loadBalancerAddresses'
import { assumeNodePorts } from './assume/nodePorts'
import { assumeNodes } from './assume/nodes'
import { placePods } from './assume/podPlaces'
import { podsFromWorkloads } from './assume/podsFromWorkloads'
import { assembleEndpoints } from './endpoints'
import { indexCluster } from './lookup'
import { type Readings, readAll } from './readAll'

/**
 * Makes the cluster of the objects: reads each kind with the API server's defaults, fills in what a live cluster would
 * have filled in (each such value marked and listed), and indexes the whole. Pure; the order of objects does not matter.
 */
export function assemble(all: readonly KubeObject[], loadProblems: readonly LoadProblem[], settings: Settings): Cluster {
  const objects = lastOfEachName(all)
  const problems: LoadProblem[] = []
  const readings = readAll(objects, problems)
  const taken = addressesInInput(readings)

  const nodes = assumeNodes(sorted(readings.nodes), readings.pods, taken)
  const made = podsFromWorkloads(
    sorted(readings.workloads),
    readings.pods,
    nodes.nodes.map((node) => node.ref.name),
  )
  const wantsIPv6 = new Set(readings.services.filter((reading) => reading.wantsIPv6).map((reading) => refKey(reading.service.ref)))
  const pods = placePods(sorted([...readings.pods, ...made.pods]), nodes.nodes, taken, wantsIPv6.size > 0)
  const services = assumeServices(readings, wantsIPv6, taken)
  const clients = assumeClientAddresses(readings.clients, taken)
  const endpoints = assembleEndpoints(readings, services.services, pods.pods, nodes.nodes)
  const balancers = sorted(readings.balancers)
  const externalServices = sorted(readings.externalServices)

  return {
    settings,
    nodes: nodes.nodes,
    pods: pods.pods,
    services: services.services,
    slices: endpoints.slices,
    replacedEndpoints: endpoints.replaced,
    balancers,
    externalServices,
    clients: clients.clients,
    assumptions: [nodes, made, pods, services, clients, endpoints].flatMap((part) => part.assumptions),
    problems: onePerPlace([...loadProblems, ...problems]),
    objects: all,
    lookup: indexCluster({
      nodes: nodes.nodes,
      pods: pods.pods,
      services: services.services,
      slices: endpoints.slices,
      balancers,
      externalServices,
      clients: clients.clients,
      objects,
    }),
  }
}

function assumeServices(
  readings: Readings,
  wantsIPv6: ReadonlySet<string>,
  taken: Set<Address>,
): { readonly services: readonly Service[]; readonly assumptions: readonly Assumption[] } {
  const statusGiven = new Set(
    readings.services.filter((reading) => reading.balancerStatusGiven).map((reading) => refKey(reading.service.ref)),
  )
  const withIps = assumeClusterIps(sorted(readings.services.map((reading) => reading.service)), wantsIPv6, taken)
  const withPorts = assumeNodePorts(withIps.services)
  const withBalancers = assumeLoadBalancerAddresses(withPorts.services, statusGiven, taken)
  return { services: withBalancers.services, assumptions: [withIps, withPorts, withBalancers].flatMap((part) => part.assumptions) }
}

/** Of two objects with one name the last counts, as `kubectl apply` would have it; a diagnostic names both. */
function lastOfEachName(objects: readonly KubeObject[]): readonly KubeObject[] {
  return [...new Map(objects.map((object) => [refKey(object.ref), object])).values()]
}

function sorted<T extends { readonly ref: KubeObject['ref'] }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compareText(refKey(a.ref), refKey(b.ref)))
}

/** Addresses that the input gives to somebody: nothing is filled in over them. */
function addressesInInput(readings: Readings): Set<Address> {
  const taken = new Set<Address>()
  const add = (addresses: readonly (Address | null)[]) => {
    for (const address of addresses) if (address !== null) taken.add(address)
  }
  for (const node of readings.nodes) add(node.addresses)
  for (const pod of readings.pods) add(pod.addresses)
  for (const { service } of readings.services)
    add([...service.clusterIps, ...service.externalIps, ...service.loadBalancerAddresses.map((entry) => entry.address)])
  for (const { slice } of readings.slices) for (const endpoint of slice.endpoints) add(endpoint.addresses)
  for (const { slices } of readings.endpoints) for (const slice of slices) for (const endpoint of slice.endpoints) add(endpoint.addresses)
  for (const balancer of readings.balancers) add([...balancer.addresses, ...backendAddresses(balancer)])
  for (const external of readings.externalServices) add(external.addresses)
  add(readings.clients.map((client) => client.address))
  return taken
}

function backendAddresses(balancer: ExternalLoadBalancer): Address[] {
  return balancer.listeners.flatMap((listener) =>
    listener.backends.flatMap((backend) => (backend.kind === 'address' ? [backend.address] : [])),
  )
}

/** A field can be read for two reasons; its problem is told once. */
function onePerPlace(problems: readonly LoadProblem[]): readonly LoadProblem[] {
  return [
    ...new Map(
      problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column}:${problem.code}:${problem.path}`, problem]),
    ).values(),
  ]
}
