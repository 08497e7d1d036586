import { type Address, type NamedPlace, type PlaceNames, parseAddress, socketText } from '../model'

/**
 * The addresses for which a text of a Scenario stands: an address for itself; `<pod:prefix>`, `<node:any>`,
 * `<clusterIP:ns/name>` and `<balancer:ns/name>` for those of these; `localhost`, and the name of a Pod or a node,
 * `name` or `ns/name`, for its own. None where it stands for nothing.
 */
export function addressesFor(names: PlaceNames, text: string): readonly Address[] {
  const address = parseAddress(text)
  if (address !== null) return [address]
  if (text === 'localhost') return parsed(['127.0.0.1', '::1'])
  const placeholder = /^<(pod|node|clusterIP|balancer):([^>]+)>$/.exec(text)
  const places = placeholder
    ? placesFor(names, placeholder[1] ?? '', placeholder[2] ?? '')
    : [...placesNamed(names.pods, text), ...placesNamed(names.nodes, text)]
  return parsed(places.flatMap(({ addresses }) => addresses))
}

/** Every `ip:port` for which `pod1:8080`, `<pod:web>:8080` or `10.244.1.2:8080` stands. */
export function socketsFor(names: PlaceNames, text: string): readonly string[] {
  const parts = /^(.*):(\d+)$/.exec(text)
  if (!parts) return []
  const host = (parts[1] ?? '').replace(/^\[(.*)\]$/, '$1')
  return addressesFor(names, host).map((address) => socketText(address, Number(parts[2])))
}

/** The Pods that `<pod:prefix>` may stand for: of that name, else those that a workload of that name owns, else any that begins so. */
export function podsWithPrefix(pods: readonly NamedPlace[], prefix: string, namespace: string | null = null): readonly NamedPlace[] {
  const here = pods.filter((pod) => namespace === null || pod.namespace === namespace)
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

function placesFor(names: PlaceNames, what: string, name: string): readonly NamedPlace[] {
  if (what === 'pod') return podsWithPrefix(names.pods, name)
  if (what === 'node') return name === 'any' ? names.nodes : []
  const [own, namespace = null] = name.split('/').reverse()
  return (what === 'clusterIP' ? names.services : names.balancers).filter((place) => place.name === own && place.namespace === namespace)
}

function placesNamed(places: readonly NamedPlace[], text: string): readonly NamedPlace[] {
  const [name, namespace] = text.split('/').reverse()
  return places.filter((place) => place.name === name && (namespace === undefined || place.namespace === namespace))
}

function parsed(addresses: readonly string[]): readonly Address[] {
  return addresses.map(parseAddress).filter((address) => address !== null)
}
