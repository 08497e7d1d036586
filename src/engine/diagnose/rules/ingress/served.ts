import { fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, refKey } from '../../../model'
import { ingressesOf } from '../../objects'

/** By their full names. */
export function annotationsOf(object: KubeObject): Readonly<Record<string, string>> {
  return fieldsOf(object, []).map('metadata').textMap('annotations') ?? {}
}

/** Ingresses that only known software serves, with that software. */
export function servedIngresses(cluster: Cluster): readonly { readonly object: KubeObject; readonly software: ReadonlySet<string> }[] {
  const servers = new Map<string, (string | null)[]>()
  for (const { serves, profile } of cluster.routers)
    for (const ref of serves) servers.set(refKey(ref), [...(servers.get(refKey(ref)) ?? []), profile.software])
  return ingressesOf(cluster).flatMap((object) => {
    const software = servers.get(refKey(object.ref)) ?? []
    const known = software.filter((name) => name !== null)
    return known.length === 0 || known.length < software.length ? [] : [{ object, software: new Set(known) }]
  })
}
