import type { Address, Assumption, Cluster, EndpointSlice, FieldChange, KubeObject, Plain, Pod, ResourceRef, SliceEndpoint } from '../model'

/** What would have to be written for something assumed to be a fact: a field of an object of the input, or objects of their own. */
export type Fact =
  | { readonly as: 'field'; readonly change: FieldChange }
  /** `beside`: the object whose file they belong to; null: any file. */
  | { readonly as: 'objects'; readonly objects: readonly Plain[]; readonly beside: ResourceRef | null }

/** More objects than that nobody adapts by hand. */
const mostObjects = 20

/** The least to be written that says what was assumed; null where no manifest says it, or only its author can. */
export function factOf(cluster: Cluster, assumption: Assumption): Fact | null {
  switch (assumption.what) {
    case 'nodes':
      return objects(
        assumption.names.map((name) => nodeObject(name, cluster.lookup.node(name)?.addresses ?? [])),
        null,
      )
    case 'node-address':
      return field(cluster, assumption.node, ['status', 'addresses'], [{ type: 'InternalIP', address: assumption.address }])
    case 'pods':
      return podObjects(cluster, assumption.workload, assumption.pods)
    case 'pod-address':
      return field(cluster, assumption.pod, ['status', 'podIP'], assumption.address)
    case 'pod-node':
      return field(cluster, assumption.pod, ['spec', 'nodeName'], assumption.node)
    case 'pod-readiness':
      return readiness(cluster, assumption.pod)
    case 'cluster-ip':
      return field(cluster, assumption.service, ['spec', 'clusterIP'], assumption.address)
    case 'node-port': {
      const index = portsOf(cluster.lookup.object(assumption.service)).findIndex((port) => port.port === assumption.port)
      return index === -1 ? null : field(cluster, assumption.service, ['spec', 'ports', index, 'nodePort'], assumption.nodePort)
    }
    case 'load-balancer-address':
      return field(cluster, assumption.service, ['status', 'loadBalancer', 'ingress'], [{ ip: assumption.address }])
    case 'router-address':
      return routerAddress(cluster, assumption.router, assumption.address)
    case 'client-address':
      return (
        field(cluster, assumption.client, ['spec', 'address'], assumption.address) ??
        objects([clientObject(assumption.client.name, assumption.address)], null)
      )
    case 'listening':
      return declaredPort(cluster, assumption.pod, assumption.port)
    case 'endpoints':
      return sliceObjects(cluster, assumption.service)
    case 'pod-template':
    case 'masquerade-address':
    case 'router':
    case 'certificate':
    case 'authority':
    case 'extension':
    case 'policy-enforced':
    case 'policy-after-translation':
    case 'host-network-policy':
    case 'answering-node':
    case 'dataplane':
      return null
  }
}

function objects(made: readonly Plain[], beside: ResourceRef | null): Fact | null {
  return made.length === 0 || made.length > mostObjects ? null : { as: 'objects', objects: made, beside }
}

function nodeObject(name: string, addresses: readonly Address[]): Plain {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name },
    status: { addresses: addresses.map((address) => ({ type: 'InternalIP', address })) },
  }
}

function clientObject(name: string, address: Address): Plain {
  return { apiVersion: 'hopscope/v1', kind: 'Client', metadata: { name }, spec: { address } }
}

/** The Pods that the controller of a workload makes of its template, as they would be seen. */
function podObjects(cluster: Cluster, workload: ResourceRef, refs: readonly ResourceRef[]): Fact | null {
  const { template } = mapOf(cluster.lookup.object(workload)?.body.spec)
  const pods = refs.map((ref) => cluster.lookup.podOf(ref))
  const spec = mapOf(mapOf(template).spec)
  if (Object.keys(spec).length === 0 || refs.length > mostObjects) return null
  return objects(
    pods.flatMap((pod) => (pod === null ? [] : podObject(pod, spec))),
    workload,
  )
}

function podObject({ ref, labels, node, addresses, hostname, subdomain, ready }: Pod, spec: Fields): Plain {
  const [podIP] = addresses
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: ref.name, ...(ref.namespace === null ? {} : { namespace: ref.namespace }), labels },
    spec: {
      ...(spec as Readonly<Record<string, Plain>>),
      ...(hostname === null ? {} : { hostname }),
      ...(subdomain === null ? {} : { subdomain }),
      ...(node === null ? {} : { nodeName: node }),
    },
    status: {
      phase: 'Running',
      ...(podIP === undefined ? {} : { podIP, podIPs: addresses.map((ip) => ({ ip })) }),
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  }
}

/** A status that names no address says that there is none: where none is written, the address goes along. */
function readiness(cluster: Cluster, ref: ResourceRef): Fact | null {
  const conditions = [{ type: 'Ready', status: 'True' }]
  const [podIP] = cluster.lookup.podOf(ref)?.addresses ?? []
  const hasStatus = cluster.lookup.object(ref)?.body.status !== undefined
  return hasStatus || podIP === undefined
    ? field(cluster, ref, ['status', 'conditions'], conditions)
    : field(cluster, ref, ['status'], { phase: 'Running', podIP, conditions })
}

/** What the controller would write of the Pods that the selector finds: not of Pods that are assumed themselves. */
function sliceObjects(cluster: Cluster, service: ResourceRef): Fact | null {
  const slices = cluster.lookup.slices(service).filter(({ object, endpoints }) => object === null && endpoints.length > 0)
  const isReal = ({ pod }: SliceEndpoint) => pod !== null && cluster.lookup.podOf(pod)?.assumed.includes('pod') === false
  if (slices.some(({ endpoints }) => endpoints.length > mostObjects || !endpoints.every(isReal))) return null
  return objects(
    slices.map((slice, index) => sliceObject(slice, index + 1)),
    service,
  )
}

function sliceObject({ service, family, ports, endpoints }: EndpointSlice, number: number): Plain {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${service.name}-${number}`,
      ...(service.namespace === null ? {} : { namespace: service.namespace }),
      // By whose controller's mark it is known that these are all, and not some besides.
      labels: { 'kubernetes.io/service-name': service.name, 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
    },
    addressType: family,
    ports: ports.map(({ name, protocol, port }) => ({ ...(name === '' ? {} : { name }), protocol, port })),
    endpoints: endpoints.map(({ addresses, ready, node, zone, pod }) => ({
      addresses,
      conditions: { ready },
      ...(node === null ? {} : { nodeName: node }),
      ...(zone === null ? {} : { zone }),
      ...(pod === null
        ? {}
        : { targetRef: { kind: 'Pod', name: pod.name, ...(pod.namespace === null ? {} : { namespace: pod.namespace }) } }),
    })),
  }
}

/** An Ingress and a Gateway tell their addresses in different fields. */
function routerAddress(cluster: Cluster, router: ResourceRef, address: Address): Fact | null {
  if (router.kind === 'Ingress') return field(cluster, router, ['status', 'loadBalancer', 'ingress'], [{ ip: address }])
  return router.kind === 'Gateway' ? field(cluster, router, ['status', 'addresses'], [{ type: 'IPAddress', value: address }]) : null
}

/** Declared by the only container, of the Pod or of the template that it is made from. */
function declaredPort(cluster: Cluster, ref: ResourceRef, port: number): Fact | null {
  const written = cluster.lookup.podOf(ref)?.writtenIn.object
  const object = written && cluster.lookup.object(written)
  if (!object) return null
  const above = object.ref.kind === 'Pod' ? ['spec'] : ['spec', 'template', 'spec']
  const { containers } = mapOf(above.reduce<unknown>((value, key) => mapOf(value)[key], object.body))
  if (!Array.isArray(containers) || containers.length !== 1) return null
  const path = [...above, 'containers', 0, 'ports']
  const declared = { containerPort: port }
  return Array.isArray(mapOf(containers[0]).ports)
    ? { as: 'field', change: { object: object.ref, path: pathText(path), do: 'append', value: declared } }
    : field(cluster, object.ref, path, [declared])
}

type Fields = Readonly<Record<string, unknown>>

function mapOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

function portsOf(object: KubeObject | null): readonly Fields[] {
  const { ports } = mapOf(object?.body.spec)
  return Array.isArray(ports) ? ports.map(mapOf) : []
}

/** Adds a field to an object of the input, with as much of what stands above it as is not written yet. */
function field(cluster: Cluster, ref: ResourceRef, path: readonly (string | number)[], value: Plain): Fact | null {
  const object = cluster.lookup.object(ref)
  if (object === null) return null
  let at: unknown = object.body
  for (const [depth, key] of path.entries()) {
    const inside = typeof key === 'number' ? (Array.isArray(at) ? at[key] : undefined) : mapOf(at)[key]
    if (inside === undefined || object.filledIn.has(pathText(path.slice(0, depth + 1)))) {
      const below = path.slice(depth + 1).reduceRight<Plain>((inner, name) => ({ [name]: inner }), value)
      return { as: 'field', change: { object: object.ref, path: pathText(path.slice(0, depth + 1)), do: 'add', value: below } }
    }
    at = inside
  }
  return null
}

function pathText(path: readonly (string | number)[]): string {
  return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('')
}
