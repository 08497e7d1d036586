import type { Draft } from '../draft'
import { asList, asMap } from '../untyped'

/** A port of Endpoints is TCP unless it says otherwise. */
export function defaultEndpoints(draft: Draft): void {
  for (const subset of asList(draft.at(['subsets'])).keys()) {
    const ports = ['subsets', subset, 'ports']
    for (const [index, entry] of asList(draft.at(ports)).entries())
      if (asMap(entry) !== null) draft.fillZero([...ports, index, 'protocol'], 'TCP')
  }
}

/**
 * A port of an EndpointSlice has the empty name and TCP unless it says otherwise; no number means every port.
 * https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/
 */
export function defaultEndpointSlice(draft: Draft): void {
  for (const [index, entry] of asList(draft.at(['ports'])).entries()) {
    if (asMap(entry) === null) continue
    draft.fillAbsent(['ports', index, 'name'], '')
    draft.fillZero(['ports', index, 'protocol'], 'TCP')
  }
}
