import {
  type Address,
  type Admitted,
  type AskedKind,
  type Assumption,
  type BalancerObjects,
  backendsOfListener,
  type Cluster,
  compareRefs,
  compareText,
  type ExternalLoadBalancer,
  type HttpRouter,
  type KubeObject,
  type LoadProblem,
  qualifiedName,
  type Service,
  type Settings,
  type TakenAt,
} from '../model'
import { absenceIn } from './absence'
import { assumeClientAddresses } from './assume/clientAddresses'
import { givenByTheServer } from './assume/givenByTheServer'
import { assumeLoadBalancerAddresses, freeBalancerAddress } from './assume/loadBalancerAddresses'
import { assumeNodes } from './assume/nodes'
import { placePods } from './assume/podPlaces'
import { podsFromWorkloads } from './assume/podsFromWorkloads'
import { runningSoftware } from './balancerObjects'
import { assembleEndpoints } from './endpoints'
import { latestTime } from './latestTime'
import { indexCluster } from './lookup'
import { namespaceLabels } from './namespaces'
import { type Readings, readAll } from './readAll'
import { type DumpRecord, dumpRecordOf } from './readers/clusterDump'
import { compileRouters, objectsByKind } from './routers'
import { readGrants } from './routers/gatewayApi/read'

/**
 * Makes the cluster of the objects that the API server admitted: reads each kind, fills in what controllers and
 * balancers of a live cluster would have filled in (each such value marked and listed), and indexes the whole. Pure;
 * the order of objects does not matter. `asked`: kinds that lists of the input tell to have been asked for.
 */
export function assemble(
  admitted: Admitted,
  loadProblems: readonly LoadProblem[],
  settings: Settings,
  asked: readonly AskedKind[] = [],
): Cluster {
  const { objects } = admitted
  const problems: LoadProblem[] = []
  const readings = readAll(objects, problems)
  const taken = addressesInInput(readings)

  const nodes = assumeNodes(sorted(readings.nodes), readings.pods, taken)
  const workloads = sorted(readings.workloads)
  const made = podsFromWorkloads(workloads, readings.pods, nodes.nodes)
  const wantsIPv6 = readings.services.some((reading) => reading.wantsIPv6)
  const pods = placePods(sorted([...readings.pods, ...made.pods]), nodes.nodes, taken, wantsIPv6)
  const labels = namespaceLabels(objects)
  const services = assumeServices(readings, { nodes: nodes.nodes, pods: pods.pods, namespaceLabels: labels }, taken)
  const clients = assumeClientAddresses(readings.clients, taken)
  const endpoints = assembleEndpoints(readings, services.services, pods.pods, nodes.nodes)
  const policies = sorted(readings.policies)
  const balancers = sorted(readings.balancers)
  const externalServices = sorted(readings.externalServices)
  const record = dumpRecordOf(objects, problems)
  const takenFrom = takenAt(record, admitted.input)
  const allAsked = [...record.asked, ...asked]
  const ofRouters: Assumption[] = []
  const byKind = objectsByKind(objects)
  const grants = readGrants(byKind, problems)
  const compiled = compileRouters({
    ...byKind,
    grants,
    problems,
    assumptions: ofRouters,
    isAbsent: absenceIn(takenFrom !== null || record.asked.length > 0, allAsked),
    services: services.services,
    service: byName(services.services),
    pods: pods.pods,
    nodes: nodes.nodes,
    namespaceLabels: labels,
    freeAddress: (key) => freeBalancerAddress(key, taken),
  })

  const assumptions: readonly Assumption[] = [
    ...[nodes, made, pods, services, clients, endpoints].flatMap((part) => part.assumptions),
    ...assumedRouters(compiled.routers),
    ...[...ofRouters].sort((a, b) => compareText(JSON.stringify(a), JSON.stringify(b))),
  ]

  return {
    settings,
    nodes: nodes.nodes,
    pods: pods.pods,
    workloads,
    services: services.services,
    slices: endpoints.slices,
    replacedEndpoints: endpoints.replaced,
    policies,
    balancers,
    externalServices,
    clients: clients.clients,
    grants,
    ...compiled,
    assumptions,
    problems: onePerPlace([...loadProblems, ...problems]),
    takenAt: takenFrom,
    asked: allAsked,
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

function takenAt(record: DumpRecord, input: readonly KubeObject[]): TakenAt | null {
  if (record.takenAt !== null) return { how: 'recorded', at: record.takenAt }
  const latest = latestTime(input)
  return latest === null ? null : { how: 'not-before', at: latest }
}

function assumeServices(
  readings: Readings,
  known: Pick<Cluster, 'nodes' | 'pods'> & Pick<BalancerObjects, 'namespaceLabels'>,
  taken: Set<Address>,
): { readonly services: readonly Service[]; readonly assumptions: readonly Assumption[] } {
  const inOrder = [...readings.services].sort((a, b) => compareRefs(a.service.ref, b.service.ref))
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
  return [...items].sort((a, b) => compareRefs(a.ref, b.ref))
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
