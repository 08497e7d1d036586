import { selects } from '../../../kubernetes/labelSelector'
import { resolveTargetPort } from '../../../kubernetes/targetPort'
import { qualifiedName } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** SVC-06: a *named* targetPort that no selected Pod declares with that name and protocol. A number is never judged so. */
export const namedTargetPort: Diagnostic<'SVC-06'> = {
  code: 'SVC-06',
  docs: docs.service,
  inCluster: (cluster) =>
    cluster.services.flatMap((service) => {
      const pods = cluster.pods.filter((pod) => pod.ref.namespace === service.ref.namespace && selects(service.selector, pod.labels))
      return service.ports.flatMap((port) => {
        if (port.targetPort.kind !== 'name' || pods.length === 0 || pods.some((pod) => resolveTargetPort(pod, port) !== null)) return []
        const declared = pods.flatMap((pod) => pod.ports.map((entry) => `${entry.name ?? entry.port}/${entry.protocol}`))
        const facts = {
          service: qualifiedName(service.ref),
          targetPort: `${port.targetPort.name}/${port.protocol}`,
          declared: [...new Set(declared)],
        }
        return [{ facts, severity: 'error' as const, object: service.ref, path: `spec.ports[${port.index}].targetPort` }]
      })
    }),
}
