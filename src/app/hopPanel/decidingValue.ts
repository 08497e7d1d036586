import type { Because } from '../../engine/model'
import type { Messages } from '../../i18n/messages'

/** The value that decided: `Local`, `2 of 3`, `by node1`. Null where the sentence alone says it. */
export function decidingValue(because: Because, messages: Messages): string | null {
  const words = messages.map.hop
  switch (because.rule) {
    case 'externalTrafficPolicy':
    case 'internalTrafficPolicy':
      return because.facts.policy
    case 'endpointConditions': {
      const { candidates } = because.facts
      return words.share(candidates.filter((candidate) => candidate.usable === true).length, candidates.length)
    }
    case 'trafficDistribution':
      return words.share(because.facts.used, because.facts.of)
    case 'sessionAffinity':
      return words.seconds(because.facts.seconds)
    case 'masquerade':
      if (!because.facts.masquerade) return words.notRewritten
      return because.facts.node === null ? null : words.rewrittenBy(because.facts.node)
    case 'networkPolicy':
      return words.policy[because.facts.direction][because.facts.outcome === 'isolated' ? 'held' : 'passes']
    case 'loadBalancerSourceRanges':
      return because.facts.allowed ? words.allowed : words.notAllowed
    case 'healthCheckNodePort': {
      const { healthy, unhealthy } = because.facts
      return words.share(healthy.length, healthy.length + unhealthy.length)
    }
    case 'nodePort':
      return String(because.facts.nodePort)
    case 'hostPort':
      return String(because.facts.hostPort)
    case 'targetPort':
      return String(because.facts.targetPort)
    case 'httpMatch':
      return because.facts.won
    case 'routeBackend':
      return because.facts.backend
    case 'loadBalancer':
      return because.facts.mode
    default:
      return null
  }
}
