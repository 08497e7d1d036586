import { hostPatternText } from '../../../kubernetes/hostPattern'
import {
  type Cluster,
  type HostPattern,
  named,
  type ParentFact,
  type RejectedCause,
  type ResourceRef,
  type RouteStatus,
  refKey,
  type StopReason,
  type Trace,
} from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { askedGateway, isMeant, ownersOf } from './asked'

/** RT-01: a route is meant for the host, and the Gateway that it names is not there. */
export const parentMissing: Diagnostic<'RT-01'> = {
  code: 'RT-01',
  docs: docs.routeParent,
  onTrace: (cluster, trace) => {
    const asked = isLost(trace) ? askedGateway(cluster, trace) : null
    if (asked === null) return []
    return cluster.unserved.flatMap(({ why, object, path, hosts, parent }): Found<'RT-01'>[] => {
      const isNamed = hosts.some(({ kind }) => kind !== 'any')
      if (why !== 'parent-missing' || parent === null || !isNamed || !isMeant(asked, hosts)) return []
      return [{ facts: { route: named(object), parent: named(parent) }, severity: 'error', object, path }]
    })
  },
}

/** RT-02: its parent has no listener of the name or port that the route asks for. */
export const sectionMissing: Diagnostic<'RT-02'> = {
  code: 'RT-02',
  docs: docs.routeParent,
  onTrace: (cluster, trace) =>
    rejected(cluster, trace, 'no-matching-parent').map((status) => ({
      facts: { ...factsOf(status), section: status.section, listeners: listenersOf(cluster, status.parent).map(({ name }) => name) },
      ...placeOf(status),
    })),
}

/** RT-03: no listener takes routes of its namespace. */
export const namespaceNotAllowed: Diagnostic<'RT-03'> = {
  code: 'RT-03',
  docs: docs.crossNamespaceRoutes,
  onTrace: (cluster, trace) =>
    rejected(cluster, trace, 'not-allowed-by-listener').map((status) => ({
      facts: { ...factsOf(status), namespace: status.route.namespace ?? '' },
      ...placeOf(status),
    })),
}

/** RT-09: no listener takes routes of its kind. */
export const kindNotAllowed: Diagnostic<'RT-09'> = {
  code: 'RT-09',
  docs: docs.gatewayListener,
  onTrace: (cluster, trace) =>
    rejected(cluster, trace, 'kind-not-allowed').map((status) => ({ facts: factsOf(status), ...placeOf(status) })),
}

/** RT-10: no listener has a host name in common with it. */
export const noCommonHost: Diagnostic<'RT-10'> = {
  code: 'RT-10',
  docs: docs.gatewayListener,
  onTrace: (cluster, trace) =>
    rejected(cluster, trace, 'no-matching-hostname').map((status) => ({
      facts: {
        ...factsOf(status),
        hosts: textsOf(status.hosts),
        listenerHosts: textsOf(listenersOf(cluster, status.parent).map(({ host }) => host)),
      },
      ...placeOf(status),
    })),
}

/** Reasons to stop that a route which is not taken can have. */
const reasons: ReadonlySet<StopReason> = new Set(['no-such-name', 'no-http-rule', 'no-certificate'])

function isLost({ reason }: Trace): boolean {
  return reason !== null && reasons.has(reason)
}

/** The routes for what was asked that a parent of theirs does not take for that reason. */
function rejected(cluster: Cluster, trace: Trace, why: RejectedCause): readonly RouteStatus[] {
  const asked = isLost(trace) ? askedGateway(cluster, trace) : null
  if (asked === null) return []
  const owners = ownersOf(asked)
  return cluster.routeStatuses.filter(
    (status) => status.why === why && (owners.size === 0 || owners.has(refKey(status.parent))) && isMeant(asked, status.hosts),
  )
}

function listenersOf(cluster: Cluster, parent: ResourceRef): readonly { readonly name: string; readonly host: HostPattern }[] {
  return cluster.listenerStatuses.flatMap(({ owner, listener, host }) =>
    listener !== null && refKey(owner) === refKey(parent) ? [{ name: listener, host }] : [],
  )
}

const textsOf = (hosts: readonly HostPattern[]) => [...new Set(hosts.flatMap((host) => hostPatternText(host) ?? []))]

const factsOf = ({ route, parent }: RouteStatus): ParentFact => ({ route: named(route), parent: named(parent) })

const placeOf = ({ route, path }: RouteStatus) => ({ severity: 'error', object: route, path }) as const
