import { expect, it } from 'vitest'
import type { EngineClient } from '../../engine'
import { Stopped } from '../../engine/model'
import { createAppStore } from './store'

const storeWith = (redactText: EngineClient['redactText']) => createAppStore({ redactText } as EngineClient)

it('answers with the texts as they may be kept', async () => {
  const store = storeWith((text) => Promise.resolve({ text: text.toUpperCase(), removed: [] }))
  const kept = store.getState().withoutSecrets(['a', 'b'])
  expect(store.getState().coming).toBe(2)
  expect(await kept).toEqual(['A', 'B'])
  expect([store.getState().coming, store.getState().failure]).toEqual([0, null])
})

it('keeps nothing where it is stopped, and says nothing of a failure', async () => {
  const store = storeWith((text) => (text === 'a' ? Promise.resolve({ text, removed: [] }) : Promise.reject(new Stopped())))
  expect(await store.getState().withoutSecrets(['a', 'b'])).toBeNull()
  expect([store.getState().coming, store.getState().failure]).toEqual([0, null])
})

it('keeps nothing where the engine fails, and says so', async () => {
  const store = storeWith(() => Promise.reject(new Error('The engine stopped: out of memory')))
  expect(await store.getState().withoutSecrets(['a'])).toBeNull()
  expect([store.getState().coming, store.getState().failure]).toEqual([0, 'The engine stopped: out of memory'])
})
