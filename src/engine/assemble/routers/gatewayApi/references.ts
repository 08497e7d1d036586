import { fieldsOf } from '../../../fields'
import { type BackendFault, type BackendTarget, type KubeObject, type ResourceRef, refKey } from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext } from '../family'
import { type GrantSpec, group, type Reference } from './read'

/** Who refers: a route, or the Gateway or ListenerSet of a listener. */
type Referrer = Pick<ResourceRef, 'kind' | 'namespace'>

/** Answers whether a reference holds. */
export interface References {
  /** Within a namespace every reference is allowed; across, a ReferenceGrant of the target's namespace must say so. */
  readonly granted: (from: Referrer, to: Reference) => boolean
  readonly backend: (from: Referrer, to: Reference, port: number | null, broken: number | null) => BackendTarget
  readonly certificate: (from: Referrer, to: Reference) => 'usable' | 'invalid' | 'not-granted'
  readonly exists: (ref: ResourceRef) => boolean
}

/** https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export function referencesOf(context: RouterContext, grants: readonly GrantSpec[]): References {
  const byNamespace = groupBy(grants, (grant) => grant.namespace)
  const secrets = new Map(context.ofKind('', 'Secret').map((object) => [refKey(object.ref), object]))
  const granted: References['granted'] = (from, to) => {
    if (from.namespace === to.namespace) return true
    return (byNamespace.get(to.namespace) ?? []).some((grant) => allows(grant, from, to))
  }
  return {
    granted,
    backend: (from, to, port, broken) => {
      const name = `${to.namespace}/${to.name}${port === null ? '' : `:${port}`}`
      const fault = faultOf(context, granted(from, to), to, port)
      if (fault !== null) return { kind: 'broken', fault, name, status: broken }
      return {
        kind: 'service',
        service: { group: '', kind: 'Service', namespace: to.namespace, name: to.name },
        port: port ?? 0,
        dial: 'endpoint',
        podLabels: null,
      }
    },
    certificate: (from, to) => {
      if (to.group !== '' || to.kind !== 'Secret') return 'invalid'
      if (!granted(from, to)) return 'not-granted'
      const secret = secrets.get(refKey({ group: '', kind: 'Secret', namespace: to.namespace, name: to.name }))
      return secret && holdsCertificate(secret) ? 'usable' : 'invalid'
    },
    exists: (ref) => context.ofKind(ref.group, ref.kind).some((object) => refKey(object.ref) === refKey(ref)),
  }
}

/** A kind that cannot be a backend is seen first, then a missing grant, then a missing Service or port. */
function faultOf(context: RouterContext, granted: boolean, to: Reference, port: number | null): BackendFault | null {
  if (to.group !== '' || to.kind !== 'Service') return 'kind-unknown'
  if (!granted) return 'not-granted'
  const service = context.service(to.namespace, to.name)
  if (service === null) return 'missing'
  return service.ports.some((each) => each.port === port) ? null : 'port-missing'
}

function allows(grant: GrantSpec, from: Referrer, to: Reference): boolean {
  const fromHolds = grant.from.some((each) => each.group === group && each.kind === from.kind && each.namespace === from.namespace)
  return (
    fromHolds && grant.to.some((each) => each.group === to.group && each.kind === to.kind && (each.name === null || each.name === to.name))
  )
}

/** Of a Secret only that fact is read (see redact). */
function holdsCertificate(secret: KubeObject): boolean {
  return fieldsOf(secret, []).map('data').text('tls.crt') === '<certificate>'
}
