import type { RuleBlock, RuleLine } from './ruleLines'

/** A rule that a packet meets, and as the how-manieth. */
export interface MetRule {
  readonly step: number
  readonly line: RuleLine
}

/** Rules that are met one after the other in the same chain, set or map. */
export interface MetBlock {
  readonly block: RuleBlock
  /** The packet was in this chain before, and comes back from one that it jumped to. */
  readonly again: boolean
  readonly rules: readonly MetRule[]
}

/** The rules that match in the order in which the packet meets them; `lit` are their ids in that order. */
export function rulesMet(blocks: readonly RuleBlock[], lit: readonly string[]): readonly MetBlock[] {
  const homes = new Map(blocks.flatMap((block) => block.lines.map((line) => [line.rule, { block, line }] as const)))
  const met: { block: RuleBlock; again: boolean; rules: MetRule[] }[] = []
  for (const [index, id] of onceEach(lit).entries()) {
    const home = homes.get(id)
    if (!home) continue
    const rule = { step: index + 1, line: home.line }
    const last = met.at(-1)
    if (last?.block === home.block) last.rules.push(rule)
    else met.push({ block: home.block, again: met.some(({ block }) => block === home.block), rules: [rule] })
  }
  return met
}

/** The numbers of each rule that matches; a chain can be passed more than once. */
export function stepsOfRules(lit: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const steps = new Map<string, number[]>()
  for (const [index, id] of onceEach(lit).entries()) steps.set(id, [...(steps.get(id) ?? []), index + 1])
  return steps
}

/** A rule of several statements is listed for each of them: it counts once. */
function onceEach(lit: readonly string[]): readonly string[] {
  return lit.filter((id, index) => id !== lit[index - 1])
}
