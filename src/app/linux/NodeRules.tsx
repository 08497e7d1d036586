import { type ReactNode, useMemo } from 'react'
import { socketText } from '../../engine/model'
import { assumedRange } from '../../present/linux/assumedRange'
import { ruleBlocks } from '../../present/linux/ruleLines'
import { rulesMet, stepsOfRules } from '../../present/linux/rulesMet'
import { useApp, useMessages } from '../store/context'
import type { FieldLine, HopRules } from '../store/linuxRules'
import { BlockView } from './BlockView'

interface NodeRulesProps {
  readonly rules: HopRules
  readonly lines: ReadonlyMap<string, FieldLine>
  readonly embedded: boolean
}

/** The rules of one node: those that match in the order in which they are met, or all as the node prints them. */
export function NodeRules({ rules: { node, rules, match }, lines, embedded }: NodeRulesProps): ReactNode {
  const words = useMessages().linux
  const all = useApp((state) => state.allRules)
  const blocks = useMemo(() => ruleBlocks(rules), [rules])
  const met = useMemo(() => rulesMet(blocks, match.lit), [blocks, match])
  const steps = useMemo(() => stepsOfRules(match.lit), [match])
  const range = useMemo(() => assumedRange(rules), [rules])
  const common = { mode: rules.mode, lines, embedded }
  return (
    <>
      {all
        ? blocks.map((block) => (
            <BlockView
              key={`${block.kind} ${block.table} ${block.name}`}
              {...common}
              block={block}
              again={false}
              rules={block.lines.map((line) => ({ line, steps: steps.get(line.rule ?? '') ?? [] }))}
            />
          ))
        : met.map(({ block, again, rules: own }) => (
            <BlockView
              key={own[0]?.step}
              {...common}
              block={block}
              again={again}
              rules={own.map(({ line, step }) => ({ line, steps: [step] }))}
            />
          ))}
      <p className="linux-end">
        <strong>{words.ends}</strong> {endText()}
      </p>
      {range !== null && <p className="linux-remark">{words.assumedRange(range.range)}</p>}
    </>
  )

  function endText(): string {
    const { outcome } = match
    if (outcome.verdict !== 'delivered') return words.otherEnds[outcome.verdict]
    const source = outcome.masquerade ? words.newSource(node) : words.sameSource
    return words.both(words.delivered(socketText(outcome.to.address, outcome.to.port)), source)
  }
}
