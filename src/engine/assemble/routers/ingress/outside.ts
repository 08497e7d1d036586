import { type Address, compareText, type HttpRouter, qualifiedName, type ResourceRef, type RouterListener } from '../../../model'
import type { ControllerKind, OutsideKind, OutsidePort } from '../controllers/kind'
import { plainListener, securedListener } from '../controllers/listeners'
import { mergeClaims } from '../controllers/merge'
import type { RouterContext } from '../family'
import type { IngressReading } from './read'

/** An Ingress, and the controller that makes a balancer outside of it. */
export interface OutsideIngress {
  readonly ingress: IngressReading
  readonly kind: ControllerKind
  readonly outside: OutsideKind
}

interface Group {
  readonly ref: ResourceRef
  readonly kind: ControllerKind
  readonly members: OutsideIngress[]
}

/** The balancers outside the cluster that controllers make of Ingresses: one for each group. */
export function compileOutside(context: RouterContext, ingresses: readonly OutsideIngress[]): readonly HttpRouter[] {
  const groups = new Map<string, Group>()
  for (const each of ingresses) {
    const { ingress, kind, outside } = each
    const name = outside.groupOf(ingress)
    const key = `${kind.controller} ${name === null ? qualifiedName(ingress.ref) : `group ${name}`}`
    const ref = name === null ? ingress.ref : { group: 'networking.k8s.io', kind: 'IngressGroup', namespace: null, name }
    const group = groups.get(key) ?? { ref, kind, members: [] }
    groups.set(key, group)
    group.members.push(each)
  }
  return [...groups].map(([key, group]) => balancerOf(context, key, group))
}

function balancerOf(context: RouterContext, key: string, { ref, kind, members }: Group): HttpRouter {
  const ordered = [...members].sort(
    (a, b) =>
      a.outside.orderOf(a.ingress) - b.outside.orderOf(b.ingress) ||
      compareText(qualifiedName(a.ingress.ref), qualifiedName(b.ingress.ref)),
  )
  const ingresses = ordered.map(({ ingress }) => ingress)
  const told = [...new Set(ingresses.flatMap((ingress) => ingress.addresses))]
  const isPending = ingresses.every((ingress) => ingress.pending)
  const addresses: readonly Address[] = told.length > 0 || isPending ? told : [context.freeAddress(key)]
  return {
    ref,
    profile: {
      software: kind.software,
      version: null,
      endpoints: kind.endpoints,
      listenerIsolation: false,
      source: 'own',
      unknownServerName: kind.unknownServerName,
      misdirected: 'serve',
    },
    entry: { at: 'outside', addresses, hostnames: [...new Set(ingresses.flatMap((ingress) => ingress.hostnames))] },
    listeners: portsOf(context, ordered).map((port) => listenerAt(context, ref, kind, ordered, port)),
    closed: [],
    serves: ingresses.map((ingress) => ingress.ref),
    addresses: told,
    assumed: told.length === 0 && ingresses.every((ingress) => ingress.hostnames.length === 0),
    source: ingresses[0]?.object.source ?? null,
  }
}

function portsOf(context: RouterContext, members: readonly OutsideIngress[]): readonly OutsidePort[] {
  const ports = members.flatMap(({ ingress, outside }) => outside.portsOf(ingress, context))
  return [...new Map(ports.map((each) => [each.port, each])).values()].sort((a, b) => a.port - b.port)
}

/** The rules of those Ingresses that ask for the port. */
function listenerAt(
  context: RouterContext,
  owner: ResourceRef,
  kind: ControllerKind,
  members: readonly OutsideIngress[],
  { port, tls }: OutsidePort,
): RouterListener {
  const asking = members.filter(({ ingress, outside }) => outside.portsOf(ingress, context).some((each) => each.port === port))
  const serving = { kind, version: null, flags: {}, context }
  const claims = kind.claims(
    asking.map(({ ingress }) => ingress),
    serving,
  )
  const merged = mergeClaims(claims, kind, null)
  const opening = { owner, name: `${tls ? 'https' : 'http'}-${port}`, port, podPorts: [] }
  return { ...(tls ? securedListener(opening, merged) : plainListener(opening, merged)), rejected: merged.rejected }
}
