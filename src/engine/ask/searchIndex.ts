import {
  type Cluster,
  type ClusterNode,
  type HostPattern,
  type HttpRouter,
  type KubeObject,
  type Pod,
  type ResourceRef,
  refKey,
  type Service,
} from '../model'

/** What can be found. */
export type Findable =
  | { readonly what: 'router'; readonly ref: ResourceRef; readonly router: HttpRouter }
  | { readonly what: 'service'; readonly ref: ResourceRef; readonly service: Service }
  | { readonly what: 'node'; readonly ref: ResourceRef; readonly node: ClusterNode }
  | { readonly what: 'pod'; readonly ref: ResourceRef; readonly pod: Pod }
  /** Any other object of the input: a workload, a route, a policy. */
  | { readonly what: 'object'; readonly ref: ResourceRef; readonly object: KubeObject; readonly hosts: readonly string[] }

/**
 * All that can be found, packed into one text in small letters, a line each: name, namespace, kind and then addresses, ports
 * (`:8080`), hosts and labels (`app=web`), parted by spaces. A scan of one long string is faster than an index of words, and half
 * a word finds as well as a whole one.
 */
export interface SearchIndex {
  readonly found: readonly Findable[]
  readonly text: string
  /** Where each line begins in the text; one more entry than lines. */
  readonly starts: Uint32Array
}

/** Lines are made short: labels are cut where somebody wrote a book into them. */
const longestLine = 2000

/** Packs a cluster. What people look for most comes first: routers, Services, other objects, nodes, Pods. */
export function packedForSearch(cluster: Cluster): SearchIndex {
  const hosts = hostsByObject(cluster)
  const found: Findable[] = []
  const lines: string[] = []
  const add = (entry: Findable, words: readonly (string | null)[]) => {
    const { name, namespace, kind } = entry.ref
    found.push(entry)
    lines.push(
      [name, namespace ?? '', kind, ...words]
        .filter((word) => word !== null)
        .join(' ')
        .replaceAll('\n', ' ')
        .slice(0, longestLine)
        .toLowerCase(),
    )
  }
  const seen = new Set<string>()
  for (const router of cluster.routers) {
    seen.add(refKey(router.ref))
    add({ what: 'router', ref: router.ref, router }, [...router.addresses, ...router.listeners.map(({ port }) => `:${port}`)])
  }
  for (const service of cluster.services) {
    const addresses = [
      ...service.clusterIps,
      ...service.externalIps,
      ...service.loadBalancerAddresses.flatMap(({ address, hostname }) => [address, hostname]),
      service.externalName,
    ]
    const ports = service.ports.flatMap(({ port, nodePort }) => [`:${port}`, nodePort === null ? null : `:${nodePort}`])
    add({ what: 'service', ref: service.ref, service }, [...addresses, ...ports, ...labelWords(service.labels)])
  }
  const modelled = new Set(['Pod', 'Service', 'Node', 'EndpointSlice', 'Endpoints'])
  for (const object of cluster.objects) {
    const key = refKey(object.ref)
    if (modelled.has(object.ref.kind) || seen.has(key)) continue
    seen.add(key)
    const own = [...(hosts.get(key) ?? [])]
    add({ what: 'object', ref: object.ref, object, hosts: own }, own)
  }
  for (const node of cluster.nodes) add({ what: 'node', ref: node.ref, node }, [...node.addresses, ...labelWords(node.labels)])
  for (const pod of cluster.pods)
    add({ what: 'pod', ref: pod.ref, pod }, [...pod.addresses, ...pod.ports.map(({ port }) => `:${port}`), ...labelWords(pod.labels)])
  const starts = new Uint32Array(lines.length + 1)
  let at = 0
  lines.forEach((line, index) => {
    starts[index] = at
    at += line.length + 1
  })
  starts[lines.length] = at
  return { found, text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, starts }
}

function labelWords(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).map(([key, value]) => `${key}=${value}`)
}

/** The host names that the rules of an Ingress or route ask for. */
function hostsByObject(cluster: Cluster): ReadonlyMap<string, ReadonlySet<string>> {
  const hosts = new Map<string, Set<string>>()
  const add = (object: ResourceRef, host: HostPattern) => {
    const text = hostText(host)
    const key = refKey(object)
    if (text !== null) hosts.set(key, (hosts.get(key) ?? new Set()).add(text))
  }
  for (const { listeners } of cluster.routers) for (const { object, host } of listeners.flatMap(({ rules }) => rules)) add(object, host)
  for (const { object, hosts: asked } of cluster.unserved) for (const host of asked) add(object, host)
  return hosts
}

function hostText(host: HostPattern): string | null {
  if (host.kind === 'any') return null
  return host.kind === 'exact' ? host.host : `*.${host.suffix}`
}
