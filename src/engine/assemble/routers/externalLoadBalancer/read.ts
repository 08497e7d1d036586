import { type Fields, fieldsOf } from '../../../fields'
import type { BalancerBackend, BalancerListener, BalancerRule, ExternalLoadBalancer, KubeObject, LoadProblem } from '../../../model'

const listenerProtocols = ['TCP', 'UDP', 'HTTP', 'HTTPS', 'TLS'] as const
const pathTypes = ['Exact', 'Prefix', 'ImplementationSpecific'] as const

/** A load balancer that no Service describes (`hopscope/v1` ExternalLoadBalancer). */
export function readExternalLoadBalancer(object: KubeObject, problems: LoadProblem[]): ExternalLoadBalancer {
  const spec = fieldsOf(object, problems).map('spec')
  return {
    ref: object.ref,
    addresses: spec.addresses('addresses'),
    hostnames: spec.texts('hostnames').map((name) => name.toLowerCase()),
    sourceAddress: spec.oneOf('sourceAddress', ['self', 'client']) ?? 'self',
    listeners: spec.maps('listeners').flatMap(listener),
    closedPort: spec.oneOf('closedPort', ['reject', 'drop']) ?? 'reject',
    healthCheck: spec.oneOf('healthCheck', ['none', 'tcp', 'healthCheckNodePort']) ?? 'none',
    source: object.source,
  }
}

function listener(entry: Fields): BalancerListener[] {
  const port = entry.port('port')
  if (port === null) return []
  const protocol = entry.oneOf('protocol', listenerProtocols) ?? 'TCP'
  return [{ port, protocol, backends: backends(entry), rules: entry.maps('rules').map(rule), path: entry.path }]
}

function rule(entry: Fields): BalancerRule {
  return {
    host: entry.text('host'),
    pathText: entry.text('path'),
    pathType: entry.oneOf('pathType', pathTypes),
    backends: backends(entry),
    path: entry.path,
  }
}

function backends(entry: Fields): readonly BalancerBackend[] {
  return entry.maps('backends').flatMap(backend)
}

function backend(entry: Fields): BalancerBackend[] {
  const weight = Math.max(0, entry.integer('weight') ?? 1)
  const nodePort = entry.port('nodePort')
  if (nodePort !== null) {
    const nodes = entry.has('nodes') ? entry.texts('nodes') : null
    return [{ kind: 'nodes', nodes, nodePort, weight, path: entry.path }]
  }
  const address = entry.address('address')
  const port = entry.port('port')
  return address && port !== null ? [{ kind: 'address', address, port, weight, path: entry.path }] : []
}
