import { type Fields, fieldsOf } from '../../../fields'
import { type Cluster, named, type ResourceRef } from '../../../model'
import { currentObjects, ingressesOf } from '../../objects'
import { type Diagnostic, docs } from '../../rule'
import { routesOf } from '../router/written'
import { traefikGroups, traefikKey, traefikObjects, traefikReferences } from './references'

/**
 * TRF-06: nothing in the input names the object. Ingresses and arguments of Traefik name it as `namespace-name@kubernetescrd`, routes of Gateway
 * API as an extension; TLS settings called `default` hold for all. Information: a settings file of Traefik may name it, too.
 */
export const traefikUnused: Diagnostic<'TRF-06'> = {
  code: 'TRF-06',
  docs: docs.traefik,
  inCluster: (cluster) => {
    const objects = kinds.flatMap((kind) => traefikObjects(cluster, kind))
    if (objects.length === 0) return []
    const used = new Set([...traefikReferences(cluster).map(({ to }) => to), ...extensionsOf(cluster)].map(traefikKey))
    const texts = textsOf(cluster)
    return objects.flatMap(({ ref }) => {
      const isDefault = ref.kind === 'TLSOption' && ref.name === 'default'
      const isNamed = texts.some((text) => text.includes(`${ref.namespace}-${ref.name}@kubernetescrd`))
      if (isDefault || isNamed || used.has(traefikKey(ref))) return []
      return [{ facts: { object: named(ref) }, severity: 'info' as const, object: ref, path: 'metadata.name' }]
    })
  },
}

const kinds = ['TraefikService', 'Middleware', 'MiddlewareTCP', 'TLSOption']

/** What routes of Gateway API name of Traefik. */
function extensionsOf(cluster: Cluster): readonly ResourceRef[] {
  return routesOf(cluster).flatMap((object) => {
    const rules = fieldsOf(object, []).map('spec').maps('rules')
    const backends = rules.flatMap((rule) => rule.maps('backendRefs'))
    const filters = [...rules, ...backends].flatMap((part) => part.maps('filters'))
    const refs = [...backends, ...filters.map((filter) => filter.map('extensionRef'))]
    return refs.filter(isOfTraefik).map((ref) => ({
      group: '',
      kind: ref.text('kind') ?? '',
      namespace: ref.text('namespace') ?? object.ref.namespace,
      name: ref.text('name') ?? '',
    }))
  })
}

function isOfTraefik(ref: Fields): boolean {
  return traefikGroups.some((group) => ref.text('group') === group)
}

/** Annotations of Ingresses and arguments of containers that name something of the Kubernetes provider. */
function textsOf(cluster: Cluster): readonly string[] {
  const annotations = ingressesOf(cluster).flatMap((object) =>
    Object.values(fieldsOf(object, []).map('metadata').textMap('annotations') ?? {}),
  )
  const args = ['Deployment', 'DaemonSet', 'StatefulSet']
    .flatMap((kind) => currentObjects(cluster, kind, 'apps'))
    .flatMap((object) => fieldsOf(object, []).map('spec').map('template').map('spec').maps('containers'))
    .flatMap((container) => container.texts('args'))
  return [...annotations, ...args].filter((text) => text.includes('@kubernetescrd'))
}
