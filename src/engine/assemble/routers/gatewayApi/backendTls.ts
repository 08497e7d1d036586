import { type Fields, fieldsOf } from '../../../fields'
import { compareText, type KubeObject, qualifiedName, type ResourceRef, refKey } from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext } from '../family'
import { ageOf, group, reference, resolvedIn } from './read'

/**
 * What a policy says of a port: the server name of the TLS to speak, or that nothing to check the certificate with can be used.
 * `assumed`: the policy, and the object that it is assumed to find an authority in; null: it is known to have one.
 */
export type BackendTls =
  | { readonly serverName: string; readonly assumed: { readonly policy: ResourceRef; readonly holder: ResourceRef } | null }
  | 'invalid'

interface TargetedBy {
  readonly target: string
  /** Name of the Service's port; null: all of them. */
  readonly section: string | null
  readonly createdAt: string
  readonly policy: ResourceRef
  readonly tls: BackendTls
}

/**
 * BackendTLSPolicy: a Service that one targets is spoken to over TLS. One for a port goes before one for the whole Service,
 * an older one before a younger one. Without a certificate of an authority that can be used, requests are answered with an error.
 * https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/ (v1 from 1.4; its conflicts: https://gateway-api.sigs.k8s.io/geps/gep-713/)
 */
export function backendTlsOf(context: RouterContext): (service: ResourceRef, portName: string | null) => BackendTls | null {
  const holders = new Map(
    [...context.ofKind('', 'ConfigMap'), ...context.ofKind('', 'Secret')].map((object) => [refKey(object.ref), object]),
  )
  const inOrder = context
    .ofKind(group, 'BackendTLSPolicy')
    .flatMap((object) => readPolicy(object, context, holders))
    .sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(qualifiedName(a.policy), qualifiedName(b.policy)))
  const byTarget = groupBy(inOrder, ({ target }) => target)
  return (service, portName) => {
    const own = byTarget.get(refKey(service)) ?? []
    const found = own.find(({ section }) => section !== null && section === portName) ?? own.find(({ section }) => section === null)
    return found?.tls ?? null
  }
}

function readPolicy(object: KubeObject, context: RouterContext, holders: ReadonlyMap<string, KubeObject>): readonly TargetedBy[] {
  const root = fieldsOf(object, context.problems)
  const spec = root.map('spec')
  const namespace = object.ref.namespace ?? 'default'
  const validation = spec.map('validation')
  const authorities = validation.maps('caCertificateRefs').map((entry) => reference(entry, namespace, { group: '', kind: 'ConfigMap' }))
  const refs = authorities.map(({ group: of, kind, name }): ResourceRef => ({ group: of, kind, namespace, name }))
  const isKnown = validation.has('wellKnownCACertificates') || refs.some((ref) => holdsAuthority(holders.get(refKey(ref))))
  const unseen = refs.find((ref) => isUnseen(ref, context, holders))
  const serverName = validation.text('hostname') ?? ''
  const tls = isKnown ? { serverName, assumed: null } : unseen ? tlsUnseen(object.ref, unseen, serverName, root) : 'invalid'
  return spec.maps('targetRefs').map((entry) => {
    const { group: of, kind, name } = reference(entry, namespace, { group: '', kind: 'Service' })
    const target = refKey({ group: of, kind, namespace, name })
    return { target, section: entry.text('sectionName') || null, createdAt: ageOf(root), policy: object.ref, tls }
  })
}

function isUnseen(ref: ResourceRef, context: RouterContext, holders: ReadonlyMap<string, KubeObject>): boolean {
  const isHolder = ref.group === '' && (ref.kind === 'ConfigMap' || ref.kind === 'Secret')
  return isHolder && !holders.has(refKey(ref)) && !context.isAbsent(`/${ref.kind}`, ref.namespace ?? '')
}

/** The authority was not asked for: the status of the policy counts, which each Gateway writes for itself. */
function tlsUnseen(policy: ResourceRef, holder: ResourceRef, serverName: string, root: Fields): BackendTls {
  const told = root.map('status').maps('ancestors').map(resolvedIn)
  if (told.includes(false)) return 'invalid'
  return { serverName, assumed: told.includes(true) ? null : { policy, holder } }
}

/** Of the object only that fact is read (see redact). */
function holdsAuthority(holder: KubeObject | undefined): boolean {
  return holder !== undefined && fieldsOf(holder, []).map('data').text('ca.crt') === '<certificate>'
}
