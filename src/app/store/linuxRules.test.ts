import { expect, it, vi } from 'vitest'
import type { EngineClient } from '../../engine'
import { deliveredTrace, droppedTrace } from '../../present/fixture'
import { followRules } from './linuxRules'
import { createAppStore } from './store'

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

/** A store in which only rules are asked for; `answer` makes the rules of a question. */
function opened(answer: () => Promise<unknown>) {
  const idle = { ask: vi.fn(() => new Promise(() => {})) } as unknown as EngineClient
  const ask = vi.fn((name: string, _asked: unknown, _proxy: unknown) => (name === 'fieldLines' ? Promise.resolve([]) : answer()))
  const store = createAppStore(idle)
  followRules(store, { ask } as unknown as EngineClient)
  return { store, ask, now: () => store.getState().rules, asked: () => ask.mock.calls.filter(([name]) => name === 'linuxRulesOfTrace') }
}

it('asks for rules only where they are shown, and once for a trace', async () => {
  const { store, now, asked } = opened(() => Promise.resolve([]))
  store.setState({ trace: deliveredTrace, proxy: 'mode=nftables', requestProxy: 'masqueradeAll=true' })
  await settled()
  expect(asked()).toHaveLength(0)
  for (const view of ['linux', 'wire', 'linux'] as const) {
    store.setState({ view })
    await settled()
  }
  expect(asked()).toHaveLength(1)
  expect(asked()[0]?.[2]).toBe('mode=nftables,masqueradeAll=true')
  expect(now()).toMatchObject({ state: 'ready', trace: deliveredTrace })
})

it('keeps the rules of the trace before until the newer ones are there, and drops what comes too late', async () => {
  const waiting: ((hops: unknown) => void)[] = []
  const { store, now } = opened(() => new Promise((resolve) => waiting.push(resolve)))
  store.setState({ view: 'linux', trace: deliveredTrace })
  waiting[0]?.([])
  await settled()
  store.setState({ trace: droppedTrace })
  expect(now()).toMatchObject({ state: 'ready', trace: deliveredTrace })
  const newest = { ...droppedTrace }
  store.setState({ trace: newest })
  waiting[2]?.([])
  await settled()
  waiting[1]?.([])
  await settled()
  expect(now()).toMatchObject({ state: 'ready', trace: newest })
})

it('says what went wrong, and forgets it with the next trace', async () => {
  let fails = true
  const { store, now } = opened(() => (fails ? Promise.reject(new Error('boom')) : Promise.resolve([])))
  store.setState({ view: 'linux', trace: deliveredTrace })
  await settled()
  expect(now()).toMatchObject({ state: 'failed', why: 'boom' })
  fails = false
  store.setState({ trace: droppedTrace })
  await settled()
  expect(now().state).toBe('ready')
  store.setState({ trace: null })
  expect(now()).toEqual({ state: 'none' })
})
