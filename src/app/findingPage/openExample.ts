import { plainHttp } from '../../engine/model'
import type { Example } from '../../findingPages/page'
import type { AppStore } from '../store/store'

/** Puts an example in the place of the manifests, as one step that can be undone, and sends its request. */
export function openExample(store: AppStore, code: string, { manifests, request: { from, to, host } }: Example): void {
  const { replaceManifests, send } = store.getState()
  replaceManifests([{ name: `${code}.yaml`, text: manifests }])
  send(host === null ? { from, to } : { from, to, http: { ...plainHttp, host } })
}
