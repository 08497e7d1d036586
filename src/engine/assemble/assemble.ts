import {
  type Address,
  type Admitted,
  type Assumption,
  type BalancerObjects,
  backendsOfListener,
  type Cluster,
  compareText,
  type ExternalLoadBalancer,
  type HttpRouter,
  type KubeObject,
  type LoadProblem,
  qualifiedName,
  refKey,
  type Service,
  type Settings,
} from '../model'
import { assumeClientAddresses } from './assume/clientAddresses'
import { givenByTheServer } from './assume/givenByTheServer'
import { assumeLoadBalancerAddresses, freeBalancerAddress } from './assume/loadBalancerAddresses'
import { assumeNodes } from './assume/nodes'
import { placePods } from './assume/podPlaces'
import { podsFromWorkloads } from './assume/podsFromWorkloads'
import { runningSoftware } from './balancerObjects'
import { assembleEndpoints } from './endpoints'
import { indexCluster } from './lookup'
import { namespaceLabels } from './namespaces'
import { type Readings, readAll } from './readAll'
import { dumpRecordOf } from './readers/clusterDump'
import { compileRouters, objectsByKind } from './routers'

/**
 * Makes the cluster of the objects that the API server admitted: reads each kind, fills in what controllers and
 * balancers of a live cluster would have filled in (each such value marked and listed), and indexes the whole. Pure;
 * the order of objects does not matter.
 */
export function assemble(admitted: Admitted, loadProblems: readonly LoadProblem[], settings: Settings): Cluster {
  const { objects } = admitted
  const problems: LoadProblem[] = []
  const readings = readAll(objects, problems)
  const taken = addressesInInput(readings)

  const nodes = assumeNodes(sorted(readings.nodes), readings.pods, taken)
  const made = podsFromWorkloads(
    sorted(readings.workloads),
    readings.pods,
    nodes.nodes.map((node) => node.ref.name),
  )
  const wantsIPv6 = readings.services.some((reading) => reading.wantsIPv6)
  const pods = placePods(sorted([...readings.pods, ...made.pods]), nodes.nodes, taken, wantsIPv6)
  const labels = namespaceLabels(objects)
  const services = assumeServices(readings, { nodes: nodes.nodes, pods: pods.pods, namespaceLabels: labels }, taken)
  const clients = assumeClientAddresses(readings.clients, taken)
  const endpoints = assembleEndpoints(readings, services.services, pods.pods, nodes.nodes)
  const policies = sorted(readings.policies)
  const balancers = sorted(readings.balancers)
  const externalServices = sorted(readings.externalServices)
  const compiled = compileRouters({
    ...objectsByKind(objects),
    problems,
    services: services.services,
    service: byName(services.services),
    pods: pods.pods,
    nodes: nodes.nodes,
    namespaceLabels: labels,
    freeAddress: (key) => freeBalancerAddress(key, taken),
  })

  const record = dumpRecordOf(objects, problems)
  const assumptions: readonly Assumption[] = [
    ...[nodes, made, pods, services, clients, endpoints].flatMap((part) => part.assumptions),
    ...assumedRouters(compiled.routers),
  ]

  return {
    settings,
    nodes: nodes.nodes,
    pods: pods.pods,
    services: services.services,
    slices: endpoints.slices,
    replacedEndpoints: endpoints.replaced,
    policies,
    balancers,
    externalServices,
    clients: clients.clients,
    ...compiled,
    assumptions,
    problems: onePerPlace([...loadProblems, ...problems]),
    record,
    objects: admitted.input,
    refusals: admitted.errors,
    lookup: indexCluster({
      nodes: nodes.nodes,
      pods: pods.pods,
      services: services.services,
      slices: endpoints.slices,
      policies,
      balancers,
      externalServices,
      clients: clients.clients,
      routers: compiled.routers,
      namespaceLabels: labels,
      objects: [...admitted.errors.map((refusal) => refusal.object), ...objects],
      assumptions,
    }),
  }
}

function assumeServices(
  readings: Readings,
  known: Pick<Cluster, 'nodes' | 'pods'> & Pick<BalancerObjects, 'namespaceLabels'>,
  taken: Set<Address>,
): { readonly services: readonly Service[]; readonly assumptions: readonly Assumption[] } {
  const inOrder = [...readings.services].sort((a, b) => compareText(refKey(a.service.ref), refKey(b.service.ref)))
  const objects = {
    ...known,
    ...runningSoftware(known.pods),
    pools: sorted(readings.pools),
    advertisements: sorted(readings.advertisements),
    peers: sorted(readings.peers),
  }
  const withBalancers = assumeLoadBalancerAddresses(inOrder, objects, taken)
  const admitted = inOrder.map(({ service }) => service)
  return { services: withBalancers.services, assumptions: [...givenByTheServer(admitted), ...withBalancers.assumptions] }
}

function byName(services: readonly Service[]): (namespace: string, name: string) => Service | null {
  const known = new Map(services.map((service) => [qualifiedName(service.ref), service]))
  return (namespace, name) => known.get(`${namespace}/${name}`) ?? null
}

/** Routers that nothing in the input runs, each with the Service that was assumed in front of it; and addresses outside that nothing tells. */
function assumedRouters(routers: readonly HttpRouter[]): readonly Assumption[] {
  return routers.flatMap(({ ref, assumed, entry, addresses }): Assumption[] => {
    if (entry.at === 'outside')
      return addresses.length > 0 ? [] : entry.addresses.map((address) => ({ what: 'router-address', router: ref, address }))
    const [service] = entry.services
    return assumed && service ? [{ what: 'router', router: ref, service }] : []
  })
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
  return balancer.listeners.flatMap(backendsOfListener).flatMap((backend) => (backend.kind === 'address' ? [backend.address] : []))
}

/** A field can be read for two reasons; its problem is told once. */
function onePerPlace(problems: readonly LoadProblem[]): readonly LoadProblem[] {
  return [
    ...new Map(
      problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column}:${problem.code}:${problem.path}`, problem]),
    ).values(),
  ]
}
