import type { Evidence, Pod, Service, ServicePort } from '../model'

/**
 * Where a Pod listens for a Service port.
 *
 * A number is that port, whether a container declares it or not: a declaration is information, not a listener.
 * A name is the container port with that name **and** the Service port's protocol, looked up on each Pod; a Pod
 * without it is no endpoint of that Service port. An absent targetPort equals `port`.
 * https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function resolveTargetPort(
  pod: Pod,
  port: Pick<ServicePort, 'protocol' | 'targetPort'>,
): { readonly port: number; readonly path: string | null } | null {
  const target = port.targetPort
  if (target.kind === 'number') return { port: target.number, path: null }
  const declared = pod.ports.find((candidate) => candidate.name === target.name && candidate.protocol === port.protocol)
  return declared ? { port: declared.port, path: declared.path } : null
}

/** The field that decided the Pod's port. */
export function targetPortEvidence(service: Service, port: ServicePort, resolved: number): Evidence {
  const asked = port.targetPort.kind === 'number' ? port.targetPort.number : port.targetPort.name
  const field = port.targetPortDeclared ? 'targetPort' : 'port'
  return {
    rule: 'targetPort',
    object: service.ref,
    path: `spec.ports[${port.index}].${field}`,
    facts: { targetPort: asked, declared: port.targetPortDeclared, port: resolved },
  }
}
