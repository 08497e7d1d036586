import { type Address, type KubeObject, kindKey, parseAddress } from '../../model'
import { asList, fieldOf } from '../untyped'

/** Paths of fields that hold addresses, by `group/Kind`: `[]` stands for each member of a list. */
const holders = new Map<string, readonly string[]>(
  Object.entries({
    '/Node': ['status.addresses[].address'],
    '/Pod': ['status.podIP', 'status.podIPs[].ip'],
    '/Service': ['spec.clusterIP', 'spec.clusterIPs[]', 'spec.externalIPs[]', 'spec.loadBalancerIP', 'status.loadBalancer.ingress[].ip'],
    '/Endpoints': ['subsets[].addresses[].ip', 'subsets[].notReadyAddresses[].ip'],
    'discovery.k8s.io/EndpointSlice': ['endpoints[].addresses[]'],
    'networking.k8s.io/IPAddress': ['metadata.name'],
    'hopscope/ExternalLoadBalancer': [
      'spec.addresses[]',
      'spec.listeners[].backends[].address',
      'spec.listeners[].rules[].backends[].address',
    ],
    'hopscope/ExternalService': ['spec.addresses[]'],
    'hopscope/Client': ['spec.address'],
  }),
)

/** The paths as steps: null stands for each member of a list. */
const stepsOf = new Map([...holders].map(([kind, paths]) => [kind, paths.map(toSteps)]))

function toSteps(path: string): readonly (string | null)[] {
  return path.split('.').flatMap((part) => (part.endsWith('[]') ? [part.slice(0, -2), null] : [part]))
}

/** Addresses that the input gives to somebody: nothing is filled in over them. */
export function addressesInInput(objects: readonly KubeObject[]): Set<Address> {
  const taken = new Set<Address>()
  for (const { ref, body } of objects) for (const steps of stepsOf.get(kindKey(ref)) ?? []) collect(body, steps, 0, taken)
  return taken
}

function collect(value: unknown, steps: readonly (string | null)[], at: number, into: Set<Address>): void {
  const step = steps[at]
  if (step === undefined) {
    // A Pod's address stands in its status twice and in a slice once more.
    if (into.has(value as Address)) return
    const address = parseAddress(value)
    if (address !== null) into.add(address)
  } else if (step === null) for (const member of asList(value)) collect(member, steps, at + 1, into)
  else if (value !== null && value !== undefined) collect(fieldOf(value, step), steps, at + 1, into)
}
