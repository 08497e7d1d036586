import { pluralOf } from '../../model'
import { fieldOf, isMap } from '../values'

/** Tools that dump clusters leave the kind out of the text and put it into the name of the file: the resource, as the API spells it. */
const RESOURCES: readonly (readonly [apiVersion: string, kinds: string])[] = [
  ['v1', 'Namespace Node Pod Service Event ReplicationController ServiceAccount ConfigMap LimitRange ResourceQuota'],
  ['v1', 'PersistentVolume PersistentVolumeClaim ComponentStatus Endpoints'],
  ['apps/v1', 'Deployment ReplicaSet StatefulSet DaemonSet ControllerRevision'],
  ['batch/v1', 'Job CronJob'],
  ['discovery.k8s.io/v1', 'EndpointSlice'],
  ['networking.k8s.io/v1', 'Ingress IngressClass NetworkPolicy'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['storage.k8s.io/v1', 'StorageClass'],
  ['route.openshift.io/v1', 'Route'],
]

export interface TypeMeta {
  readonly kind: string
  readonly apiVersion: string
}

const BY_WORD = new Map<string, TypeMeta>(
  RESOURCES.flatMap(([apiVersion, kinds]) =>
    kinds.split(' ').flatMap((kind) => wordsFor(kind).map((word): [string, TypeMeta] => [word, { kind, apiVersion }])),
  ),
)

/** `pod` and `pods`, `networkpolicy`, `networkpolicies` and `network-policy`. */
function wordsFor(kind: string): readonly string[] {
  const one = kind.toLowerCase()
  const dashed = kind.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
  return [one, dashed, pluralOf(one), pluralOf(dashed)]
}

/** The resource without its API group or, as sonobuoy writes it, with group and version before it: `core_v1_services`. */
const GROUP_AND_VERSION = /^(?:[a-z0-9.-]+_)?v\d+(?:(?:alpha|beta)\d+)?_/

/**
 * The kind that the name of a file tells of objects that do not say theirs: `pods.yaml`, `services/default.json`,
 * `config/pod/NS/NAME.json`, `endpointslices.discovery.k8s.io.yaml`, `core_v1_services.json`. Null where it tells none.
 * The nearest word to the file counts. A folder `namespaces` holds what is in Namespaces, not Namespaces.
 */
export function kindOfPath(path: string): TypeMeta | null {
  const [file = '', ...folders] = path.split('/').reverse()
  const resource = file
    .replace(/\.gz$/i, '')
    .replace(/\.(ya?ml|json)$/i, '')
    .replace(GROUP_AND_VERSION, '')
  const own = BY_WORD.get(resource.replace(/\..*$/, '')) ?? null
  // An archive of OpenShift Insights keeps the configuration of the cluster there: its Ingress is not the Ingress of the API.
  if (folders[0] === 'config' && resource === own?.kind.toLowerCase()) return { kind: own.kind, apiVersion: 'config.openshift.io/v1' }
  if (own !== null) return own
  for (const folder of folders) {
    const told = folder === 'namespaces' || folder === 'namespace' ? undefined : BY_WORD.get(folder)
    if (told !== undefined) return told
  }
  return null
}

/** The namespace that the path of a list tells: `namespaces/NS/…`, `resources/ns/NS/…`, `network-policy/NS.json`. Null: it tells none. */
export function namespaceOfPath(path: string): string | null {
  const [file = '', ...folders] = path.split('/').reverse()
  const at = folders.findIndex((folder) => folder === 'namespaces' || folder === 'namespace' || folder === 'ns')
  if (at > 0) return folders[at - 1] ?? null
  const stem = file.replace(/(\.ya?ml|\.json)?(\.gz)?$/i, '')
  return BY_WORD.has(folders[0] ?? '') && !BY_WORD.has(stem) ? stem : null
}

/** Whether a value without a kind looks like an object of the API: it has a name, or is a list of such. */
export function looksLikeObject(value: unknown): boolean {
  if (!isMap(value)) return false
  const metadata = fieldOf(value, 'metadata')
  return isMap(metadata) && typeof fieldOf(metadata, 'name') === 'string'
}

/** `/api/v1/namespaces/kube-system/pods` and `/apis/apps/v1/deployments`: the path of a list at the API server. */
export function kindOfSelfLink(link: string): TypeMeta | null {
  const match = /^\/api(?:s\/([^/]+))?\/([^/]+)\/(?:namespaces\/[^/]+\/)?([a-z]+)$/.exec(link)
  const known = BY_WORD.get(match?.[3] ?? '')
  if (!match || known === undefined) return null
  const [, group, version = ''] = match
  return { kind: known.kind, apiVersion: group === undefined ? version : `${group}/${version}` }
}
