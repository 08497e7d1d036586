import { fieldsOf } from '../../../fields'
import { type Cluster, named, type ResourceRef, refKey, type Trace, type UnservedRoute } from '../../../model'
import { classSpelledAlike } from '../../changes/gateway'
import { currentObjects } from '../../objects'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs } from '../../rule'
import { type AskedGateway, askedGateway, isMeant } from './asked'

/** GW-01: the class that a Gateway names is not there, while others are. */
export const gatewayClassMissing: Diagnostic<'GW-01'> = {
  code: 'GW-01',
  docs: docs.gatewayClass,
  inCluster: (cluster) => unservedGateways(cluster, 'class-missing').map((gateway) => classMissing(cluster, gateway)),
  onTrace: (cluster, trace) => notServed(cluster, trace, 'class-missing').map((gateway) => classMissing(cluster, gateway)),
}

function classMissing(cluster: Cluster, { object, path, className }: UnservedRoute) {
  const facts = { gateway: named(object), className: className ?? '', classes: classesOf(cluster) }
  return { facts, severity: 'error', object, path, change: classSpelledAlike(object, facts.className, facts.classes) } as const
}

/** GW-22: a Gateway names settings of its controller that are not there, so the controller does not take it up. */
export const gatewayParameters: Diagnostic<'GW-22'> = {
  code: 'GW-22',
  docs: docs.gatewayInfrastructure,
  inCluster: (cluster) =>
    unservedGateways(cluster, 'parameters-missing').map(({ object, path }) => ({
      facts: { gateway: named(object) },
      severity: severityOfAbsence(cluster, parametersKind(cluster, object), object.namespace),
      object,
      path,
    })),
  onTrace: (cluster, trace) =>
    notServed(cluster, trace, 'parameters-missing').map(({ object, path }) => ({
      facts: { gateway: named(object) },
      severity: 'error',
      object,
      path,
    })),
}

function parametersKind(cluster: Cluster, gateway: ResourceRef): string {
  const object = cluster.lookup.object(gateway)
  const written = object && fieldsOf(object, []).map('spec').map('infrastructure').map('parametersRef')
  return `${written?.text('group') ?? ''}/${written?.text('kind') ?? ''}`
}

function unservedGateways(cluster: Cluster, why: UnservedRoute['why']): readonly UnservedRoute[] {
  return cluster.unserved.filter((each) => each.why === why && each.object.kind === 'Gateway')
}

/** GW-21: a ListenerSet has a listener for the host, and its Gateway does not allow it. */
export const listenerSetNotAllowed: Diagnostic<'GW-21'> = {
  code: 'GW-21',
  docs: docs.listenerSet,
  onTrace: (cluster, trace) => {
    const asked = askedGateway(cluster, trace)
    if (asked === null) return []
    const sets = cluster.unserved.filter(({ why, hosts }) => why === 'set-not-allowed' && isMeant(asked, hosts))
    return sets
      .filter(({ parent }) => parent !== null && isOf(asked, parent))
      .map(({ object, path, parent }) => ({
        facts: { set: named(object), gateway: named(parent ?? object) },
        severity: 'error',
        object,
        path,
      }))
  },
}

/** True for the Gateway that was found, and for every one where a name was not. */
function isOf({ stop, gateway }: AskedGateway, parent: ResourceRef): boolean {
  return gateway === null ? stop.reason === 'no-such-name' : refKey(gateway) === refKey(parent)
}

/** The Gateways that nobody serves for that reason and that the request asked for: by themselves, or by the host of a route. */
function notServed(cluster: Cluster, trace: Trace, why: UnservedRoute['why']): readonly UnservedRoute[] {
  const asked = askedGateway(cluster, trace)
  if (asked === null) return []
  const all = unservedGateways(cluster, why)
  if (all.length === 0) return []
  if (asked.stop.reason === 'nobody-serves') {
    const { object } = asked.stop.facts
    return all.filter((each) => refKey(each.object) === refKey(object))
  }
  if (asked.stop.reason !== 'no-such-name') return []
  const parents = new Set(
    cluster.unserved.flatMap((route) =>
      route.why === 'parent-not-served' && route.parent && isMeant(asked, route.hosts) ? [refKey(route.parent)] : [],
    ),
  )
  return all.filter(({ object }) => parents.has(refKey(object)))
}

/** True where one of the findings above says why nobody serves it. */
export function isToldByGateway(cluster: Cluster, object: ResourceRef): boolean {
  return object.kind === 'Gateway' && cluster.unserved.some((each) => refKey(each.object) === refKey(object))
}

function classesOf(cluster: Cluster): readonly string[] {
  return currentObjects(cluster, 'GatewayClass', 'gateway.networking.k8s.io').map(({ ref }) => ref.name)
}
