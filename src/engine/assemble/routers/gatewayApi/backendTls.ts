import { fieldsOf } from '../../../fields'
import { compareText, type KubeObject, type LoadProblem, qualifiedName, type ResourceRef, refKey } from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext } from '../family'
import { ageOf, group, type Reference, reference } from './read'

/** What a policy says of a port: the server name of the TLS to speak, or that nothing to check the certificate with can be used. */
export type BackendTls = { readonly serverName: string } | 'invalid'

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
    .flatMap((object) => readPolicy(object, context.problems, holders))
    .sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(qualifiedName(a.policy), qualifiedName(b.policy)))
  const byTarget = groupBy(inOrder, ({ target }) => target)
  return (service, portName) => {
    const own = byTarget.get(refKey(service)) ?? []
    const found = own.find(({ section }) => section !== null && section === portName) ?? own.find(({ section }) => section === null)
    return found?.tls ?? null
  }
}

function readPolicy(object: KubeObject, problems: LoadProblem[], holders: ReadonlyMap<string, KubeObject>): readonly TargetedBy[] {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const namespace = object.ref.namespace ?? 'default'
  const validation = spec.map('validation')
  const authorities = validation.maps('caCertificateRefs').map((entry) => reference(entry, namespace, { group: '', kind: 'ConfigMap' }))
  const isUsable = validation.has('wellKnownCACertificates') || authorities.some((each) => holdsAuthority(each, namespace, holders))
  const tls: BackendTls = isUsable ? { serverName: validation.text('hostname') ?? '' } : 'invalid'
  return spec.maps('targetRefs').map((entry) => {
    const { group: of, kind, name } = reference(entry, namespace, { group: '', kind: 'Service' })
    const target = refKey({ group: of, kind, namespace, name })
    return { target, section: entry.text('sectionName') || null, createdAt: ageOf(root), policy: object.ref, tls }
  })
}

/** Of the object only that fact is read (see redact). */
function holdsAuthority({ group: of, kind, name }: Reference, namespace: string, holders: ReadonlyMap<string, KubeObject>): boolean {
  const holder = holders.get(refKey({ group: of, kind, namespace, name }))
  return holder !== undefined && fieldsOf(holder, []).map('data').text('ca.crt') === '<certificate>'
}
