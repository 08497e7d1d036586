import type { FieldError } from '../../model'
import { fieldOf } from '../untyped'
import { between, errorAt, oneOf, requiredOneOf } from './checks'

const day = 86_400

/**
 * Type, session affinity and the policies for traffic inside the cluster. internalTrafficPolicy may stay away: it is
 * filled in for every Service that has a use for it.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 */
export function validatePolicies(spec: unknown): readonly FieldError[] {
  const field = (key: string) => fieldOf(spec, key)
  return [
    ...requiredOneOf('spec.type', field('type'), ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']),
    ...requiredOneOf('spec.sessionAffinity', field('sessionAffinity'), ['ClientIP', 'None']),
    ...affinityConfig(field('sessionAffinity'), field('sessionAffinityConfig')),
    ...oneOf('spec.internalTrafficPolicy', field('internalTrafficPolicy'), ['Cluster', 'Local']),
    ...oneOf('spec.trafficDistribution', field('trafficDistribution'), ['PreferClose', 'PreferSameZone', 'PreferSameNode']),
  ]
}

/** ClientIP must say how long, up to a day; None must say nothing. */
function affinityConfig(affinity: unknown, config: unknown): readonly FieldError[] {
  const path = 'spec.sessionAffinityConfig'
  if (affinity === 'None') return config === null ? [] : [errorAt(path, { code: 'only-with-affinity' })]
  if (affinity !== 'ClientIP') return []
  const seconds = fieldOf(fieldOf(config, 'clientIP'), 'timeoutSeconds')
  const at = `${path}.clientIP.timeoutSeconds`
  return seconds === null ? [errorAt(at, { code: 'required' })] : between(at, seconds, 1, day)
}
