import type { FieldError, ResourceRef } from '../../../model'

const kinds = ['Service', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job']

/** Whether a fault is one of the name of a port, of a Service or a container. */
export function isPortNameFault({ kind }: ResourceRef, { code, path }: FieldError): boolean {
  return code === 'name-form' && kinds.includes(kind) && /\.ports\[\d+\]\.(name|targetPort)$/.test(path)
}

/** Whether a fault is that of a Service with one number twice. */
export function isPortTwice({ kind }: ResourceRef, { code, path }: FieldError): boolean {
  return code === 'duplicate' && kind === 'Service' && /^spec\.ports\[\d+\]\.port$/.test(path)
}

/** Faults that the API server refuses an object for, and that have codes of their own. */
export function hasOwnCode(ref: ResourceRef, error: FieldError): boolean {
  return isPortNameFault(ref, error) || isPortTwice(ref, error)
}
