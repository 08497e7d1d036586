import { type FieldError, protocols } from '../../model'
import { asList, asMap, fieldOf, isZero, textOf, type UntypedMap } from '../untyped'
import { asSetting, duplicates, errorAt, named, oneOf, portNumber, required } from './checks'
import { validateLabelSelector } from './labelSelector'
import { validateMetadata } from './metadata'

type Errors = readonly FieldError[]

/**
 * What makes Pods: a selector where the version asks for one, and a template with at least one container. All of it leaves the workload in
 * the cluster: what it would make is what people want to see.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/deployment-v1/
 */
export function validateWorkload(body: UntypedMap): Errors {
  const spec = fieldOf(body, 'spec')
  if (isLive(body) || (spec !== null && asMap(spec) === null)) return []
  // The versions before v1, and Jobs, have their selector filled in.
  const wantsSelector = fieldOf(body, 'apiVersion') === 'apps/v1'
  const selector = fieldOf(spec, 'selector')
  return [
    ...validateMetadata(body, false, 'dns-1123-subdomain'),
    ...(wantsSelector ? required('spec.selector', selector) : []),
    ...(wantsSelector && selector !== null ? validateLabelSelector('spec.selector', selector) : []),
    ...validatePodSpec('spec.template.spec', fieldOf(fieldOf(spec, 'template'), 'spec')),
  ].map(asSetting)
}

/**
 * A Pod as somebody wrote it. One that has a status was taken by a server.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export function validatePod(body: UntypedMap): Errors {
  if (isLive(body) || fieldOf(body, 'status') !== null) return []
  return [...validateMetadata(body, false, 'dns-1123-subdomain'), ...validatePodSpec('spec', fieldOf(body, 'spec'))].map(asSetting)
}

/** Most of a large input comes out of a cluster, which took it: nothing is to be found there. */
function isLive(body: UntypedMap): boolean {
  const metadata = fieldOf(body, 'metadata')
  return fieldOf(metadata, 'uid') !== null || fieldOf(metadata, 'resourceVersion') !== null
}

function validatePodSpec(at: string, spec: unknown): Errors {
  const containers = asList(fieldOf(spec, 'containers'))
  if (containers.length === 0) return [errorAt(`${at}.containers`, { code: 'required' })]
  return [
    ...containers.flatMap((container, index) => validateContainer(`${at}.containers[${index}]`, container)),
    ...asList(fieldOf(spec, 'initContainers')).flatMap((container, index) =>
      validateContainer(`${at}.initContainers[${index}]`, container),
    ),
    ...repeated(`${at}.containers`, containers),
  ]
}

/** That a container has a name is not asked: large files are read without it. */
function validateContainer(at: string, container: unknown): Errors {
  const name = fieldOf(container, 'name')
  return [
    ...(isZero(name) ? [] : named(`${at}.name`, name, 'dns-1123-label')),
    ...asList(fieldOf(container, 'ports')).flatMap((entry, index) => validatePort(`${at}.ports[${index}]`, entry)),
    ...repeated(`${at}.ports`, asList(fieldOf(container, 'ports'))),
  ]
}

function validatePort(at: string, entry: unknown): Errors {
  const [name, port, hostPort] = ['name', 'containerPort', 'hostPort'].map((key) => fieldOf(entry, key))
  return [
    ...(isZero(name) ? [] : named(`${at}.name`, name, 'port-name')),
    ...(isZero(port) ? required(`${at}.containerPort`, port) : portNumber(`${at}.containerPort`, port)),
    ...oneOf(`${at}.protocol`, fieldOf(entry, 'protocol'), protocols),
    ...(isZero(hostPort) ? [] : portNumber(`${at}.hostPort`, hostPort)),
  ]
}

function repeated(at: string, entries: readonly unknown[]): Errors {
  const nameOf = (entry: unknown) => textOf(fieldOf(entry, 'name'))
  return duplicates(entries, nameOf).map((index) =>
    errorAt(`${at}[${index}].name`, { code: 'duplicate', value: nameOf(entries[index]) ?? '' }),
  )
}
