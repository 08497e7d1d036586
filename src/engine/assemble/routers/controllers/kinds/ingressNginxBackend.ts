import type { RouterBackend, ServicePort } from '../../../../model'
import { type Annotations, annotationsOf } from '../../ingress/annotations'
import { type BackendWay, backendOf } from '../../ingress/backend'
import type { IngressReading } from '../../ingress/read'
import type { Serving } from '../kind'

export function nginxAnnotations(ingress: IngressReading): Annotations {
  return annotationsOf(ingress, 'nginx.ingress.kubernetes.io')
}

/**
 * How ingress-nginx sends to a backend: to the cluster IP where the Ingress says `service-upstream`. A port number may be
 * the Service's port or its targetPort; behind an ExternalName the targetPort is dialled.
 */
export function wayOf(ingress: IngressReading, serving: Serving): BackendWay {
  return {
    dial: nginxAnnotations(ingress).flag('service-upstream') === true ? 'clusterIp' : 'endpoint',
    portOf: (service, asked) => service.ports.find((port) => isMeant(port, asked)) ?? null,
    namePort: (port, asked) => (port?.targetPort.kind === 'number' ? port.targetPort.number : asked),
    backup: backupOf(ingress, serving),
  }
}

function isMeant({ port, name, targetPort }: ServicePort, asked: number | string): boolean {
  return port === asked || name === asked || (targetPort.kind === 'number' ? targetPort.number : targetPort.name) === asked
}

/** `default-backend`: a Service that gets the requests while the path's own has no endpoint; its first port counts. */
function backupOf(ingress: IngressReading, serving: Serving): RouterBackend | null {
  const said = nginxAnnotations(ingress)
  const name = said.text('default-backend')
  if (name === null) return null
  return backendOf(serving, ingress.ref.namespace ?? '', { kind: 'service', name, port: null, path: said.path('default-backend') })
}
