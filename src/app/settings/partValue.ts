import type { DetectLocalMode } from '../../engine/model'
import { valueText } from './proxyText'

/** A choice with the text that belongs to it: `ClusterCIDR` and its ranges, `BridgeInterface` and its name. */
export interface ChoiceValue<Choice extends string> {
  readonly choice: Choice
  readonly text: string
}

/** The ways to recognise a Pod, in the order they are offered. */
export const detectors: readonly DetectLocalMode[] = ['ClusterCIDR', 'NodeCIDR', 'BridgeInterface', 'InterfaceNamePrefix', 'None']

/** How Pods are recognised, out of its part of a `--proxy` text. */
export function readDetector(part: string): ChoiceValue<DetectLocalMode> {
  if (part.startsWith('clusterCIDR=')) return { choice: 'ClusterCIDR', text: rangesText(part) }
  const [mode = '', name = ''] = valueText(part).split(':')
  return { choice: detectors.find((each) => each === mode) ?? 'ClusterCIDR', text: name }
}

export const nodePortChoices = ['default', 'primary', 'ranges'] as const
export type NodePortChoice = (typeof nodePortChoices)[number]

/** Where NodePorts answer, out of its part of a `--proxy` text. */
export function readNodePortAddresses(part: string): ChoiceValue<NodePortChoice> {
  const value = valueText(part)
  if (value === 'primary') return { choice: 'primary', text: '' }
  return value === '' ? { choice: 'default', text: '' } : { choice: 'ranges', text: rangesText(part) }
}

/** Ranges as people read and write them: `10.96.0.0/12, fd00:10:96::/112`. */
export function rangesText(part: string): string {
  return valueText(part).split(';').join(', ')
}
