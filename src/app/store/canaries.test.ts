import { expect, test, vi } from 'vitest'
import { canary, planted } from '../../engine/load/redact/canaries.testing'
import { createEngineClient } from '../engine/client'
import { localAnswerer } from '../engine/localAnswerer'
import { openFiles } from '../files/openFiles'
import { pasteIntoEditor } from '../files/paste'
import { isText } from './manifests'
import { type AppStore, createAppStore } from './store'

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } }
const text = [service, ...planted.map(([, object]) => object)].map((object) => JSON.stringify(object, null, 2)).join('\n---\n')

const paste = (store: AppStore) =>
  pasteIntoEditor(store, { clipboardData: { files: [], getData: () => text } as unknown as DataTransfer }, () => (kept) => {
    store.getState().setText(store.getState().activeFile, kept, 'whole')
  })

test.each<[string, (store: AppStore) => unknown]>([
  ['opened', (store) => openFiles(store, [{ file: new File([text], 'a.yaml'), name: 'a.yaml' }])],
  ['pasted into a text', paste],
  [
    'pasted over a sample',
    (store) => {
      store.getState().replaceManifests([{ name: 'sample.yaml', text: '# sample' }], 'sample')
      paste(store)
    },
  ],
])('no state of the store ever holds a secret of a text that is %s', { timeout: 20_000 }, async (_, bring) => {
  expect(text).toContain(canary)
  const store = createAppStore(createEngineClient(localAnswerer))
  store.getState().replaceManifests([{ name: 'a.yaml', text: '' }])
  const states: string[] = []
  store.subscribe((state) => states.push(JSON.stringify(state)))
  await bring(store)
  await vi.waitFor(() => expect(store.getState().trace).not.toBeNull(), 15_000)
  const { files, removed, failure } = store.getState()
  expect(files.some((file) => isText(file) && file.text.includes('<removed>'))).toBe(true)
  expect(removed.length).toBeGreaterThan(5)
  expect(failure).toBeNull()
  expect(states.filter((state) => state.includes(canary))).toEqual([])
})
