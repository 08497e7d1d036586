import type { Draft } from '../draft'
import { textOf } from '../untyped'

/**
 * Every Namespace bears its name as a label, so that selectors can name it. What somebody wrote there is replaced.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
 */
export function defaultNamespace(draft: Draft): void {
  const name = textOf(draft.at(['metadata', 'name']))
  const label = ['metadata', 'labels', 'kubernetes.io/metadata.name']
  if (name === null || !draft.isOpen(label.slice(0, -1)) || draft.at(label) === name) return
  draft.fill(label, name)
}
