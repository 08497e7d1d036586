import type { IptablesMatch } from '../../model'
import { localhostNodePortsOn } from '../nodePortDestinations'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import type { ProxyContext } from '../proxyContext'
import { portChains } from './portChains'
import { refused } from './refusals'
import { type IptablesWrite, jumpTo, match } from './write'

/** What KUBE-NODEPORTS does with the node port of one Service port. Packets to localhost are counted by a rule of their own. */
export function nodePortRules(context: ProxyContext, ported: ProxiedPort): readonly IptablesWrite[] {
  const { nodePort, protocol } = ported.port
  if (nodePort === null) return []
  const way = (middle: readonly IptablesMatch[], end: readonly IptablesMatch[]): IptablesWrite => ({
    table: 'nat',
    chain: 'KUBE-NODEPORTS',
    matches: [match.comment(ported.name), match.protocol(protocol), ...middle, match.port(nodePort), ...end],
    target: jumpTo(portChains(ported).external),
    origin: originOf.nodePort(ported),
  })
  const counted = localhostNodePortsOn(context.settings, context.family)
    ? [way([match.destination('127.0.0.0/8')], [match.counter('localhost_nps_accepted_pkts')])]
    : []
  const unanswered: readonly IptablesMatch[] = [{ match: 'localDestination' }, match.protocol(protocol), match.port(nodePort)]
  return [
    ...(ported.hasEndpoints ? [...counted, way([], [])] : []),
    ...(ported.externalPolicy.any ? [] : [refused(ported, 'externalPolicy', unanswered)]),
  ]
}

/** The health check of a Service is answered by the proxy itself: it must be let in, also where the node has no endpoint. */
export function healthCheckRules(ported: ProxiedPort): readonly IptablesWrite[] {
  if (ported.healthCheckNodePort === null) return []
  return [
    {
      table: 'filter',
      chain: 'KUBE-NODEPORTS',
      matches: [match.comment(`${ported.name} health check node port`), match.protocol('TCP'), match.port(ported.healthCheckNodePort)],
      target: { target: 'ACCEPT' },
      origin: originOf.healthCheck(ported),
    },
  ]
}

/** The last rules of KUBE-SERVICES: what is for an address of the node goes to the node ports. */
export function nodePortEntry({ family, nodePorts }: ProxyContext): readonly IptablesWrite[] {
  const comment = match.comment('kubernetes service nodeports; NOTE: this must be the last rule in this chain')
  const entry = (matches: readonly IptablesMatch[]): IptablesWrite => ({
    table: 'nat',
    chain: 'KUBE-SERVICES',
    matches: [comment, ...matches],
    target: jumpTo('KUBE-NODEPORTS'),
    origin: null,
  })
  if (nodePorts.kind === 'listed') return nodePorts.addresses.map((address) => entry([match.destination(address)]))
  const withoutLoopback = match.destination(family === 'IPv4' ? '127.0.0.0/8' : '::1/128', true)
  return [entry([{ match: 'localDestination' }, ...(nodePorts.loopback ? [] : [withoutLoopback])])]
}
