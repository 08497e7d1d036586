import type { Draft } from '../draft'
import { asList, asMap, fieldOf } from '../untyped'

/**
 * A NetworkPolicy that names no policyTypes is one for ingress, and for egress too where it has an egress rule; its ports
 * are TCP unless they say otherwise.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-networkpolicy-resource
 */
export function defaultNetworkPolicy(draft: Draft): void {
  if (!draft.isOpen(['spec'])) return
  const spec = draft.at(['spec'])
  const types = fieldOf(spec, 'policyTypes')
  if (types === null || (Array.isArray(types) && types.length === 0))
    draft.fill(['spec', 'policyTypes'], asList(fieldOf(spec, 'egress')).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'])
  for (const direction of ['ingress', 'egress'])
    asList(fieldOf(spec, direction)).forEach((rule, at) => {
      asList(fieldOf(rule, 'ports')).forEach((port, index) => {
        if (asMap(port) !== null) draft.fillAbsent(['spec', direction, at, 'ports', index, 'protocol'], 'TCP')
      })
    })
}
