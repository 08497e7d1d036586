import { fieldsOf } from '../fields'
import type { KubeObject } from '../model'

/**
 * The labels of each namespace. Every one bears its own name (`kubernetes.io/metadata.name`), also one that the input
 * does not describe.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
 */
export function namespaceLabels(objects: readonly KubeObject[]): (namespace: string) => Readonly<Record<string, string>> {
  const withName = (namespace: string, labels: Readonly<Record<string, string>>) => ({
    ...labels,
    'kubernetes.io/metadata.name': namespace,
  })
  const known = new Map<string, Readonly<Record<string, string>>>()
  for (const object of objects)
    if (object.ref.group === '' && object.ref.kind === 'Namespace')
      known.set(object.ref.name, withName(object.ref.name, fieldsOf(object, []).map('metadata').textMap('labels') ?? {}))
  return (namespace) => {
    const labels = known.get(namespace) ?? withName(namespace, {})
    known.set(namespace, labels)
    return labels
  }
}
