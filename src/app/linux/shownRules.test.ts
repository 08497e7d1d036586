import { expect, it } from 'vitest'
import type { Timeline } from '../../present/timeline'
import type { HopRules } from '../store/linuxRules'
import { ruledSteps, shownRules } from './shownRules'

/** `client, node node1, service node1, pod, reply node1`: the places of a way and the nodes that do their work. */
function timelineOf(way: string): Timeline {
  const steps = way.split(', ').map((each, index) => {
    const [place = '', node = null] = each.split(' ')
    const direction = place === 'reply' ? 'reply' : 'forward'
    return { index, direction, hop: { id: direction === 'reply' ? `node ${node}` : each, component: { place }, node } }
  })
  return { steps } as unknown as Timeline
}

const rulesOf = (hop: string) => ({ hop, node: hop.split(' ')[1] }) as unknown as HopRules

/** Which of the steps is shown, and what is said of it. */
function told(way: string, ruled: readonly string[], current: number): string | null {
  const timeline = timelineOf(way)
  const shown = shownRules(timeline, current, ruledSteps(timeline, ruled.map(rulesOf)))
  return shown && `${shown.step.index} ${shown.at}`
}

const way = 'client, balancer, node node1, service node1, pod, reply node1'

it.each([
  ['before the first node its rules are shown', 0, '2 elsewhere'],
  ['at the node they decide', 2, '2 here'],
  ['the Service behind the node is work of that node', 3, '2 here'],
  ['at the Pod nothing decides any more', 4, '2 elsewhere'],
  ['the reply meets none of them', 5, '2 reply'],
])('%s', (_name, current, shown) => {
  expect(told(way, ['node node1'], current)).toBe(shown)
})

it('of two nodes the last that decided is shown', () => {
  const ruled = ['node node1', 'node node2']
  const shown = [0, 1, 2, 3].map((current) => told('client, node node1, node node2, pod', ruled, current))
  expect(shown).toEqual(['1 elsewhere', '1 here', '2 here', '2 elsewhere'])
})

it('shows none where no rule decides', () => {
  expect(told('client, service, outside', [], 1)).toBeNull()
})
