import type { AppStore } from '../store/store'
import { chosenFiles, openFiles } from './openFiles'

const pastedName = 'manifests.yaml'

/**
 * A paste into the editor. Files are opened; manifests over the untouched sample replace it whole.
 * A bare word goes where the cursor is, as anywhere else: somebody changes a port. True where the paste was taken.
 */
export function pasteIntoEditor(store: AppStore, event: Pick<ClipboardEvent, 'clipboardData'>): boolean {
  const data = event.clipboardData
  if (!data) return false
  if (data.files.length > 0) {
    void openFiles(store, chosenFiles(data.files))
    return true
  }
  const text = data.getData('text/plain')
  // Nothing in the place of what is selected would only be a loss.
  if (text === '') return true
  if (store.getState().untouchedSample === null || !looksWhole(text)) return false
  store.getState().replaceManifests([{ name: pastedName, text: unixLines(text) }])
  return true
}

/** A paste anywhere else on the page: it can only mean "look at this". */
export function pasteOnPage(store: AppStore, event: ClipboardEvent): void {
  const target = event.composedPath()[0]
  if (event.defaultPrevented || (target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]'))) return
  const data = event.clipboardData
  if (!data) return
  const text = data.getData('text/plain')
  if (data.files.length > 0) void openFiles(store, chosenFiles(data.files))
  else if (text.trim() !== '') store.getState().replaceManifests([{ name: pastedName, text: unixLines(text) }])
  else return
  event.preventDefault()
}

function looksWhole(text: string): boolean {
  return /[\n:{]/.test(text.trim())
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
