import { hostMatches, hostName } from '../../../kubernetes/hostPattern'
import { type Cluster, type HostPattern, type HttpRouter, type ResourceRef, refKey, type Stop, stopOf, type Trace } from '../../../model'

/** What a request that stopped had asked of the Gateways: by name, by address, or by a host that nobody knows. */
export interface AskedGateway {
  readonly stop: Stop
  /** The Gateway that it came to; null: it came to none. */
  readonly gateway: ResourceRef | null
  readonly router: HttpRouter | null
  readonly host: string | null
  readonly port: number | null
}

export function askedGateway(cluster: Cluster, trace: Trace): AskedGateway | null {
  const stop = stopOf(trace.ending)
  if (stop === null) return null
  const { to, http, tls } = trace.request
  const host = stop.reason === 'no-such-name' ? stop.facts.host : (http?.host ?? tls?.serverName ?? null)
  const gateway = to.kind === 'gateway' ? gatewayRef(to.namespace, to.name) : reached(stop)
  const router = gateway && cluster.lookup.routerOf(gateway)
  const port = typeof to.port === 'number' ? to.port : null
  return { stop, gateway, router, host: host === null ? null : hostName(host), port }
}

function gatewayRef(namespace: string, name: string): ResourceRef {
  return { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace, name }
}

/** The Gateway that stopped it. */
function reached(stop: Stop): ResourceRef | null {
  const ref = stop.reason === 'no-listener' ? stop.facts.object : 'router' in stop.facts ? stop.facts.router : null
  return ref?.kind === 'Gateway' ? ref : null
}

/** The Gateway and its ListenerSets. */
export function ownersOf({ gateway, router }: AskedGateway): ReadonlySet<string> {
  return new Set([...(gateway ? [gateway] : []), ...(router?.serves ?? [])].map(refKey))
}

/** Whether something that has these host names is meant: none means every host, where the Gateway itself was found. */
export function isMeant({ stop, host }: AskedGateway, hosts: readonly HostPattern[]): boolean {
  const named = hosts.filter(({ kind }) => kind !== 'any')
  if (stop.reason === 'no-such-name') return named.some((pattern) => hostMatches(pattern, host))
  return named.length < hosts.length || hosts.length === 0 || named.some((pattern) => hostMatches(pattern, host))
}
