import { asList, fieldOf, textOf, type UntypedMap } from './untyped'

/** Questions about the `spec` of a Service that defaulting, allocation and validation ask alike. */

export function specOf(body: UntypedMap): unknown {
  return fieldOf(body, 'spec')
}

export function typeOf(spec: unknown): string | null {
  return textOf(fieldOf(spec, 'type'))
}

/** Every cluster IP as written, by the singular field where the plural one is empty: clients may write only that. */
export function clusterIpsOf(spec: unknown): readonly unknown[] {
  const plural = asList(fieldOf(spec, 'clusterIPs'))
  const single = textOf(fieldOf(spec, 'clusterIP'))
  return plural.length === 0 && single !== null ? [single] : plural
}

/** `clusterIP: None`, alone. */
export function isHeadless(spec: unknown): boolean {
  const ips = clusterIpsOf(spec)
  return ips.length === 1 && ips[0] === 'None'
}

/** A Service that something outside the cluster may reach: the only one that an externalTrafficPolicy is for. */
export function isReachedFromOutside(spec: unknown): boolean {
  const type = typeOf(spec)
  return type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && asList(fieldOf(spec, 'externalIPs')).length > 0)
}

/** Load balancers ask nodes for local endpoints only under this policy. */
export function needsHealthCheck(spec: unknown): boolean {
  return typeOf(spec) === 'LoadBalancer' && fieldOf(spec, 'externalTrafficPolicy') === 'Local'
}

/** Whether ports without a node port are given one. */
export function wantsNodePorts(spec: unknown): boolean {
  const type = typeOf(spec)
  return type === 'NodePort' || (type === 'LoadBalancer' && fieldOf(spec, 'allocateLoadBalancerNodePorts') !== false)
}
