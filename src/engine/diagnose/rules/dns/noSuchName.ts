import type { Cluster, ResourceRef } from '../../../model'
import { docs, onStop } from '../../rule'

/** DNS-20: no such name, with the nearest that exist; it points at the Service of the first of them. */
export const noSuchName = onStop('DNS-20', 'no-such-name', docs.dns, (facts, cluster) => {
  const object = serviceOf(cluster, facts.nearest)
  return { facts, severity: 'error', object, path: object && 'metadata.name' }
})

function serviceOf({ lookup }: Cluster, [nearest]: readonly string[]): ResourceRef | null {
  const [name = '', namespace = '', kind] = nearest?.split('.') ?? []
  return kind === 'svc' ? (lookup.service(namespace, name)?.ref ?? null) : null
}
