import {
  type Address,
  addressLike,
  type BalancerBackend,
  type BalancerListener,
  type Choices,
  type Cluster,
  type ClusterNode,
  type Evidence,
  type ExternalLoadBalancer,
  type Packet,
  type Protocol,
  socketText,
} from '../model'
import { equalNodes } from './equalNodes'
import { healthyNodes } from './healthCheckNodePort'

/** One backend that a balancer could send to, as a choice. */
export interface BackendOption {
  readonly choice: Choices
  readonly weight: number
  readonly fold: string | null
  readonly address: Address
  readonly port: number
  /** The node's name, or the address. */
  readonly name: string
  readonly nodePort: boolean
  readonly assumed: boolean
  readonly evidence: Evidence
}

/** The listener for a port: UDP for UDP, every other protocol for TCP. */
export function listenerOf(balancer: ExternalLoadBalancer, port: number, protocol: Protocol): BalancerListener | null {
  return balancer.listeners.find((listener) => listener.port === port && (listener.protocol === 'UDP') === (protocol === 'UDP')) ?? null
}

/**
 * The backends of a listener: every node, or the named ones, on a node port; or other addresses. With a health check,
 * nodes that fail it are left out. (`hopscope/v1` ExternalLoadBalancer)
 */
export function balancerBackends(
  cluster: Cluster,
  balancer: Pick<ExternalLoadBalancer, 'ref' | 'healthCheck'>,
  backends: readonly BalancerBackend[],
  packet: Packet,
): { readonly options: readonly BackendOption[]; readonly evidence: readonly Evidence[] } {
  const evidence: Evidence[] = []
  const options = backends.flatMap((backend): BackendOption[] => {
    if (backend.weight === 0) return []
    if (backend.kind === 'address') return [toAddress(balancer, backend)]
    const named = cluster.nodes.filter((node) => backend.nodes === null || backend.nodes.includes(node.ref.name))
    const target = cluster.lookup.nodePort(packet.protocol, backend.nodePort)
    const port = target?.service.ports[target.index] ?? null
    const checked = balancer.healthCheck !== 'none' && target && port
    const health = checked ? healthyNodes(cluster, target.service, port, named) : null
    if (health) evidence.push(health.evidence)
    // Where no Service owns the port, each node answers for itself (a host port, or nobody).
    const way = target && port ? equalNodes(cluster, target.service, port) : null
    return (health?.healthy ?? named).flatMap((node) =>
      toNode(balancer, backend, node, packet.destination.address, way && `${backend.path} ${way(node)}`),
    )
  })
  return { options: options.map((option) => countedOf(option, options.length)), evidence }
}

/** Says in the evidence of how many backends this one was. */
function countedOf(option: BackendOption, of: number): BackendOption {
  const { evidence } = option
  return evidence.rule === 'balancerBackend' ? { ...option, evidence: { ...evidence, facts: { ...evidence.facts, of } } } : option
}

function toAddress(balancer: Pick<ExternalLoadBalancer, 'ref'>, backend: Extract<BalancerBackend, { kind: 'address' }>): BackendOption {
  const socket = socketText(backend.address, backend.port)
  return {
    choice: { backend: socket },
    weight: backend.weight,
    fold: null,
    address: backend.address,
    port: backend.port,
    name: backend.address,
    nodePort: false,
    assumed: false,
    evidence: { rule: 'balancerBackend', object: balancer.ref, path: backend.path, facts: { to: socket, of: 0 } },
  }
}

function toNode(
  balancer: Pick<ExternalLoadBalancer, 'ref'>,
  backend: Extract<BalancerBackend, { kind: 'nodes' }>,
  node: ClusterNode,
  like: Address | null,
  fold: string | null,
): BackendOption[] {
  const address = addressLike(node.addresses, like)
  if (address === null) return []
  const socket = socketText(address, backend.nodePort)
  return [
    {
      choice: { node: node.ref.name },
      weight: backend.weight,
      fold,
      address,
      port: backend.nodePort,
      name: node.ref.name,
      nodePort: true,
      assumed: node.assumed === 'node',
      evidence: { rule: 'balancerBackend', object: balancer.ref, path: backend.path, facts: { to: socket, of: 0 } },
    },
  ]
}
