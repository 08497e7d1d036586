import type { LinuxRuleSet, PodSource } from '../../engine/model'

/** The range of Pods that stands in the rules though nobody wrote one; null where none is assumed. */
export function assumedRange(rules: LinuxRuleSet): Extract<PodSource, { by: 'assumedRange' }> | null {
  for (const pods of podSources(rules)) if (pods.by === 'assumedRange') return pods
  return null
}

function podSources(rules: LinuxRuleSet): readonly PodSource[] {
  if (rules.mode === 'iptables') {
    const matches = rules.tables.flatMap(({ chains }) => chains.flatMap((chain) => chain.rules.flatMap((rule) => rule.matches)))
    return matches.flatMap((match) => (match.match === 'podSource' ? [match.pods] : []))
  }
  const statements = rules.chains.flatMap((chain) => chain.rules.flatMap((rule) => rule.statements))
  return statements.flatMap((statement) => (statement.statement === 'podSource' ? [statement.pods] : []))
}
