import { type FieldError, type KubeObject, kindKey } from '../model'
import { specOf } from './serviceKind'
import { asMap, fieldOf, type UntypedMap } from './untyped'
import { errorAt } from './validate/checks'
import { validateClusterIps } from './validate/clusterIps'
import { validateGateway } from './validate/gateway'
import { validateIngress } from './validate/ingress'
import { labels, validateMetadata } from './validate/metadata'
import { validateNetworkPolicy } from './validate/networkPolicy'
import { validateExternalName, validateOutside } from './validate/outside'
import { validatePolicies } from './validate/policies'
import { validatePorts } from './validate/ports'
import { validateRoute } from './validate/route'
import { validatePod, validateWorkload } from './validate/workload'

/**
 * Everything that the API server finds wrong with a Service as it reaches validation, that is with its defaults. Values
 * of a wrong type are told, and nothing else about them. `whole` says whether all was filled in that clients and the
 * server fill in: before that a missing namespace or health check port is no fault.
 * https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
 */
export function validateService(body: UntypedMap, { whole }: { readonly whole: boolean }): readonly FieldError[] {
  const spec = specOf(body)
  if (spec !== null && asMap(spec) === null) return [errorAt('spec', { code: 'wrong-type' })]
  return [
    ...validateMetadata(body, whole),
    ...validatePorts(spec),
    ...labels('spec.selector', fieldOf(spec, 'selector')),
    ...validatePolicies(spec),
    ...validateClusterIps(spec),
    ...validateExternalName(spec),
    ...validateOutside(body, spec, whole),
  ]
}

type Validate = (body: UntypedMap) => readonly FieldError[]

/** What is checked of other kinds, by `group/Kind`. A kind that is not here is taken as it is. */
const others = new Map<string, Validate>([
  ['networking.k8s.io/NetworkPolicy', validateNetworkPolicy],
  ['extensions/NetworkPolicy', validateNetworkPolicy],
  ['networking.k8s.io/Ingress', validateIngress],
  ['extensions/Ingress', validateIngress],
  ...['gateway.networking.k8s.io/Gateway', 'gateway.networking.k8s.io/ListenerSet', 'gateway.networking.x-k8s.io/XListenerSet'].map(
    (kind) => [kind, validateGateway] as const,
  ),
  ['/Pod', validatePod],
  ...['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'batch/Job'].map(
    (kind) => [kind, validateWorkload] as const,
  ),
  ...['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].map(
    (kind) => [`gateway.networking.k8s.io/${kind}`, validateRoute] as const,
  ),
])

const nothing: readonly FieldError[] = []

/**
 * Everything that the API server finds wrong with an object that is no Service, with its defaults. What a terminal showed was in a cluster, and
 * lacks only what is not printed.
 */
export function validateOther({ ref, body, observed }: KubeObject): readonly FieldError[] {
  if (observed === 'alone') return nothing
  return others.get(kindKey(ref))?.(body) ?? nothing
}
