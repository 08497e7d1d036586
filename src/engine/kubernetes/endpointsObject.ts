import { type Address, type AddressFamily, compareText, familyOf, type Pod, type Protocol, type Service } from '../model'
import { podsBehind } from './endpointSlices'
import { resolveTargetPort } from './targetPort'

/** One subset of an Endpoints object: addresses that share their ports. */
export interface Subset {
  readonly addresses: readonly Address[]
  readonly notReadyAddresses: readonly Address[]
  readonly ports: readonly { readonly name: string; readonly port: number; readonly protocol: Protocol }[]
}

/** An Endpoints object holds no more addresses than this. */
const mostAddresses = 1000

/**
 * The Endpoints object that its controller makes of the Pods that a Service selects; null where it makes none
 * (ExternalName, no selector). Pods that terminate are left out, unless unready addresses are published. Ports that
 * have the same addresses, in the same state, share a subset.
 * https://kubernetes.io/docs/concepts/services-networking/service/#endpoints
 */
export function endpointsFromSelector(service: Service, pods: readonly Pod[]): readonly Subset[] | null {
  if (service.type === 'ExternalName' || service.selector === null) return null
  const members = endpointsMembers(service, pods).flatMap((pod) => {
    const address = addressFor(service, pod)
    return address === null ? [] : [{ pod, address, ready: service.publishNotReadyAddresses || pod.ready }]
  })
  const bySet = new Map<string, { members: typeof members; ports: Subset['ports'][number][] }>()
  const add = (which: typeof members, port: Subset['ports'][number] | null) => {
    if (which.length === 0) return
    const key = which.map(({ address, ready }) => `${address} ${ready}`).join(',')
    const subset = bySet.get(key) ?? { members: which, ports: [] }
    if (port) subset.ports.push(port)
    bySet.set(key, subset)
  }
  if (service.ports.length === 0 && service.headless) add(members, null)
  for (const servicePort of service.ports) {
    const byNumber = new Map<number, typeof members>()
    for (const member of members) {
      const number = resolveTargetPort(member.pod, servicePort)?.port
      if (number !== undefined) byNumber.set(number, [...(byNumber.get(number) ?? []), member])
    }
    for (const [port, which] of byNumber) add(which, { name: servicePort.name, port, protocol: servicePort.protocol })
  }
  return cutToCapacity([...bySet.values()].map((subset) => toSubset(subset.members, subset.ports)))
}

/** The Pods in the Endpoints object of a Service, in whatever state: each has an address and a port to stand there with. */
export function endpointsMembers(service: Service, pods: readonly Pod[]): readonly Pod[] {
  const hasPort = (pod: Pod) =>
    (service.ports.length === 0 && service.headless) || service.ports.some((port) => resolveTargetPort(pod, port) !== null)
  return podsBehind(service, pods).filter(
    (pod) => (service.publishNotReadyAddresses || !pod.terminating) && addressFor(service, pod) !== null && hasPort(pod),
  )
}

function toSubset(members: readonly { readonly address: Address; readonly ready: boolean }[], ports: Subset['ports']): Subset {
  const named = (ready: boolean) =>
    members
      .filter((member) => member.ready === ready)
      .map((member) => member.address)
      .sort(compareText)
  return { addresses: named(true), notReadyAddresses: named(false), ports }
}

function cutToCapacity(subsets: readonly Subset[]): readonly Subset[] {
  const stay = withinCapacity(
    subsets.map(({ addresses, notReadyAddresses: others }) => ({ ready: addresses.length, notReady: others.length })),
  )
  return subsets.map((subset, index) => ({
    ...subset,
    addresses: subset.addresses.slice(0, stay[index]?.ready),
    notReadyAddresses: subset.notReadyAddresses.slice(0, stay[index]?.notReady),
  }))
}

/** One address a Pod: of the first family of the Service; a headless Service that says none takes the Pod's primary one. */
function addressFor(service: Service, pod: Pod): Address | null {
  const family: AddressFamily | undefined = service.ipFamilies?.[0] ?? service.clusterIps.map(familyOf)[0]
  if (family === undefined) return pod.addresses[0] ?? null
  return pod.addresses.find((address) => familyOf(address) === family) ?? null
}

/** How many addresses a subset has in each state. */
export interface AddressCounts {
  readonly ready: number
  readonly notReady: number
}

/**
 * How many addresses stay of each subset where all together are too many. Where the ready ones alone are too many, none
 * of the others stay. Of those that are cut each subset keeps its share, rounded up, until the object is full.
 * https://kubernetes.io/docs/concepts/services-networking/service/#over-capacity-endpoints
 */
export function withinCapacity(subsets: readonly AddressCounts[]): readonly AddressCounts[] {
  const sum = (state: keyof AddressCounts) => subsets.reduce((total, subset) => total + subset[state], 0)
  const [ready, notReady] = [sum('ready'), sum('notReady')]
  if (ready + notReady <= mostAddresses) return subsets
  const cut = ready > mostAddresses ? 'ready' : 'notReady'
  const room = cut === 'ready' ? mostAddresses : mostAddresses - ready
  let left = room
  return subsets.map((subset) => {
    const stay = Math.min(left, Math.ceil((subset[cut] / (cut === 'ready' ? ready : notReady)) * room))
    left -= stay
    return cut === 'ready' ? { ready: stay, notReady: 0 } : { ready: subset.ready, notReady: stay }
  })
}
