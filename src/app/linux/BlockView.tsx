import type { ReactNode } from 'react'
import type { LinuxRuleSet } from '../../engine/model'
import { blockRole } from '../../present/linux/blockRole'
import type { RuleBlock, RuleLine } from '../../present/linux/ruleLines'
import { useMessages } from '../store/context'
import { type FieldLine, fieldKey } from '../store/linuxRules'
import { RuleRow } from './RuleRow'

interface BlockViewProps {
  readonly block: RuleBlock
  /** The packet was here before. */
  readonly again: boolean
  /** What of the block is shown; `steps` are empty where the rule does not match. */
  readonly rules: readonly { readonly line: RuleLine; readonly steps: readonly number[] }[]
  readonly mode: LinuxRuleSet['mode']
  readonly lines: ReadonlyMap<string, FieldLine>
  readonly embedded: boolean
}

/** One chain, set or map: its name, what it is for, and its lines. */
export function BlockView({ block, again, rules, mode, lines, embedded }: BlockViewProps): ReactNode {
  const words = useMessages().linux
  const role = blockRole(block)
  const name = words.blockName(block.table ?? words.kinds[block.kind], block.name)
  const everywhere = block.kind === 'chain' && block.lines.every(({ origin }) => origin === null)
  return (
    <div className="linux-block">
      <h2 className="linux-name">
        {again && <span className="linux-again">{words.backIn}</span>}
        <code>{name}</code>
        {role !== null && !again && <span className="linux-role">{words.roles[role]}</span>}
        {everywhere && !again && <span className="linux-tag">{words.everyNode}</span>}
      </h2>
      <ul aria-label={name} className="linux-lines">
        {rules.map(({ line, steps }, index) => (
          <RuleRow key={line.rule ?? index} line={line} steps={steps} mode={mode} place={placeOf(line)} embedded={embedded} />
        ))}
      </ul>
    </div>
  )

  function placeOf({ origin }: RuleLine): FieldLine | null {
    return origin === null || origin.path === null ? null : (lines.get(fieldKey(origin.object, origin.path)) ?? null)
  }
}
