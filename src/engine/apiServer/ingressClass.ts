import { compareText, type FieldError, type KubeObject } from '../model'
import { Draft } from './draft'
import { fieldOf, textOf } from './untyped'
import { errorAt } from './validate/checks'

const isDefault = 'ingressclass.kubernetes.io/is-default-class'
const classAnnotation = 'kubernetes.io/ingress.class'

/** The IngressClass for Ingresses that name none. */
export type DefaultClass =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly name: string }
  | { readonly kind: 'several'; readonly names: readonly string[] }

/**
 * Which class is the default one. Of several whose age is known the newest counts (since 1.26, before and where nothing
 * tells their age the API server takes no Ingress without class).
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#default-ingress-class
 */
export function defaultClass(objects: readonly KubeObject[]): DefaultClass {
  const marked = new Map(
    objects
      .filter(({ ref }) => ref.kind === 'IngressClass' && ref.group === 'networking.k8s.io')
      .map((object) => [object.ref.name, fieldOf(object.body, 'metadata')] as const),
  )
  const defaults = [...marked]
    .filter(([, metadata]) => fieldOf(fieldOf(metadata, 'annotations'), isDefault) === 'true')
    .map(([name, metadata]) => ({ name, createdAt: textOf(fieldOf(metadata, 'creationTimestamp')) }))
  const [first, ...others] = defaults
  if (!first) return { kind: 'none' }
  if (others.length > 0 && defaults.some(({ createdAt }) => createdAt === null))
    return { kind: 'several', names: defaults.map(({ name }) => name).sort(compareText) }
  const [newest = first] = [...defaults].sort((a, b) => compareText(b.createdAt ?? '', a.createdAt ?? '') || compareText(a.name, b.name))
  return { kind: 'one', name: newest.name }
}

export function isIngress({ ref }: KubeObject): boolean {
  return ref.kind === 'Ingress' && (ref.group === 'networking.k8s.io' || ref.group === 'extensions')
}

/** An Ingress that names no class gets the default one as it is created; where nobody can tell which, it is refused. */
export function admitIngressClass(
  object: KubeObject,
  found: DefaultClass,
): { readonly object: KubeObject; readonly errors: readonly FieldError[] } {
  const annotations = fieldOf(fieldOf(object.body, 'metadata'), 'annotations')
  const named = fieldOf(fieldOf(object.body, 'spec'), 'ingressClassName') !== null || fieldOf(annotations, classAnnotation) !== null
  if (named || found.kind === 'none') return { object, errors: [] }
  const path = 'spec.ingressClassName'
  if (found.kind === 'several') return { object, errors: [errorAt(path, { code: 'several-default-classes', classes: found.names })] }
  const draft = new Draft(object)
  if (draft.isOpen(['spec'])) draft.fill(['spec', 'ingressClassName'], found.name)
  return { object: draft.finish(), errors: [] }
}
