import { fieldsOf } from '../fields'
import type { KubeObject } from '../model'

/**
 * The labels of each namespace. Every one bears its own name (`kubernetes.io/metadata.name`), also one that the input
 * does not describe.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
 */
export function namespaceLabels(objects: readonly KubeObject[]): (namespace: string) => Readonly<Record<string, string>> {
  const known = new Map(
    objects
      .filter(({ ref }) => ref.group === '' && ref.kind === 'Namespace')
      .map((object) => [object.ref.name, fieldsOf(object, []).map('metadata').textMap('labels') ?? {}]),
  )
  return (namespace) => ({ ...known.get(namespace), 'kubernetes.io/metadata.name': namespace })
}
