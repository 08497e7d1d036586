import { admitIngressClass, defaultClass, validateIngress } from '../apiServer'
import { routerAddress } from '../kubernetes/routerAddress'
import { type Cluster, type FieldError, type KubeObject, refKey } from '../model'

/** Questions about an Ingress: what the API server says of it, and what whoever serves it does. */
export const ingressQuestions = { ingressValidation, ingressClass, ingressStatus }

interface Named {
  readonly namespace: string
  readonly name: string
}

/** What is wrong with an Ingress that reaches validation. */
function ingressValidation(
  _cluster: Cluster,
  asked: { readonly object: Readonly<Record<string, unknown>> },
): { readonly valid: boolean; readonly errors: readonly FieldError[] } {
  const errors = validateIngress(asked.object)
  return { valid: errors.length === 0, errors }
}

/** The class that an Ingress belongs to: the one that it names, or that the API server gives it. Null where it is not there. */
function ingressClass(cluster: Cluster, asked: Named): { readonly admitted: boolean; readonly class: string | null } | null {
  const ref = refOf(asked)
  const written = cluster.lookup.object(ref)
  if (written === null) return null
  const admitted = !cluster.refusals.some((refusal) => refusal.refused && refKey(refusal.ref) === refKey(ref))
  return { admitted, class: admitted ? classOf(admitIngressClass(written, defaultClass(cluster.objects)).object) : null }
}

function classOf({ body }: KubeObject): string | null {
  const at = (map: unknown, key: string) => (map as Readonly<Record<string, unknown>> | null | undefined)?.[key]
  const named = at(body.spec, 'ingressClassName') ?? at(at(body.metadata, 'annotations'), 'kubernetes.io/ingress.class')
  return typeof named === 'string' ? named : null
}

/** Whether anybody serves an Ingress, and whether there is an address to reach it at. */
function ingressStatus(cluster: Cluster, asked: Named): { readonly hasController: boolean; readonly hasAddress: boolean } {
  const router = cluster.lookup.routerOf(refOf(asked))
  const ports = router?.listeners.map(({ port }) => port) ?? []
  return {
    hasController: router !== null,
    hasAddress: router !== null && ports.some((port) => routerAddress(cluster, router, port) !== null),
  }
}

function refOf({ namespace, name }: Named) {
  return { group: 'networking.k8s.io', kind: 'Ingress', namespace, name }
}
