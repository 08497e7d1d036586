import type { AddressFault, NodePick, PoolChoice, Provider, ProviderName, RuleFacts, UnansweredCause } from '../../engine/model'
import { count, quoted, some } from './grammar'

/** Load balancers of Services: who makes them, where their addresses come from, and which node answers. */

export const balancerProvider = ({ service, provider, by, targets }: RuleFacts['balancerProvider']): string => {
  const made = `${providers[provider]} makes the load balancer of Service ${service}`
  return targets === 'pods' ? `${made}, which sends to its Pods themselves, past the nodes` : `${made}: ${signs[by]}`
}

export const addressPool = ({ service, address, pool, software, why }: RuleFacts['addressPool']): string =>
  `${address} of Service ${service} comes out of the ${software} pool ${quoted(pool)}, ${choices[why]}`

export const announcement = ({ service, address, picks, nodes, eligible }: RuleFacts['announcement']): string => {
  const of = count(eligible, 'eligible node', 'eligible nodes')
  if (nodes.length === 0) return `No node answers for ${address} of Service ${service}, of ${of}`
  if (picks === null) return `Routers spread ${address} of Service ${service} over ${some(nodes)}, of ${of}`
  return `${some(nodes)} alone answers for ${address} of Service ${service}, of ${of}: ${picked[picks]}`
}

/** Why a Service will get no address, as the rest of a sentence. */
export function pending(cause: AddressFault): string {
  if (cause.why === 'version')
    return `since version 0.6, ${cause.software} gives one only from a pool that is named, kept for the namespace, or the default, and ${quoted(cause.pool)} is none of these`
  if (cause.why === 'class') return `nobody in the input serves its loadBalancerClass ${cause.className}`
  const { software, wanted, asked } = cause
  const pool = wanted === null ? `a pool of ${software}` : `the ${software} pool ${quoted(wanted)}`
  switch (cause.fault) {
    case 'no-pool':
      return `${software} has no pool of addresses${wanted === null ? '' : `, though the Service names ${quoted(wanted)}`}`
    case 'no-such-pool':
      return `${software} has no pool ${quoted(wanted ?? '')}, which the Service names`
    case 'none-fits':
      return wanted === null ? `no pool of ${software} is meant for it` : `${pool} is not meant for it`
    case 'full':
      return wanted === null ? `no pool of ${software} that is meant for it has an address left` : `${pool} has no address left`
    case 'not-in-pool':
      return `${asked ?? 'the address'} that it asks for is not in ${pool}`
    case 'in-use':
      return `${asked ?? 'the address'} that it asks for is in use`
  }
}

/** Why no node answers, as the rest of a sentence. */
export const unanswered: Readonly<Record<UnansweredCause, string>> = {
  'no-advertisement': 'no advertisement is for its pool',
  'switched-off': 'what would announce it is told not to use the protocol of its pool',
  'no-endpoint': 'no endpoint serves, so the address is withdrawn',
  'no-local-endpoint': 'externalTrafficPolicy is Local, and no node that may answer has an endpoint',
  'no-node': 'no node may',
}

export const providers: Readonly<Record<ProviderName, string>> = {
  MetalLB: 'MetalLB',
  OpenELB: 'OpenELB',
  ServiceLB: 'ServiceLB of k3s',
  'kube-vip': 'kube-vip',
  AWS: 'AWS',
  GKE: 'GKE',
  Azure: 'Azure',
}

const signs: Readonly<Record<Provider['by'], string>> = {
  class: 'its loadBalancerClass says so',
  annotation: 'an annotation of it says so',
  node: 'the nodes are its own',
  objects: 'its objects are in the input',
}

const choices: Readonly<Record<PoolChoice['why'], string>> = {
  named: 'which the Service names',
  asked: 'as the Service asks for that address',
  kept: 'which is kept for such Services',
  automatic: 'the first that fits',
  any: 'as versions before 0.6 take any; later ones only a default one, or one that is named or kept for the namespace',
  holds: 'which holds it',
}

const picked: Readonly<Record<NodePick, string>> = {
  'smallest-hash': 'its name and the address have the smallest SHA-256',
  named: 'the Service says which',
  election: 'they elect one, and the input does not tell which',
}
