import { type Fields, fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, named, type ResourceRef } from '../../../model'
import { currentObjects } from '../../objects'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * GW-08: a part of an object of Gateway API that changes nothing for any request.
 * - A selector of namespaces where `from` is another than `Selector`: "This field is ignored for other values of From".
 * - A policy for an object, or a section of one, that is not there: it attaches to nothing.
 */
export const withoutEffect: Diagnostic<'GW-08'> = {
  code: 'GW-08',
  docs: docs.gatewaySpec,
  inCluster: (cluster) => [...ignoredSelectors(cluster), ...lostPolicies(cluster)],
}

function ignoredSelectors(cluster: Cluster): readonly Found<'GW-08'>[] {
  return [...currentObjects(cluster, 'Gateway', group), ...currentObjects(cluster, 'ListenerSet', group)].flatMap((object) => {
    const spec = fieldsOf(object, []).map('spec')
    const allowed = [spec.map('allowedListeners'), ...spec.maps('listeners').map((listener) => listener.map('allowedRoutes'))]
    return allowed.flatMap((entry) => ignoredSelector(object.ref, entry.map('namespaces')) ?? [])
  })
}

const group = 'gateway.networking.k8s.io'

/** `from` is Same where it is not written for routes, and None for ListenerSets; whoever writes a selector there means it. */
function ignoredSelector(object: ResourceRef, namespaces: Fields): Found<'GW-08'> | null {
  const from = namespaces.text('from')
  if (!namespaces.isMap('selector') || from === 'Selector') return null
  const found = {
    facts: { object: named(object), why: 'selector-ignored', what: from ?? '' },
    severity: 'warning',
    object,
    path: namespaces.pathOf('selector'),
  } as const
  return from === null ? { ...found, change: [{ do: 'add', object, path: namespaces.pathOf('from'), value: 'Selector' }] } : found
}

/** The policies of Gateway API itself. */
const policies = [
  ['BackendTLSPolicy', group],
  ['XBackendTrafficPolicy', 'gateway.networking.x-k8s.io'],
] as const

function lostPolicies(cluster: Cluster): readonly Found<'GW-08'>[] {
  return policies
    .flatMap(([kind, of]) => currentObjects(cluster, kind, of))
    .flatMap((object) =>
      fieldsOf(object, [])
        .map('spec')
        .maps('targetRefs')
        .flatMap((target) => lostTarget(cluster, object, target) ?? []),
    )
}

function lostTarget(cluster: Cluster, policy: KubeObject, target: Fields): Found<'GW-08'> | null {
  const ref = {
    group: target.text('group') ?? '',
    kind: target.text('kind') ?? '',
    namespace: policy.ref.namespace,
    name: target.text('name') ?? '',
  }
  const object = cluster.lookup.object(ref)
  const section = target.text('sectionName')
  const place = { object: policy.ref, path: target.path }
  if (object === null) {
    const isKnown = severityOfAbsence(cluster, `${ref.group}/${ref.kind}`, ref.namespace) === 'error'
    const facts = { object: named(policy.ref), why: isKnown ? 'target-missing' : 'target-not-in-input', what: named(ref) } as const
    return { facts, severity: isKnown ? 'warning' : 'info', ...place }
  }
  if (section === null || hasSection(object, section)) return null
  return { facts: { object: named(policy.ref), why: 'section-missing', what: `${named(ref)}/${section}` }, severity: 'warning', ...place }
}

/** Where the sections of a kind stand; those of other kinds are not known. */
const sectionsIn: Readonly<Record<string, string>> = {
  Service: 'ports',
  Gateway: 'listeners',
  ListenerSet: 'listeners',
  HTTPRoute: 'rules',
}

function hasSection(object: KubeObject, section: string): boolean {
  const list = sectionsIn[object.ref.kind]
  const spec = fieldsOf(object, []).map('spec')
  return list === undefined || spec.maps(list).some((entry) => entry.text('name') === section)
}
