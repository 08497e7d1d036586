import { describe, expect, it } from 'vitest'
import type { TraceAnswer } from '../../engine'
import { deliveredTrace, droppedTrace } from '../../present/fixture'
import { fakeEngine, opened, settled } from './fakeEngine.testing'
import { type AppStore, createAppStore } from './store'

describe('the way before an edit', () => {
  const edit = async (store: AppStore, engine: ReturnType<typeof fakeEngine>['engine'], traced: typeof engine.traced, text: string) => {
    engine.traced = traced
    store.getState().setText(store.getState().activeFile, text, 'typing')
    await settled()
  }
  const delivered: TraceAnswer = { ok: true, trace: deliveredTrace }
  const dropped: TraceAnswer = { ok: true, trace: droppedTrace }

  it('is kept while the one after it differs, and goes with the difference, when it is dismissed, or when something else is asked', async () => {
    const { store, engine } = await opened()
    await edit(store, engine, delivered, 'own')
    expect(store.getState().kept).toBeNull()
    await edit(store, engine, dropped, 'broken')
    expect(store.getState().kept).toEqual({ trace: deliveredTrace, inOther: null })
    await edit(store, engine, dropped, 'broken otherwise')
    expect(store.getState().kept).toEqual({ trace: deliveredTrace, inOther: null })
    await edit(store, engine, delivered, 'mended')
    expect(store.getState().kept).toBeNull()
    await edit(store, engine, dropped, 'broken')
    store.getState().dismissKept()
    expect(store.getState().kept).toBeNull()
    await edit(store, engine, delivered, 'mended')
    store.getState().send({ from: 'external', to: 'web:80' })
    expect(store.getState().kept).toBeNull()
  })
})

describe('all ways in', () => {
  it('are asked part by part behind the first picture, and what fails stands first', async () => {
    const { engine, client } = fakeEngine()
    const way = (to: string, verdict: string) => ({ to, endings: [{ verdict, reason: null, chance: 1 }] })
    engine.ways = [...Array.from({ length: 600 }, (_, at) => way(`fine${at}`, 'delivered')), way('dead', 'rejected')]
    const store = createAppStore(client)
    store.getState().replaceManifests([{ name: 'a.yaml', text: 'one' }], 'sample')
    await settled()
    expect(client.waysIn.mock.calls).toEqual([[{ from: 0, count: 500 }], [{ from: 500, count: 500 }]])
    expect(client.trace.mock.invocationCallOrder[0]).toBeLessThan(client.waysIn.mock.invocationCallOrder[0] ?? 0)
    expect(store.getState().waysIn).toMatchObject({ asked: 601, of: 601 })
    expect(
      store
        .getState()
        .waysIn?.ways.slice(0, 2)
        .map(({ to }) => to),
    ).toEqual(['dead', 'fine0'])
  })
})
