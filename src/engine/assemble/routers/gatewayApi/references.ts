import { fieldsOf } from '../../../fields'
import { type BackendFault, type BackendTarget, type KubeObject, type ResourceRef, refKey, type Service } from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext, RouterObjects } from '../family'
import type { BackendRef } from './backends'
import { backendTlsOf } from './backendTls'
import type { GrantSpec, Reference } from './read'

/** Who refers: a route, or the Gateway or ListenerSet of a listener. */
type Referrer = Pick<ResourceRef, 'group' | 'kind' | 'namespace'>

/** Answers whether a reference holds. */
export interface References {
  /** Why a backend cannot be sent to; null: it can. */
  readonly fault: (from: Referrer, backend: BackendRef) => BackendFault | null
  /** `broken`: the status with which a share of a backend is answered that cannot be sent to; null: its connection is refused. */
  readonly backend: (from: Referrer, backend: BackendRef, broken: number | null) => BackendTarget
  readonly certificate: (from: Referrer, to: Reference) => 'usable' | 'invalid' | 'not-granted'
  readonly exists: (ref: ResourceRef) => boolean
}

/** https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
export function referencesOf(context: RouterContext, grants: readonly GrantSpec[]): References {
  const byNamespace = groupBy(grants, (grant) => grant.namespace)
  const secrets = new Map(context.ofKind('', 'Secret').map((object) => [refKey(object.ref), object]))
  const tlsOf = backendTlsOf(context)
  /** Within a namespace every reference is allowed; across, a ReferenceGrant of the target's namespace must say so. */
  const granted = (from: Referrer, to: Reference) =>
    from.namespace === to.namespace || (byNamespace.get(to.namespace) ?? []).some((grant) => allows(grant, from, to))
  const fault: References['fault'] = (from, { reference: to, port }) => faultOf(context, granted(from, to), to, port)
  return {
    fault,
    backend: (from, backend, broken) => {
      const { reference: to, port } = backend
      const service = context.service(to.namespace, to.name)
      const tls = service && tlsOf(service.ref, portNameOf(service, port))
      const why = fault(from, backend) ?? (tls === 'invalid' ? 'tls-invalid' : null)
      if (why !== null || service === null) return brokenTarget(backend, why ?? 'missing', broken)
      return {
        kind: 'service',
        service: service.ref,
        port: port ?? 0,
        dial: 'endpoint',
        podLabels: null,
        tls: tls === 'invalid' ? null : tls,
      }
    },
    certificate: (from, to) => {
      if (to.group !== '' || to.kind !== 'Secret') return 'invalid'
      if (!granted(from, to)) return 'not-granted'
      const secret = secrets.get(refKey({ group: '', kind: 'Secret', namespace: to.namespace, name: to.name }))
      return secret && holdsCertificate(secret) ? 'usable' : 'invalid'
    },
    exists: existing(context),
  }
}

export function brokenTarget({ reference: to, port }: BackendRef, fault: BackendFault, status: number | null): BackendTarget {
  return { kind: 'broken', fault, name: `${to.namespace}/${to.name}${port === null ? '' : `:${port}`}`, status }
}

/** A kind that cannot be a backend is seen first, then a missing grant, then a missing Service or port. */
function faultOf(context: RouterContext, granted: boolean, to: Reference, port: number | null): BackendFault | null {
  if (to.group !== '' || to.kind !== 'Service') return 'kind-unknown'
  if (!granted) return 'not-granted'
  const service = context.service(to.namespace, to.name)
  if (service === null) return 'missing'
  return service.ports.some((each) => each.port === port) ? null : 'port-missing'
}

function portNameOf(service: Service, port: number | null): string | null {
  return service.ports.find((each) => each.port === port)?.name || null
}

function allows(grant: GrantSpec, from: Referrer, to: Reference): boolean {
  const fromHolds = grant.from.some((each) => each.group === from.group && each.kind === from.kind && each.namespace === from.namespace)
  return (
    fromHolds && grant.to.some((each) => each.group === to.group && each.kind === to.kind && (each.name === null || each.name === to.name))
  )
}

/** Of a Secret only that fact is read (see redact). */
function holdsCertificate(secret: KubeObject): boolean {
  return fieldsOf(secret, []).map('data').text('tls.crt') === '<certificate>'
}

/** Each kind that is asked for is listed once. */
export function existing(objects: RouterObjects): References['exists'] {
  const known = new Map<string, ReadonlySet<string>>()
  return (ref) => {
    const kind = `${ref.group}/${ref.kind}`
    const names = known.get(kind) ?? new Set(objects.ofKind(ref.group, ref.kind).map((object) => refKey(object.ref)))
    known.set(kind, names)
    return names.has(refKey(ref))
  }
}
