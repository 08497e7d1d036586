import { localhostNodePortsOn } from '../nodePortDestinations'
import type { ProxyContext } from '../proxyContext'
import { type IptablesWrite, match } from './write'

/** What holds for the packets of all Services: which are forwarded, and that nobody outside reaches loopback addresses. */
export function staticFilterRules(context: ProxyContext): readonly IptablesWrite[] {
  return [...(localhostNodePortsOn(context.settings, context.family) ? [loopbackGuard] : []), ...forwarding(context.mark)]
}

/** Node ports on localhost need packets to loopback addresses to be routed: without this rule neighbours could send them too. */
const loopbackGuard: IptablesWrite = {
  table: 'filter',
  chain: 'KUBE-FIREWALL',
  matches: [
    match.comment('block incoming localnet connections'),
    match.destination('127.0.0.0/8'),
    match.source('127.0.0.0/8', true),
    { match: 'conntrackState', states: ['RELATED', 'ESTABLISHED', 'DNAT'], negated: true },
  ],
  target: { target: 'DROP' },
  origin: null,
}

/** Packets of no known connection are dropped: unanswered resets would end connections. Marked ones pass, and their replies. */
function forwarding(mark: string): readonly IptablesWrite[] {
  const forward = { table: 'filter', chain: 'KUBE-FORWARD', origin: null } as const
  return [
    {
      ...forward,
      matches: [{ match: 'conntrackState', states: ['INVALID'], negated: false }, match.counter('ct_state_invalid_dropped_pkts')],
      target: { target: 'DROP' },
    },
    {
      ...forward,
      matches: [match.comment('kubernetes forwarding rules'), { match: 'mark', mark, negated: false }],
      target: { target: 'ACCEPT' },
    },
    {
      ...forward,
      matches: [
        match.comment('kubernetes forwarding conntrack rule'),
        { match: 'conntrackState', states: ['RELATED', 'ESTABLISHED'], negated: false },
      ],
      target: { target: 'ACCEPT' },
    },
  ]
}
