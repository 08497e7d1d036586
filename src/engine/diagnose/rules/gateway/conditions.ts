import { type Fields, fieldsOf } from '../../../fields'
import { type KubeObject, named } from '../../../model'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs } from '../../rule'
import { backendMissing, notGranted } from '../router/backend'
import { routesOf } from '../router/written'
import { kindNotAllowed, namespaceNotAllowed, noCommonHost, sectionMissing } from './parent'
import { toldAsWritten, unmet } from './unmet'

/** GW-02: the controller of a class says that it does not accept it. */
export const classNotAccepted: Diagnostic<'GW-02'> = {
  code: 'GW-02',
  docs: docs.gatewayClass,
  inCluster: (cluster) =>
    currentObjects(cluster, 'GatewayClass', 'gateway.networking.k8s.io').flatMap((object) =>
      unmet(object, fieldsOf(object, []).map('status'), ['Accepted']).map(({ reason, path }) => ({
        facts: { className: object.ref.name, reason },
        severity: 'warning' as const,
        object: object.ref,
        path,
      })),
    ),
}

/** GW-04: the controller of a Gateway says that it does not accept it, has not carried it out, or that a reference of it does not hold. */
export const gatewayNotProgrammed: Diagnostic<'GW-04'> = {
  code: 'GW-04',
  docs: docs.gatewayStatus,
  inCluster: (cluster) =>
    currentObjects(cluster, 'Gateway', 'gateway.networking.k8s.io').flatMap((object) =>
      unmetOfOwner(object).map(({ condition, reason, path }) => ({
        facts: { gateway: named(object.ref), condition, reason },
        severity: 'warning' as const,
        object: object.ref,
        path,
      })),
    ),
}

const ofOwner = ['Accepted', 'Programmed', 'ResolvedRefs']
const ofListener = ['Conflicted', 'Accepted', 'ResolvedRefs', 'Programmed', 'OverlappingTLSConfig']

/** Reasons of the whole that sum up those of its listeners. */
const summaries = new Set(['ListenersNotValid', 'ListenersNotResolved'])

/** What is said of a Gateway or ListenerSet as a whole; where its listeners say it each for itself, not once more. */
export function unmetOfOwner(object: KubeObject) {
  const isToldByListeners = listenerStatuses(object).some((status) => unmet(object, status, ofListener).length > 0)
  return unmet(object, fieldsOf(object, []).map('status'), ofOwner).filter(({ reason }) => !(isToldByListeners && summaries.has(reason)))
}

/** What is said of each listener of a Gateway or ListenerSet. */
export function unmetOfListeners(object: KubeObject) {
  return listenerStatuses(object).flatMap((status) =>
    unmet(object, status, ofListener).map((each) => ({ ...each, listener: status.text('name') ?? '' })),
  )
}

function listenerStatuses(object: KubeObject): readonly Fields[] {
  return fieldsOf(object, []).map('status').maps('listeners')
}

/** What is told of the fields of a route in place of its status. */
const ofRoute = {
  NotAllowedByListeners: [namespaceNotAllowed, kindNotAllowed],
  NoMatchingListenerHostname: [noCommonHost],
  NoMatchingParent: [sectionMissing],
  BackendNotFound: [backendMissing],
  RefNotPermitted: [notGranted],
} as Readonly<Record<string, readonly Diagnostic[]>>

/** RT-07: the controller of a parent says that it does not take a route, or not all of it, or that a reference of it does not hold. */
export const routeNotTaken: Diagnostic<'RT-07'> = {
  code: 'RT-07',
  docs: docs.routeStatus,
  inCluster: (cluster) => {
    const isTold = toldAsWritten(cluster, ofRoute)
    return routesOf(cluster).flatMap((object) =>
      fieldsOf(object, [])
        .map('status')
        .maps('parents')
        .flatMap((status) => {
          const parent = namedBy(status.map('parentRef'), object)
          return unmet(object, status, ['Accepted', 'ResolvedRefs', 'PartiallyInvalid']).flatMap(({ condition, reason, path }) =>
            isTold(object, reason, parent)
              ? []
              : [
                  {
                    facts: { route: named(object.ref), parent, condition, reason },
                    severity: 'warning' as const,
                    object: object.ref,
                    path,
                  },
                ],
          )
        }),
    )
  },
}

/** The parent or ancestor that an entry of a status is about, by its reference. */
export function namedBy(reference: Fields, { ref }: KubeObject): string {
  const namespace = reference.text('namespace') ?? ref.namespace
  return named({ group: '', kind: reference.text('kind') ?? 'Gateway', namespace, name: reference.text('name') ?? '' })
}
