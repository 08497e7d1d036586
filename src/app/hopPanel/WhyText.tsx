import type { Messages } from '../../i18n/messages'
import type { Why } from '../../present/cellReason'

/** In one sentence how a value came to be. Steps are counted from 1 for people. */
export function WhyText({ why, messages }: { readonly why: Why; readonly messages: Messages }): string {
  const words = messages.map.hop
  switch (why.how) {
    case 'handedOn':
      return words.cell.handedOn(why.from + 1)
    case 'turned':
      return words.cell.turned(why.of + 1)
    case 'undone':
      return words.cell.undone(why.of.map((step) => step + 1))
    case 'noPacket':
      return words.noWire
    case 'nothing':
      return words.noBecause
    default:
      return words.cell[why.how]
  }
}
