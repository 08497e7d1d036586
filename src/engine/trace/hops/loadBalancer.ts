import { poolEvidence } from '../../kubernetes/addressPool'
import { announcedBy, balancedNodes } from '../../kubernetes/announcement'
import { balancedPods } from '../../kubernetes/balancedPods'
import { providerEvidence } from '../../kubernetes/balancerProvider'
import { endpointPortEvidence } from '../../kubernetes/endpointPort'
import { equalNodes } from '../../kubernetes/equalNodes'
import { healthyNodes } from '../../kubernetes/healthCheckNodePort'
import { withoutEndpoints } from '../../kubernetes/knownEndpoints'
import { loadBalancerEvidence } from '../../kubernetes/loadBalancer'
import { portNotOnService, servicePortFor } from '../../kubernetes/servicePort'
import {
  addressLike,
  type ClusterNode,
  type Ending,
  type Endpoint,
  type Evidence,
  type Packet,
  placeId,
  qualifiedName,
  type Service,
  type ServicePort,
  type Stop,
  translationsBetween,
  type Verdict,
} from '../../model'
import { followEndpoint } from '../arrive'
import { knownEnding, passPolicies, visitOf } from '../policy'
import type { HopDraft, Option, Traveller, Visit, WalkContext } from '../visit'

/**
 * The load balancer that a provider makes for a Service of type LoadBalancer. In mode VIP the packet reaches a node as
 * it is; in mode Proxy the balancer sends a packet of its own to a node port.
 */
export function visitLoadBalancer(context: WalkContext, service: Service, index: number, traveller: Traveller): Visit {
  const entry = service.loadBalancerAddresses[index]
  const { address, port: asked } = traveller.wire.destination
  const port = asked === null ? null : servicePortFor(service, traveller.wire.protocol, asked)
  const name = qualifiedName(service.ref)
  if (entry === undefined || address === null || port === null) {
    const { stop, evidence } = portNotOnService(service, traveller.wire.protocol, asked ?? 0)
    return stopped(service, traveller, 'unhandled', stop, [evidence])
  }
  const because = [
    loadBalancerEvidence(service, port, { ...entry, address }),
    ...poolEvidence(service, address),
    ...providerEvidence(service),
  ]
  if (service.balancer.announcement.how === 'pods') return toPods(context, service, port, traveller, because)
  const announced = announcedBy(context.cluster, service, address)
  because.push(...(announced?.evidence ?? []))
  if (announced?.kind === 'withdrawn') return stopped(service, traveller, 'dropped', announced.stop, because)
  if (entry.mode === 'Proxy' && port.nodePort === null)
    return stopped(service, traveller, 'rejected', { reason: 'no-node-port', facts: { service: name, port: port.port } }, because)
  const targets = balancedNodes(context.cluster, service)
  if (announced === null && targets.length === 0)
    return stopped(service, traveller, 'rejected', { reason: 'no-backend', facts: { balancer: name, port: port.port } }, because)
  const health = healthyNodes(context.cluster, service, port, targets)
  if (announced === null && service.externalTrafficPolicy === 'Local') because.push(health.evidence)
  const { node } = context.pick(nodeOptions(context, service, port, announced?.nodes ?? health.healthy))
  const wire = entry.mode === 'VIP' ? traveller.wire : toNodePort(traveller.wire, node, port)
  const concept: Packet = entry.mode === 'VIP' ? traveller.concept : { ...wire, source: { address, port: asked } }
  const hop: HopDraft = {
    ...(entry.mode === 'VIP'
      ? { step: 'pass', facts: { balancer: name, node: node.ref.name, port: port.port } }
      : {
          step: 'forward',
          facts: { balancer: name, port: port.port, backend: node.ref.name, backendPort: port.nodePort ?? 0, nodePort: true },
        }),
    ...base(service),
    connection: traveller.connection.index,
    concept,
    wire,
    translations: translationsBetween(traveller.wire, wire, { destination: 'balancer', source: 'balancer' }),
    because,
    assumed: service.loadBalancerAssumed,
  }
  return { hop, onward: { place: { at: 'node', node }, traveller: { ...traveller, concept, wire } } }
}

/** A balancer that knows the Pods: it sends a packet of its own to one that is ready, past every node's rules. */
function toPods(context: WalkContext, service: Service, port: ServicePort, traveller: Traveller, because: readonly Evidence[]): Visit {
  const { address } = traveller.wire.destination
  const { usable, evidence } = balancedPods(context.cluster, service, port)
  const name = qualifiedName(service.ref)
  if (usable.length === 0) {
    const { verdict, stop } = withoutEndpoints(context.cluster, service)
    return stopped(service, traveller, verdict, stop, [...because, evidence])
  }
  const sent = (endpoint: Endpoint): Packet => ({
    protocol: traveller.wire.protocol,
    source: { address, port: null },
    destination: { address: endpoint.address, port: endpoint.port },
  })
  const follow = (endpoint: Endpoint) => {
    const wire = sent(endpoint)
    const onWay: Traveller = { ...traveller, concept: { ...wire, source: { address, port: traveller.wire.destination.port } }, wire }
    return { onWay, passed: passPolicies(context.cluster, onWay, followEndpoint(context.cluster, endpoint, onWay)) }
  }
  const options = usable.map((endpoint) => ({ endpoint, choice: { endpoint: endpoint.socket }, weight: 1, fold: null }))
  const { endpoint } = context.pick(options, (option) => knownEnding(follow(option.endpoint).passed))
  const { onWay, passed } = follow(endpoint)
  const { wire, concept } = onWay
  const hop: HopDraft = {
    step: 'forward',
    facts: {
      balancer: name,
      port: port.port,
      backend: endpoint.pod?.name ?? endpoint.address,
      backendPort: endpoint.port,
      nodePort: false,
    },
    ...base(service),
    connection: traveller.connection.index,
    concept,
    wire,
    translations: translationsBetween(traveller.wire, wire, { destination: 'balancer', source: 'balancer' }),
    because: [...because, evidence, endpointPortEvidence(service, port, endpoint)],
    assumed: service.loadBalancerAssumed,
  }
  return visitOf(hop, traveller, passed)
}

/** Every node that passes the health check, with equal chances. */
function nodeOptions(
  context: WalkContext,
  service: Service,
  port: ServicePort,
  nodes: readonly ClusterNode[],
): readonly (Option & { readonly node: ClusterNode })[] {
  const way = equalNodes(context.cluster, service, port)
  return nodes.map((node) => ({ node, choice: { node: node.ref.name }, weight: 1, fold: way(node) }))
}

function toNodePort(packet: Packet, node: ClusterNode, port: ServicePort): Packet {
  const { address } = packet.destination
  return {
    protocol: packet.protocol,
    source: { address, port: null },
    destination: { address: addressLike(node.addresses, address), port: port.nodePort },
  }
}

function base(service: Service) {
  return {
    id: placeId.loadBalancer(service.ref),
    component: { place: 'loadBalancer', kind: 'LoadBalancer', namespace: service.ref.namespace, name: service.ref.name },
    node: null,
  } as const
}

function stopped(
  service: Service,
  traveller: Traveller,
  verdict: Extract<Verdict, 'rejected' | 'unhandled' | 'dropped'>,
  stop: Stop,
  because: readonly Evidence[],
): Visit {
  const ending: Ending = { verdict, stop }
  const hop: HopDraft = {
    ...base(service),
    connection: traveller.connection.index,
    step: 'stop',
    facts: { at: qualifiedName(service.ref) },
    concept: traveller.concept,
    wire: null,
    translations: [],
    because,
    assumed: service.loadBalancerAssumed,
  }
  return { hop, onward: { ending } }
}
