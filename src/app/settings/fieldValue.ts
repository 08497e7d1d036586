import { type DetectLocalMode, parseRange } from '../../engine/model'
import type { ChoiceValue, NodePortChoice } from './partValue'

/** What is wrong with a text, with what a sentence about it needs. */
export type FieldProblem =
  | { readonly code: 'no-range'; readonly text: string }
  | { readonly code: 'range-missing' }
  | { readonly code: 'no-interface' }

export type Checked = { readonly ok: true; readonly part: string } | { readonly ok: false; readonly problem: FieldProblem }

const taken = (part: string): Checked => ({ ok: true, part })
const refused = (problem: FieldProblem): Checked => ({ ok: false, problem })

/** Names that common network plugins give; a person corrects them. */
const usualNames = { BridgeInterface: 'cni0', InterfaceNamePrefix: 'veth' } as const

/** A detector as a part of the `--proxy` text. Ranges may be left out: then every Pod's address counts. */
export function checkDetector({ choice, text }: ChoiceValue<DetectLocalMode>): Checked {
  switch (choice) {
    case 'ClusterCIDR':
      return text.trim() === '' ? taken('detectLocal=ClusterCIDR') : checkRanges('clusterCIDR', text)
    case 'BridgeInterface':
    case 'InterfaceNamePrefix':
      return isInterfaceName(text.trim()) ? taken(`detectLocal=${choice}:${text.trim()}`) : refused({ code: 'no-interface' })
    default:
      return taken(`detectLocal=${choice}`)
  }
}

/** What a newly chosen detector begins with, so that it counts at once. */
export function freshDetector(choice: DetectLocalMode): ChoiceValue<DetectLocalMode> {
  return { choice, text: choice === 'BridgeInterface' || choice === 'InterfaceNamePrefix' ? usualNames[choice] : '' }
}

/** Where NodePorts answer, as a part of the `--proxy` text. */
export function checkNodePortAddresses({ choice, text }: ChoiceValue<NodePortChoice>): Checked {
  if (choice === 'ranges') return checkRanges('nodePortAddresses', text)
  return taken(`nodePortAddresses=${choice === 'primary' ? 'primary' : ''}`)
}

/** At least one range, with commas, semicolons or blanks between. */
export function checkRanges(key: 'clusterCIDR' | 'nodePortAddresses' | 'serviceCIDRs', text: string): Checked {
  const ranges = text.split(/[;,\s]+/).filter(Boolean)
  if (ranges.length === 0) return refused({ code: 'range-missing' })
  const wrong = ranges.find((range) => parseRange(range) === null)
  if (wrong !== undefined) return refused({ code: 'no-range', text: wrong })
  return taken(`${key}=${ranges.map((range) => parseRange(range)?.text).join(';')}`)
}

/** Linux allows 15 characters; `,` would end the part of the `--proxy` text. */
function isInterfaceName(text: string): boolean {
  return /^[^\s/:,=]{1,15}$/.test(text)
}
