import type { BackendDial, BackendFault, RequestFilter, RouterBackend, RuleAction, Service, ServicePort } from '../../../model'
import type { Serving } from '../controllers/kind'
import type { WrittenBackend } from './read'

/** How a backend is sent to, where that is not the usual way. */
export interface BackendWay {
  readonly dial?: BackendDial
  readonly weight?: number
  readonly filters?: readonly RequestFilter[]
  readonly backup?: RouterBackend | null
  readonly podLabels?: Readonly<Record<string, string>> | null
  /** The port that is dialled behind an ExternalName; null: that form of Service is refused. */
  readonly namePort?: (port: ServicePort | null, asked: number | null) => number | null
  /** The port of the Service that is meant. */
  readonly portOf?: (service: Service, asked: number | string) => ServicePort | null
}

/**
 * What a controller makes of a backend: the Service and its port by number or name. What is not there stands for an
 * answer: the status that the software gives for it.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource
 */
export function backendOf(serving: Serving, namespace: string, written: WrittenBackend, way: BackendWay = {}): RouterBackend {
  const common = { weight: way.weight ?? 1, filters: way.filters ?? [], backup: way.backup ?? null, path: written.path }
  const broken = (fault: BackendFault): RouterBackend => {
    const target = { kind: 'broken', fault, name: writtenName(namespace, written), status: serving.kind.whenMissing } as const
    return { ...common, target }
  }
  if (written.kind === 'resource') return broken('kind-unknown')
  const service = serving.context.service(namespace, written.name)
  if (service === null) return broken('missing')
  const found = written.port === null ? (service.ports[0] ?? null) : (way.portOf ?? portBy)(service, written.port)
  const port = service.externalName === null ? (found?.port ?? null) : dialledPort(found, written.port, way.namePort)
  if (port === null) return broken(service.externalName === null ? 'port-missing' : 'form-refused')
  const { dial = 'endpoint', podLabels = null } = way
  return { ...common, target: { kind: 'service', service: service.ref, port, dial, podLabels, tls: null } }
}

/** By number or by name, as the Service has it. */
function portBy(service: Service, asked: number | string): ServicePort | null {
  return service.ports.find((port) => (typeof asked === 'number' ? port.port === asked : port.name === asked)) ?? null
}

/** An alias has ports for nobody but some controllers: they dial what was asked for where it has none. */
function dialledPort(found: ServicePort | null, asked: number | string | null, namePort: BackendWay['namePort']): number | null {
  const number = typeof asked === 'number' ? asked : null
  return namePort ? namePort(found, number) : (found?.port ?? number)
}

function writtenName(namespace: string, written: WrittenBackend): string {
  if (written.kind === 'resource') return `${written.type} ${namespace}/${written.name}`
  return `${namespace}/${written.name}${written.port === null ? '' : `:${written.port}`}`
}

/** Sends on to backends, each by its weight. */
export function forwardTo(
  serving: Serving,
  backends: readonly RouterBackend[],
  filters: readonly RequestFilter[] = [],
): Extract<RuleAction, { kind: 'forward' }> {
  return { kind: 'forward', backends, filters, noEndpoints: serving.kind.whenEmpty(serving.flags) }
}
