import { podIndex } from '../../../kubernetes/selectedPods'
import { type Cluster, qualifiedName, refKey, type Service, type ServicePort } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { servicesInMesh } from './mesh'

/**
 * SVC-12: two Services lead to one port of the same Pods from different ports. A sidecar at the receiver sees the Pod's port alone, and cannot
 * tell for which of them a request was.
 */
export const sharedTargetPort: Diagnostic<'SVC-12'> = { code: 'SVC-12', docs: docs.service, inCluster: shared }

function shared(cluster: Cluster): readonly Found<'SVC-12'>[] {
  const first = new Map<string, { readonly service: Service; readonly port: ServicePort }>()
  return servicesInMesh(cluster).flatMap((service) => {
    const [pod] = podIndex(cluster.pods).selected(service.ref.namespace ?? '', service.selector)
    if (pod === undefined) return []
    return service.ports.flatMap((port): readonly Found<'SVC-12'>[] => {
      const target = port.targetPort.kind === 'number' ? port.targetPort.number : port.targetPort.name
      const key = `${refKey(pod.workload ?? pod.ref)} ${target}/${port.protocol}`
      const known = first.get(key)
      if (known === undefined) first.set(key, { service, port })
      if (known === undefined || known.service === service || known.port.port === port.port) return []
      const facts = { service: qualifiedName(service.ref), other: qualifiedName(known.service.ref), targetPort: target }
      return [{ facts, severity: 'info', object: service.ref, path: `spec.ports[${port.index}]` }]
    })
  })
}
