import { fieldsOf } from '../../../fields'
import { hostPatternText } from '../../../kubernetes/hostPattern'
import {
  type Cluster,
  type FieldChange,
  type FindingFacts,
  type HostPattern,
  named,
  type ParentFact,
  type RejectedCause,
  type ResourceRef,
  type RouteStatus,
  refKey,
  type Severity,
  type StopReason,
  type Trace,
} from '../../../model'
import { listenerMeant, parentSpelledAlike } from '../../changes/gateway'
import { currentObjects } from '../../objects'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs, type Found } from '../../rule'
import { routesOf } from '../router/written'
import { isRefused } from '../system/missed'
import { askedGateway, isMeant, ownersOf } from './asked'

/** RT-01: the Gateway that a route names is not there; on a trace, of a route that is meant for the host. */
export const parentMissing: Diagnostic<'RT-01'> = {
  code: 'RT-01',
  docs: docs.routeParent,
  inCluster: missingParents,
  onTrace: (cluster, trace) => {
    const asked = isLost(trace) ? askedGateway(cluster, trace) : null
    if (asked === null) return []
    return cluster.unserved.flatMap(({ why, object, path, hosts, parent }): Found<'RT-01'>[] => {
      const isNamed = hosts.some(({ kind }) => kind !== 'any')
      if (why !== 'parent-missing' || parent === null || !isNamed || !isMeant(asked, hosts)) return []
      return [{ ...parentAbsent(cluster, object, parent, path), severity: 'error' }]
    })
  },
}

/** Whatever a route may name as its parent. */
const parentKinds = new Set(['Gateway', 'ListenerSet', 'XListenerSet', 'Service'])

/** Of routes that are refused, too. */
function missingParents(cluster: Cluster): readonly Found<'RT-01'>[] {
  return routesOf(cluster).flatMap((object) =>
    fieldsOf(object, [])
      .map('spec')
      .maps('parentRefs')
      .flatMap((entry): readonly Found<'RT-01'>[] => {
        const parent = {
          group: entry.text('group') ?? object.ref.group,
          kind: entry.text('kind') ?? 'Gateway',
          namespace: entry.text('namespace') ?? object.ref.namespace,
          name: entry.text('name') ?? '',
        }
        const isThere = cluster.lookup.object(parent) !== null && !isRefused(cluster, parent)
        return isThere || !parentKinds.has(parent.kind) ? [] : [parentAbsent(cluster, object.ref, parent, entry.path)]
      }),
  )
}

function parentAbsent(cluster: Cluster, route: ResourceRef, parent: ResourceRef, path: string | null): Found<'RT-01'> {
  const severity = severityOfAbsence(cluster, `${parent.group}/${parent.kind}`, parent.namespace)
  const facts = { route: named(route), parent: named(parent), elsewhere: severity === 'info' }
  const others = currentObjects(cluster, parent.kind, parent.group)
    .filter(({ ref }) => ref.namespace === parent.namespace && !isRefused(cluster, ref))
    .map(({ ref }) => ref.name)
    .filter((name) => !parentNames(cluster, route).includes(name))
  return { facts, severity, object: route, path, change: parentSpelledAlike(route, path, parent.name, others) }
}

/** The names of all parents of a route: a parent that is named once already is none that was meant. */
function parentNames({ lookup }: Cluster, route: ResourceRef): readonly string[] {
  const object = lookup.object(route)
  const entries = object === null ? [] : fieldsOf(object, []).map('spec').maps('parentRefs')
  return entries.map((entry) => entry.text('name') ?? '')
}

/**
 * A diagnostic of routes that a parent of theirs does not take for one reason: a warning where another parent takes the route,
 * and information where the input does not hold what decides.
 */
function rejectedFor<K extends 'RT-02' | 'RT-03' | 'RT-09' | 'RT-10'>(
  code: K,
  page: string,
  why: RejectedCause,
  factsFor: (status: RouteStatus, cluster: Cluster) => FindingFacts[K],
  isUnknown: (status: RouteStatus, cluster: Cluster) => boolean = () => false,
  mend: (status: RouteStatus, facts: FindingFacts[K], cluster: Cluster) => readonly FieldChange[] = () => [],
): Diagnostic<K> {
  const found = (cluster: Cluster, status: RouteStatus, severity: Severity): Found<K> => {
    const facts = factsFor(status, cluster)
    return { facts, severity, object: status.route, path: status.path, change: mend(status, facts, cluster) }
  }
  return {
    code,
    docs: page,
    inCluster: (cluster) => {
      const served = new Set(cluster.routeStatuses.flatMap(({ accepted, route }) => (accepted ? [refKey(route)] : [])))
      return cluster.routeStatuses
        .filter((status) => status.why === why)
        .map((status) => {
          const severity = isUnknown(status, cluster) ? 'info' : served.has(refKey(status.route)) ? 'warning' : 'error'
          return found(cluster, status, severity)
        })
    },
    onTrace: (cluster, trace) => rejected(cluster, trace, why).map((status) => found(cluster, status, 'error')),
  }
}

/** RT-02: its parent has no listener of the name or port that the route asks for. */
export const sectionMissing = rejectedFor(
  'RT-02',
  docs.routeParent,
  'no-matching-parent',
  (status, cluster) => ({
    ...factsOf(status),
    section: status.section,
    listeners: listenersOf(cluster, status.parent).map(({ name }) => name),
  }),
  () => false,
  ({ route, path, parent }, { section, listeners }, cluster) => {
    const isNamedAgain = parentNames(cluster, route).filter((name) => name === parent.name).length > 1
    return isNamedAgain ? [] : listenerMeant(route, path, section, listeners)
  },
)

/** RT-03: no listener takes routes of its namespace. */
export const namespaceNotAllowed = rejectedFor(
  'RT-03',
  docs.crossNamespaceRoutes,
  'not-allowed-by-listener',
  (status) => ({ ...factsOf(status), namespace: status.route.namespace ?? '' }),
  hangsOnLabels,
)

/** A listener goes by the labels of namespaces, and those of the route's are not in the input. */
function hangsOnLabels({ route, parent }: RouteStatus, { lookup }: Cluster): boolean {
  if (lookup.object({ group: '', kind: 'Namespace', namespace: null, name: route.namespace ?? '' }) !== null) return false
  const owner = lookup.object(parent)
  const listeners = owner === null ? [] : fieldsOf(owner, []).map('spec').maps('listeners')
  return listeners.some((listener) => listener.map('allowedRoutes').map('namespaces').text('from') === 'Selector')
}

/** RT-09: no listener takes routes of its kind. */
export const kindNotAllowed = rejectedFor('RT-09', docs.gatewayListener, 'kind-not-allowed', factsOf)

/** RT-10: no listener has a host name in common with it. */
export const noCommonHost = rejectedFor('RT-10', docs.gatewayListener, 'no-matching-hostname', (status, cluster) => ({
  ...factsOf(status),
  hosts: textsOf(status.hosts),
  listenerHosts: textsOf(listenersOf(cluster, status.parent).map(({ host }) => host)),
}))

/** RT-08: a route without a parent. Information: whoever installs it may add one. */
export const withoutParent: Diagnostic<'RT-08'> = {
  code: 'RT-08',
  docs: docs.routeParent,
  inCluster: (cluster) =>
    routesOf(cluster)
      .filter((object) => fieldsOf(object, []).map('spec').maps('parentRefs').length === 0)
      .map(({ ref }) => ({ facts: { route: named(ref) }, severity: 'info', object: ref, path: 'spec' })),
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

function textsOf(hosts: readonly HostPattern[]): readonly string[] {
  return [...new Set(hosts.flatMap((host) => hostPatternText(host) ?? []))]
}

function factsOf({ route, parent }: RouteStatus): ParentFact {
  return { route: named(route), parent: named(parent) }
}
