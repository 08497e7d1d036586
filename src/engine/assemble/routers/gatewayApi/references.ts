import { fieldsOf } from '../../../fields'
import { isGranted, type Referrer } from '../../../kubernetes/referenceGrant'
import {
  type Assumption,
  type BackendFault,
  type BackendTarget,
  type KubeObject,
  type ReferenceGrant,
  type ResourceRef,
  refKey,
  type Service,
} from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext, RouterObjects } from '../family'
import type { BackendRef } from './backends'
import { backendTlsOf } from './backendTls'
import type { ListenerSpec, Reference, RouteSpec } from './read'

/** Answers whether a reference holds. */
export interface References {
  /** Why a backend cannot be sent to; null: it can. */
  readonly fault: (from: Referrer, backend: BackendRef) => BackendFault | null
  /** `broken`: the status with which a share of a backend is answered that cannot be sent to; null: its connection is refused. */
  readonly backend: (from: Referrer, backend: BackendRef, broken: number | null) => BackendTarget
  readonly certificate: (owner: ResourceRef, listener: ListenerSpec, to: Reference) => 'usable' | 'invalid' | 'not-granted'
  /** Whether the object that a route names for a filter is there. */
  readonly extension: (route: RouteSpec, ref: ResourceRef) => boolean
  readonly exists: (ref: ResourceRef) => boolean
}

/**
 * What the input lacks because it was not asked for is assumed to be there, unless a status says otherwise; each assumption is listed.
 */
export function referencesOf(context: RouterContext, grants: readonly ReferenceGrant[]): References {
  const byNamespace = groupBy(grants, (grant) => grant.namespace)
  const secrets = new Map(context.ofKind('', 'Secret').map((object) => [refKey(object.ref), object]))
  const tlsOf = backendTlsOf(context)
  const assume = assumingOnce(context.assumptions)
  const exists = existing(context)
  const granted = (from: Referrer, to: Reference) => isGranted(byNamespace.get(to.namespace) ?? [], from, to)
  const fault: References['fault'] = (from, { reference: to, port }) => faultOf(context, granted(from, to), to, port)
  return {
    fault,
    backend: (from, backend, broken) => {
      const { reference: to, port } = backend
      const service = context.service(to.namespace, to.name)
      const tls = service && tlsOf(service.ref, portNameOf(service, port))
      const why = fault(from, backend) ?? (tls === 'invalid' ? 'tls-invalid' : null)
      if (why !== null || service === null) return brokenTarget(backend, why ?? 'missing', broken)
      if (tls && tls !== 'invalid' && tls.assumed) assume({ what: 'authority', service: service.ref, ...tls.assumed })
      return {
        kind: 'service',
        service: service.ref,
        port: port ?? 0,
        dial: 'endpoint',
        podLabels: null,
        tls: tls && tls !== 'invalid' ? { serverName: tls.serverName } : null,
      }
    },
    certificate: (owner, { name, resolved }, to) => {
      if (to.group !== '' || to.kind !== 'Secret') return 'invalid'
      if (!granted(owner, to)) return 'not-granted'
      const secret = { group: '', kind: 'Secret', namespace: to.namespace, name: to.name }
      const found = secrets.get(refKey(secret))
      if (found) return holdsCertificate(found) ? 'usable' : 'invalid'
      if (resolved === false || context.isAbsent('/Secret', to.namespace)) return 'invalid'
      if (resolved === null) assume({ what: 'certificate', owner, listener: name, secret })
      return 'usable'
    },
    extension: ({ ref: route, isResolved }, ref) => {
      if (exists(ref)) return true
      if (context.isAbsent(`${ref.group}/${ref.kind}`, ref.namespace ?? '')) return false
      if (!isResolved) assume({ what: 'extension', route, extension: ref })
      return true
    },
    exists,
  }
}

function assumingOnce(assumptions: Assumption[]): (assumption: Assumption) => void {
  const known = new Set<string>()
  return (assumption) => {
    const key = JSON.stringify(assumption)
    if (!known.has(key)) assumptions.push(assumption)
    known.add(key)
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

/** Of a Secret only that fact is read (see redact). */
function holdsCertificate(secret: KubeObject): boolean {
  return fieldsOf(secret, []).map('data').text('tls.crt') === '<certificate>'
}

/** Each kind that is asked for is listed once. */
export function existing(objects: RouterObjects): References['exists'] {
  const known = new Map<string, ReadonlySet<string>>()
  return (ref) => {
    const kind = `${ref.group}/${ref.kind}`
    const names = known.get(kind) ?? new Set(objects.named(ref.group, ref.kind).map((object) => refKey(object.ref)))
    known.set(kind, names)
    return names.has(refKey(ref))
  }
}
