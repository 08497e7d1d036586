import { fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, named } from '../../../model'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs, type Found } from '../../rule'
import { unmet } from './unmet'

/**
 * GW-09: the definitions of Gateway API are too old, or of another channel than the objects need. Known where the input holds definitions: an
 * object of a version that its definition does not serve, or of a kind that the standard channel does not bring along; and where a controller
 * says that it does not support the version in the cluster.
 */
export const definitionTooOld: Diagnostic<'GW-09'> = {
  code: 'GW-09',
  docs: docs.gatewayVersions,
  inCluster: (cluster) => [...withoutDefinition(cluster), ...unsupported(cluster)],
}

const groups = new Set(['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io'])

/** Where the definitions of these are there, those of a release are, and not only one that somebody needs. */
const ofEveryRelease = ['GatewayClass', 'Gateway', 'HTTPRoute'].map((kind) => `gateway.networking.k8s.io/${kind}`)

/** What the definitions of a kind say; an input may hold those of several releases, and then all of them count. */
interface Definition {
  readonly served: Set<string>
  bundle: string | null
}

function withoutDefinition(cluster: Cluster): readonly Found<'GW-09'>[] {
  const definitions = cluster.objects.filter(({ ref, body }) => ref.kind === 'CustomResourceDefinition' && groups.has(groupOf(body)))
  if (definitions.length === 0) return []
  const byKind = new Map<string, Definition>()
  const channels = new Map<string, string>()
  for (const object of definitions) {
    const spec = fieldsOf(object, []).map('spec')
    const key = `${spec.text('group')}/${spec.map('names').text('kind')}`
    const definition = byKind.get(key) ?? { served: new Set<string>(), bundle: bundleOf(object) }
    for (const version of spec.maps('versions')) if (version.flag('served') !== false) definition.served.add(version.text('name') ?? '')
    byKind.set(key, definition)
    const channel = annotationOf(object, 'channel')
    if (channel !== null) channels.set(channel, bundleOf(object) ?? channel)
  }
  const isWhole = ofEveryRelease.every((kind) => byKind.has(kind))
  return cluster.objects.flatMap((object): readonly Found<'GW-09'>[] => {
    if (!groups.has(object.ref.group)) return []
    const version = object.apiVersion.split('/')[1] ?? ''
    const definition = byKind.get(`${object.ref.group}/${object.ref.kind}`)
    const place = { object: object.ref, path: 'apiVersion' }
    if (definition === undefined) {
      const bundle = isWhole ? channels.get('standard') : undefined
      if (bundle === undefined || channels.has('experimental')) return []
      return [{ facts: { object: named(object.ref), why: 'not-installed', version, served: [], bundle }, severity: 'info', ...place }]
    }
    if (definition.served.has(version)) return []
    const facts = {
      object: named(object.ref),
      why: 'not-served',
      version,
      served: [...definition.served],
      bundle: definition.bundle,
    } as const
    return [{ facts, severity: 'warning', ...place }]
  })
}

/** Where a controller does not take the class for it, GW-02 tells that. */
function unsupported(cluster: Cluster): readonly Found<'GW-09'>[] {
  return currentObjects(cluster, 'GatewayClass', 'gateway.networking.k8s.io').flatMap((object) => {
    const found = unmet(object, fieldsOf(object, []).map('status'), ['Accepted', 'SupportedVersion'])
    if (found.some(({ condition }) => condition === 'Accepted')) return []
    return found.map(({ path }) => ({
      facts: { object: named(object.ref), why: 'not-supported' as const, version: '', served: [], bundle: null },
      severity: 'info' as const,
      object: object.ref,
      path,
    }))
  })
}

function groupOf(body: KubeObject['body']): string {
  const spec = body.spec
  const group = typeof spec === 'object' && spec !== null && 'group' in spec ? spec.group : null
  return typeof group === 'string' ? group : ''
}

/** `v1.3.0`, as the release that it came with is called. */
function bundleOf(object: KubeObject): string | null {
  return annotationOf(object, 'bundle-version')
}

function annotationOf(object: KubeObject, name: string): string | null {
  return fieldsOf(object, []).map('metadata').map('annotations').text(`gateway.networking.k8s.io/${name}`)
}
