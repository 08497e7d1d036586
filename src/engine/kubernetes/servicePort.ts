import { type Evidence, type Protocol, qualifiedName, type Service, type ServicePort, type StopFacts } from '../model'

/**
 * Every virtual address of a Service (cluster IP, external IP, load balancer IP) answers on the Service's ports and no
 * others; number and protocol must both fit.
 * https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function servicePortFor(service: Service, protocol: Protocol, asked: number): ServicePort | null {
  return service.ports.find((port) => port.port === asked && port.protocol === protocol) ?? null
}

/** That the Service has no such port, with those it has. */
export function portNotOnService(
  service: Service,
  protocol: Protocol,
  asked: number,
): {
  readonly stop: { readonly reason: 'port-not-on-service'; readonly facts: StopFacts['port-not-on-service'] }
  readonly evidence: Evidence
} {
  const facts = { service: qualifiedName(service.ref), asked: `${asked}/${protocol}`, ports: portTexts(service) }
  return {
    stop: { reason: 'port-not-on-service', facts },
    evidence: { rule: 'servicePort', object: service.ref, path: 'spec.ports', facts },
  }
}

/** `http 80/TCP`: the ports that a Service has, as they are listed to a person. */
export function portTexts(service: Service): string[] {
  return service.ports.map((port) => `${port.name === '' ? '' : `${port.name} `}${port.port}/${port.protocol}`)
}
