import type { Cluster, Service } from '../../../model'

/** The Services of namespaces that a mesh is told to put sidecars into: what matters to sidecars alone matters only there. */
export function servicesInMesh(cluster: Cluster): readonly Service[] {
  const known = new Map<string, boolean>()
  return cluster.services.filter(({ ref }) => {
    const namespace = ref.namespace ?? ''
    const is = known.get(namespace) ?? isInMesh(cluster, namespace)
    known.set(namespace, is)
    return is
  })
}

function isInMesh({ lookup }: Cluster, namespace: string): boolean {
  const labels = lookup.namespaceLabels(namespace)
  return labels['istio-injection'] === 'enabled' || labels['istio.io/rev'] !== undefined
}
