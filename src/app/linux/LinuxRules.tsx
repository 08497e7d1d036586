import './linuxRules.css'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import { objectText } from '../../present/describe'
import { packetText } from '../../present/linux/packetText'
import type { Timeline } from '../../present/timeline'
import { useApp, useAppStore, useMessages } from '../store/context'
import { useCurrentStep } from '../store/evidence'
import { NodeRules } from './NodeRules'
import { RulesHead } from './RulesHead'
import { ruledSteps, shownRules } from './shownRules'

interface LinuxRulesProps {
  readonly timeline: Timeline
  /** There is no editor to go to. */
  readonly embedded: boolean
}

/** The region "Linux rules": what the packet meets in the kernel of the current hop's node, as the node would print it. */
export function LinuxRules({ timeline, embedded }: LinuxRulesProps): ReactNode {
  const store = useAppStore()
  const words = useMessages().linux
  const trace = useApp((state) => state.trace)
  const rules = useApp((state) => state.rules)
  const current = useCurrentStep()
  const ruled = useMemo(() => (rules.state === 'ready' ? ruledSteps(timeline, rules.hops) : []), [timeline, rules])
  const shown = shownRules(timeline, current, ruled)
  const all = useApp((state) => state.allRules)
  const hop = shown?.step.rules.hop
  const scroller = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another hop or another choice is read from its first match.
  useEffect(() => showFirstMatch(scroller.current), [all, hop])

  if (rules.state === 'none')
    return (
      <Message>
        <span role="status" className="linux-waiting">
          {words.waiting}
        </span>
      </Message>
    )
  if (rules.state === 'failed')
    return (
      <Message>
        <span role="alert">
          {words.broken} <code>{rules.why}</code>
        </span>{' '}
        <button type="button" className="quiet-button" onClick={() => store.getState().retry()}>
          {words.again}
        </button>
      </Message>
    )
  if (shown === null) return <Message>{words.nothing}</Message>
  return (
    <section className="linux" aria-label={words.region} aria-busy={rules.trace !== trace}>
      <RulesHead ruled={ruled} shown={shown} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <div ref={scroller} className="linux-scroll" data-all={all || undefined} tabIndex={0}>
        <Dataplane />
        <p className="linux-explain">{explained(shown)}</p>
        <NodeRules rules={shown.step.rules} lines={rules.lines} embedded={embedded} />
      </div>
    </section>
  )

  function explained({ at, step }: NonNullable<typeof shown>): string {
    const { node, packet } = step.rules
    if (at === 'reply') return words.reply(node)
    const sentence = words.explain(node, packetText(packet))
    return at === 'here' ? sentence : `${words.elsewhere(words.hop(step.index + 1, node))} ${sentence}`
  }
}

/** Among all rules the first that matches comes into view; a list of nothing but matches is read from its top. */
function showFirstMatch(scroller: HTMLDivElement | null): void {
  const block = scroller?.querySelector('[data-step="1"]')?.closest('.linux-block')
  if (!scroller || !(block instanceof HTMLElement)) return
  const first = block === scroller.querySelector('.linux-block')
  scroller.scrollTop = first ? 0 : block.offsetTop - 8
}

/** Who carries Service traffic in the place of kube-proxy. */
function Dataplane(): ReactNode {
  const words = useMessages().linux
  const other = useApp((state) => state.inputSettings?.otherDataplane ?? null)
  return other === null ? null : <p className="linux-warning">{words.otherDataplane(other.name, objectText(other.object))}</p>
}

function Message({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="px-4 py-3 text-sm text-text-2">{children}</p>
}
