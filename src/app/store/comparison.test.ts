import { describe, expect, it } from 'vitest'
import { droppedTrace } from '../../present/fixture'
import { answer, fakeEngine, settled } from './fakeEngine.testing'
import type { Comparison, OtherInput } from './state'
import { createAppStore } from './store'

const way = (to: string) => ({ from: 'external', to, endings: [] })
const before: OtherInput = { names: ['old.yaml'], files: [{ name: 'old.yaml', text: 'old' }], tabs: [] }

/** A store that compares `web` and `api`, of which the other input sends `web` another way. */
async function comparing() {
  const [now, old] = [fakeEngine(), fakeEngine()]
  for (const { engine } of [now, old]) engine.ways = [way('web:80'), way('api:80')]
  old.engine.words = { 'web:80': 'another' }
  old.engine.traced = { ok: true, trace: droppedTrace }
  const store = createAppStore(now.client, {}, () => old.client)
  store.getState().replaceManifests([{ name: 'a.yaml', text: 'one' }])
  await settled()
  await store.getState().compareWith(before)
  await settled()
  return { now, old, store }
}

function differing(comparison: Comparison | null): readonly string[] {
  return comparison?.is === 'compared' ? comparison.compared.changes.map(({ to }) => to) : []
}

describe('another input', () => {
  it('is read by an engine of its own, and what goes another way is told', async () => {
    const { now, old, store } = await comparing()
    expect(old.client.read.mock.calls[0]?.[0]).toEqual(before.files)
    expect(now.client.read).toHaveBeenCalledTimes(1)
    expect(store.getState().comparison).toMatchObject({ names: ['old.yaml'], is: 'compared', unread: 0, compared: { same: 1 } })
    expect(differing(store.getState().comparison)).toEqual(['web:80'])
  })

  it('is held against each text that is read', async () => {
    const { now, old, store } = await comparing()
    now.engine.words = { 'web:80': 'another' }
    store.getState().setText(store.getState().activeFile, 'mended', 'typing')
    await settled()
    expect(differing(store.getState().comparison)).toEqual([])
    expect(old.client.read).toHaveBeenCalledTimes(1)
  })

  it('ends with its engine, and with the way that was kept of it', async () => {
    const { now, old, store } = await comparing()
    const { comparison } = store.getState()
    const [change] = comparison?.is === 'compared' ? comparison.compared.changes : []
    if (change === undefined) return expect.fail('nothing differs')
    await store.getState().sendChange(change)
    expect(store.getState()).toMatchObject({ sent: { to: 'web:80' }, kept: { trace: droppedTrace, inOther: ['old.yaml'] } })
    store.getState().stopComparing()
    expect([store.getState().comparison, store.getState().kept]).toEqual([null, null])
    expect(old.client.end).toHaveBeenCalledOnce()
    expect(now.client.end).not.toHaveBeenCalled()
    expect(await store.getState().tracesOf(change)).toBeNull()
  })

  it('takes the place of the one before it', async () => {
    const { old, store } = await comparing()
    await store.getState().compareWith({ ...before, names: ['older.yaml'] })
    expect(old.client.end).toHaveBeenCalledOnce()
    await settled()
    expect(store.getState().comparison?.names).toEqual(['older.yaml'])
  })

  it('that was a tab is none while it is compared, and one again afterwards', async () => {
    const tab = { id: 'tab', name: 'old.yaml', text: 'old' }
    const { store, now } = await comparing()
    store.setState({ files: [...store.getState().files, tab], activeFile: 'tab' })
    await store.getState().compareWith({ ...before, tabs: [tab] })
    expect(store.getState().files.map(({ name }) => name)).toEqual(['a.yaml'])
    expect(store.getState().activeFile).toBe(store.getState().files[0]?.id)
    await settled()
    expect(now.client.read.mock.lastCall?.[0]).toHaveLength(1)
    store.getState().stopComparing()
    expect(store.getState().files.map(({ name }) => name)).toEqual(['a.yaml', 'old.yaml'])
  })

  it('that breaks its engine is said to, and harms nothing else', async () => {
    const { old, store } = await comparing()
    old.client.read.mockRejectedValueOnce(new Error('out of memory'))
    await store.getState().compareWith(before)
    await settled()
    expect(store.getState().comparison).toEqual({ names: ['old.yaml'], is: 'failed', why: 'out of memory' })
    expect(store.getState().failure).toBeNull()
  })

  it('tells how far its reading is, and how much of it could not be read', async () => {
    const { old, store } = await comparing()
    const problem = { file: 'old.yaml', line: 1, column: 1, object: null, path: null, code: 'unclosed', what: 'bracket' } as const
    let done: (value: ReturnType<typeof answer>) => void = () => undefined
    old.engine.reading = () => new Promise((resolve) => (done = resolve))
    await store.getState().compareWith(before)
    expect(store.getState().comparison).toMatchObject({ is: 'reading', progress: null })
    done(answer({ problems: [problem] }))
    await settled()
    expect(store.getState().comparison).toMatchObject({ is: 'compared', unread: 1 })
  })
})
