import { Newest } from '../../model'
import type { Draft, Steps } from '../draft'
import { asList, asMap, fieldOf, isZero, type UntypedMap } from '../untyped'

/** Lists of containers, and the ports of the newest of each that do not say their protocol. */
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'].map((list) => ({
  list,
  unsaid: new Newest<readonly Steps[]>(),
}))

/**
 * A Pod: as its spec (see below), and on the network of its node every container port is a host port of the same number.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export function defaultPod(draft: Draft): void {
  defaultPodSpec(draft, ['spec'])
  const spec = fieldOf(draft.body, 'spec')
  if (fieldOf(spec, 'hostNetwork') !== true) return
  eachPort(spec, ['containers', 'initContainers'], (entry, steps) => {
    const number = fieldOf(entry, 'containerPort')
    if (!isZero(number) && isZero(fieldOf(entry, 'hostPort'))) draft.fill(['spec', ...steps(), 'hostPort'], number)
  })
}

/** A template of Pods: as a Pod spec. Host ports are filled in when Pods are made of it, not in the template. */
export function defaultPodTemplate(draft: Draft, template: Steps): void {
  if (asMap(draft.at(template)) !== null) defaultPodSpec(draft, [...template, 'spec'])
}

/** What Pods and templates have alike: the cluster's names, restarts, and TCP as the protocol of container ports. */
function defaultPodSpec(draft: Draft, path: Steps): void {
  const spec = draft.at(path)
  if (spec !== null && asMap(spec) === null) return
  if (isZero(fieldOf(spec, 'dnsPolicy'))) draft.fill([...path, 'dnsPolicy'], 'ClusterFirst')
  if (isZero(fieldOf(spec, 'restartPolicy'))) draft.fill([...path, 'restartPolicy'], 'Always')
  for (const { list, unsaid } of containerLists)
    for (const steps of unsaid.of([fieldOf(spec, list)], () => withoutProtocol(spec, list)))
      draft.fill([...path, ...steps, 'protocol'], 'TCP')
}

function withoutProtocol(spec: unknown, list: string): readonly Steps[] {
  const found: Steps[] = []
  eachPort(spec, [list], (entry, steps) => {
    if (isZero(fieldOf(entry, 'protocol'))) found.push(steps())
  })
  return found
}

/** Every container port that is a map, and the way to it from the Pod spec: made on demand, since few are asked for it. */
function eachPort(spec: unknown, lists: readonly string[], visit: (entry: UntypedMap, steps: () => Steps) => void): void {
  for (const list of lists) {
    const containers = asList(fieldOf(spec, list))
    for (let at = 0; at < containers.length; at++) {
      const ports = asList(fieldOf(containers[at], 'ports'))
      for (let index = 0; index < ports.length; index++) {
        const entry = asMap(ports[index])
        if (entry !== null) visit(entry, () => [list, at, 'ports', index])
      }
    }
  }
}
