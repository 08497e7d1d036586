import { podIndex } from '../../../kubernetes/selectedPods'
import { resolveTargetPort } from '../../../kubernetes/targetPort'
import { type Cluster, type ContainerArguments, named, type Pod, qualifiedName, refKey, type Service, type Workload } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SVC-11: by its arguments, the container that declares the port of a Service listens on the loopback address: from outside its Pod nothing
 * reaches it. A hint: what the program makes of the argument is not known.
 */
export const loopbackOnly: Diagnostic<'SVC-11'> = { code: 'SVC-11', docs: docs.debug, inCluster: found }

function found(cluster: Cluster): readonly Found<'SVC-11'>[] {
  const bound = new Map(
    cluster.workloads.flatMap((workload) =>
      workload.template.arguments.some(({ loopback }) => loopback.length > 0) ? [[refKey(workload.ref), workload] as const] : [],
    ),
  )
  if (bound.size === 0) return []
  return cluster.services.flatMap((service) => {
    const [pod] = podIndex(cluster.pods).selected(service.ref.namespace ?? '', service.selector)
    const workload = pod?.workload && bound.get(refKey(pod.workload))
    return pod && workload ? behind(service, pod, workload) : []
  })
}

function behind(service: Service, pod: Pod, { ref, template }: Workload): readonly Found<'SVC-11'>[] {
  const ports = service.ports.flatMap((port) => resolveTargetPort(pod, port)?.port ?? [])
  return template.arguments.flatMap(({ loopback, ports: declared }: ContainerArguments) =>
    loopback
      .filter(({ port }) => ports.some((each) => (port === null || port === each) && declared.some((own) => own.port === each)))
      .map(({ text, path }) => {
        const facts = { service: qualifiedName(service.ref), workload: named(ref), argument: text }
        return { facts, severity: 'info' as const, object: ref, path }
      }),
  )
}
