import type { Draft } from '../draft'
import { asMap } from '../untyped'
import { defaultPodTemplate } from './pod'

/** One Pod where nobody says how many. */
export function defaultReplicas(draft: Draft): void {
  if (!draft.isOpen(['spec'])) return
  draft.fillAbsent(['spec', 'replicas'], 1)
  defaultPodTemplate(draft, ['spec', 'template'])
}

/** A ReplicationController without selector or labels has those of its template. */
export function defaultReplicationController(draft: Draft): void {
  defaultReplicas(draft)
  const labels = asMap(draft.at(['spec', 'template', 'metadata', 'labels']))
  if (labels === null) return
  for (const path of [
    ['spec', 'selector'],
    ['metadata', 'labels'],
  ])
    if (Object.keys(asMap(draft.at(path)) ?? {}).length === 0) draft.fill(path, labels)
}

export function defaultCronJob(draft: Draft): void {
  defaultPodTemplate(draft, ['spec', 'jobTemplate', 'spec', 'template'])
}
