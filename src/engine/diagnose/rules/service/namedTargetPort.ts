import { podIndex } from '../../../kubernetes/selectedPods'
import { resolveTargetPort } from '../../../kubernetes/targetPort'
import { type Cluster, named, type Pod, qualifiedName, type Service, type ServicePort } from '../../../model'
import { declaredTargetPort } from '../../changes/service'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SVC-06: a *named* targetPort that no selected Pod declares with that name and protocol, or only some do: the others get no request. A
 * number is never judged so.
 */
export const namedTargetPort: Diagnostic<'SVC-06'> = { code: 'SVC-06', docs: docs.service, inCluster: unresolved }

function unresolved({ services, pods }: Cluster): readonly Found<'SVC-06'>[] {
  return services.flatMap((service) => {
    const selected = podIndex(pods).selected(service.ref.namespace ?? '', service.selector)
    return service.ports.flatMap((port) => portUnresolved(service, port, selected.filter(runs)))
  })
}

/** A Pod that has finished takes nothing, whatever it declares. */
function runs({ phase }: Pod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed'
}

function portUnresolved(service: Service, port: ServicePort, pods: readonly Pod[]): readonly Found<'SVC-06'>[] {
  if (port.targetPort.kind !== 'name') return []
  const lacking = pods.filter((pod) => resolveTargetPort(pod, port) === null)
  if (lacking.length === 0) return []
  const isSome = lacking.length < pods.length
  const facts = {
    service: qualifiedName(service.ref),
    targetPort: `${port.targetPort.name}/${port.protocol}`,
    declared: distinct(lacking.flatMap((pod) => pod.ports.map((entry) => `${entry.name ?? entry.port}/${entry.protocol}`))),
    lacking: isSome ? distinct(lacking.map((pod) => named(pod.workload ?? pod.ref))) : [],
  }
  return [
    {
      facts,
      severity: isSome ? 'warning' : 'error',
      object: service.ref,
      path: `spec.ports[${port.index}].targetPort`,
      // Where some Pods declare the name, it is those without it that lack something.
      change: isSome ? [] : declaredTargetPort(service, port, pods),
    },
  ]
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
