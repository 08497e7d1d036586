import { podIndex } from '../../../kubernetes/selectedPods'
import { type Cluster, type Pod, qualifiedName, type Service, type ServicePort } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SVC-07: a number in targetPort that none of the Pods declares, though they declare others. Information and never more: a container can
 * listen on what it does not declare. A headless Service translates nothing, so its targetPort leads nowhere.
 */
export const undeclaredTargetPort: Diagnostic<'SVC-07'> = { code: 'SVC-07', docs: docs.service, inCluster: undeclared }

function undeclared({ services, pods }: Cluster): readonly Found<'SVC-07'>[] {
  return services
    .filter(({ headless }) => !headless)
    .flatMap((service) => {
      const selected = podIndex(pods).selected(service.ref.namespace ?? '', service.selector)
      return service.ports.flatMap((port) => portUndeclared(service, port, selected))
    })
}

function portUndeclared(service: Service, port: ServicePort, pods: readonly Pod[]): readonly Found<'SVC-07'>[] {
  const target = port.targetPort
  if (target.kind !== 'number') return []
  const declared = new Set(pods.flatMap((pod) => pod.ports.map((each) => `${each.port}/${each.protocol}`)))
  const targetPort = `${target.number}/${port.protocol}`
  if (declared.size === 0 || declared.has(targetPort)) return []
  const facts = { service: qualifiedName(service.ref), targetPort, declared: [...declared] }
  const path = `spec.ports[${port.index}].${port.targetPortDeclared ? 'targetPort' : 'port'}`
  return [{ facts, severity: 'info', object: service.ref, path }]
}
