import type { Draft } from '../draft'
import { isReachedFromOutside, specOf, typeOf } from '../serviceKind'
import { asList, asMap, fieldOf, isZero, textOf } from '../untyped'

const threeHours = 10_800

/**
 * What a Service says that leaves it open: type ClusterIP, protocol TCP, targetPort as port, policies Cluster, no
 * session affinity, and three hours where there is one.
 * https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
 */
export function defaultService(draft: Draft): void {
  if (!draft.isOpen(['spec'])) return
  draft.fillZero(['spec', 'type'], 'ClusterIP')
  defaultAffinity(draft)
  defaultPorts(draft)
  defaultPolicies(draft)
  if (typeOf(specOf(draft.body)) !== 'LoadBalancer') return
  draft.fillAbsent(['spec', 'allocateLoadBalancerNodePorts'], true)
  defaultIpModes(draft)
}

/** Affinity None has no configuration: one that is written goes. */
function defaultAffinity(draft: Draft): void {
  draft.fillZero(['spec', 'sessionAffinity'], 'None')
  const affinity = fieldOf(specOf(draft.body), 'sessionAffinity')
  if (affinity === 'None') draft.drop(['spec', 'sessionAffinityConfig'])
  const client = ['spec', 'sessionAffinityConfig', 'clientIP']
  if (affinity === 'ClientIP' && draft.isOpen(client.slice(0, -1)) && draft.isOpen(client))
    draft.fillAbsent([...client, 'timeoutSeconds'], threeHours)
}

function defaultPorts(draft: Draft): void {
  for (const [index, entry] of asList(fieldOf(specOf(draft.body), 'ports')).entries()) {
    if (asMap(entry) === null) continue
    draft.fillZero(['spec', 'ports', index, 'protocol'], 'TCP')
    const port = fieldOf(entry, 'port')
    if (!isZero(port)) draft.fillZero(['spec', 'ports', index, 'targetPort'], port)
  }
}

function defaultPolicies(draft: Draft): void {
  const spec = specOf(draft.body)
  if (isReachedFromOutside(spec)) draft.fillZero(['spec', 'externalTrafficPolicy'], 'Cluster')
  if (['ClusterIP', 'NodePort', 'LoadBalancer'].includes(typeOf(spec) ?? '')) draft.fillAbsent(['spec', 'internalTrafficPolicy'], 'Cluster')
}

/** An address in front of the cluster is answered by the nodes (VIP) unless it says otherwise; a host name has no mode. */
function defaultIpModes(draft: Draft): void {
  const ingress = ['status', 'loadBalancer', 'ingress']
  for (const [index, entry] of asList(draft.at(ingress)).entries())
    if (textOf(fieldOf(entry, 'ip')) !== null) draft.fillAbsent([...ingress, index, 'ipMode'], 'VIP')
}
