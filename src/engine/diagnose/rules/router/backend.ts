import { named, type RuleFact } from '../../../model'
import { docs, onStop } from '../../rule'

type Written = RuleFact & { readonly backend: string }

/** A backend where it is written, with the rule that names it. */
export const writtenBackend = ({ object, field, backend }: Written) =>
  ({ facts: { rule: named(object), backend }, severity: 'error', object, path: field }) as const

/** Ingresses have findings of their own. */
const found = (facts: Written) => (facts.object.kind === 'Ingress' ? null : writtenBackend(facts))

/** RT-04: a rule sends to a Service that is not there. */
export const backendMissing = onStop('RT-04', 'backend-missing', docs.gatewayBackend, found)

/** RT-05: a rule sends to a port that the Service does not have. */
export const backendPortMissing = onStop('RT-05', 'backend-port-missing', docs.gatewayBackend, found)

/** RT-06: a rule sends to another namespace, and nothing there allows it. */
export const notGranted = onStop('RT-06', 'reference-not-granted', docs.referenceGrant, writtenBackend)

/** RT-29: a policy asks for TLS to the backend, and names no certificate of an authority that can be used. */
export const backendTlsInvalid = onStop('RT-29', 'backend-tls-invalid', docs.backendTls, writtenBackend)
