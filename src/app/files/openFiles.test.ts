import { expect, test, vi } from 'vitest'
import { createEngineClient } from '../engine/client'
import { localAnswerer } from '../engine/localAnswerer'
import { createAppStore } from '../store/store'
import { openFiles } from './openFiles'

test('a dialog that stands gives way to files; one opened while they are looked through stays', async () => {
  const store = createAppStore(createEngineClient(localAnswerer))
  store.getState().set({ dialog: 'fromCluster' })
  const opened = openFiles(store, [{ file: new File(['apiVersion: v1\nkind: Secret\ndata: {a: b}\n'], 'a.yaml'), name: 'a.yaml' }])
  expect(store.getState().dialog).toBeNull()
  store.getState().set({ dialog: 'settings' })
  await opened
  await vi.waitFor(() => expect(store.getState().files.map(({ name }) => name)).toContain('a.yaml'))
  expect(store.getState().dialog).toBe('settings')
})
