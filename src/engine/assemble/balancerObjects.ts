import type { BalancerObjects, Pod, RunningSoftware, SoftwareName } from '../model'

/** The software that makes balancers, as far as its Pods are among these; and the Pods that k3s runs, by the Service they are for. */
export function runningSoftware(pods: readonly Pod[]): Pick<BalancerObjects, 'running' | 'serviceLb'> {
  const running = new Map<SoftwareName, Running>()
  const serviceLb = new Map<string, Running>()
  for (const pod of pods) {
    const { software } = pod
    if (software) note(running, software.name, pod, software.flags, software.role === 'proxy')
    const service = pod.labels['svccontroller.k3s.cattle.io/svcname']
    const namespace = pod.labels['svccontroller.k3s.cattle.io/svcnamespace'] ?? pod.ref.namespace
    if (service !== undefined) note(serviceLb, `${namespace}/${service}`, pod, {}, true)
  }
  return { running, serviceLb }
}

interface Running extends RunningSoftware {
  readonly nodes: Set<string>
}

function note<K>(into: Map<K, Running>, key: K, pod: Pod, flags: RunningSoftware['flags'], carries: boolean): void {
  const known = into.get(key)
  const nodes = known?.nodes ?? new Set<string>()
  if (carries && pod.node !== null) nodes.add(pod.node)
  into.set(key, { object: known?.object ?? pod.writtenIn.object, flags: { ...known?.flags, ...flags }, nodes })
}
