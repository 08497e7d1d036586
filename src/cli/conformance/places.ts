import { type Address, type Graph, parseAddress, type ReadAnswer } from '../../engine'
import { CaseProblem, type Manifest } from './caseFile'
import { listOf, mapOf, textOf } from './untyped'

interface Named {
  readonly namespace: string | null
  readonly name: string
  readonly addresses: readonly Address[]
}

/**
 * What the names and placeholders of a case mean in the cluster that was read: `<pod:prefix>`, `<node:any>`,
 * `<clusterIP:ns/name>`, `<balancer:ns/name>` (of a Service, or made of an Ingress), and names that equal their address
 * (client, localhost, a Pod's, a node's).
 */
export interface Places {
  readonly pods: readonly Named[]
  readonly nodes: readonly Named[]
  readonly balancers: readonly Named[]
  readonly clusterIp: (service: string) => readonly Address[]
}

/** Takes the places out of what the engine says it read, and cluster IPs out of the manifests first. */
export function placesOf(graph: Graph, answer: ReadAnswer, manifests: readonly Manifest[]): Places {
  const ofKind = (kind: string) => distinct(graph.places.filter((place) => place.kind === kind)).map(named)
  const balancers = graph.places.filter((place) => place.lane === 'loadBalancer').map(named)
  return { pods: ofKind('Pod'), nodes: ofKind('Node'), balancers, clusterIp: (service) => clusterIps(service, answer, manifests) }
}

function distinct<T extends { readonly namespace: string | null; readonly name: string }>(places: readonly T[]): readonly T[] {
  return [...new Map(places.map((place) => [`${place.namespace ?? ''}/${place.name}`, place])).values()]
}

function named(place: { readonly namespace: string | null; readonly name: string; readonly addresses: readonly string[] }): Named {
  const addresses = place.addresses.map(parseAddress).filter((address) => address !== null)
  return { namespace: place.namespace, name: place.name, addresses }
}

function clusterIps(service: string, answer: ReadAnswer, manifests: readonly Manifest[]): readonly Address[] {
  const [namespace, name] = service.split('/')
  const written = manifests.find((manifest) => {
    const metadata = mapOf(manifest.metadata)
    return manifest.kind === 'Service' && metadata.name === name && (textOf(metadata.namespace) ?? 'default') === namespace
  })
  const spec = mapOf(written?.spec)
  const declared = [spec.clusterIP, ...listOf(spec.clusterIPs)].map(parseAddress).filter((address) => address !== null)
  if (declared.length > 0) return declared
  return answer.assumptions.flatMap((assumption) =>
    assumption.what === 'cluster-ip' && assumption.service.name === name && assumption.service.namespace === namespace
      ? [assumption.address]
      : [],
  )
}

/** The Pods that `<pod:prefix>` may stand for: of that name, else those that a workload of that name owns, else any that begins so. */
function podsWithPrefix(places: Places, prefix: string, namespace: string | null): readonly Named[] {
  const here = places.pods.filter((pod) => namespace === null || pod.namespace === namespace)
  const tries = [
    (name: string) => name === prefix,
    (name: string) => name.startsWith(`${prefix}-`),
    (name: string) => name.startsWith(prefix),
  ]
  for (const fits of tries) {
    const found = here.filter((pod) => fits(pod.name))
    if (found.length > 0) return found
  }
  return []
}

/** The addresses that a text of a case stands for; empty where it stands for none. */
export function addressesFor(places: Places, text: string): readonly Address[] {
  const address = parseAddress(text)
  if (address !== null) return [address]
  const placeholder = /^<(pod|node|clusterIP|balancer):([^>]+)>$/.exec(text)
  if (placeholder) return addressesOfPlaceholder(places, placeholder[1] ?? '', placeholder[2] ?? '')
  if (text === 'localhost') return ['127.0.0.1', '::1'].map(parseAddress).filter((known) => known !== null)
  const [name, namespace] = text.split('/').reverse()
  const byName = [...places.pods, ...places.nodes].filter(
    (place) => place.name === name && (namespace === undefined || place.namespace === namespace),
  )
  return byName.flatMap((place) => place.addresses)
}

function addressesOfPlaceholder(places: Places, what: string, name: string): readonly Address[] {
  if (what === 'pod') return podsWithPrefix(places, name, null).flatMap((pod) => pod.addresses)
  if (what === 'clusterIP') return places.clusterIp(name)
  if (what === 'balancer') return balancersOf(places, name).flatMap((balancer) => balancer.addresses)
  return name === 'any' ? places.nodes.flatMap((node) => node.addresses) : []
}

function balancersOf(places: Places, text: string): readonly Named[] {
  const [name, namespace = null] = text.split('/').reverse()
  return places.balancers.filter((place) => place.name === name && place.namespace === namespace)
}

/** `ns/name` of the Pod that a request's `from` means: written out, or the first that `<pod:prefix>` finds. */
export function senderPod(places: Places, text: string): string {
  const placeholder = /^(?:([^/<]+)\/)?<pod:([^>]+)>$/.exec(text)
  if (!placeholder) return text.includes('/') ? text : `default/${text}`
  const [first] = podsWithPrefix(places, placeholder[2] ?? '', placeholder[1] ?? null)
  if (!first) throw new CaseProblem(`no Pod's name begins with ${placeholder[2]}`)
  return `${first.namespace}/${first.name}`
}
