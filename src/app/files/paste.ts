import { largestText } from '../../engine/model'
import type { AppStore } from '../store/store'
import { chosenFiles, openFiles } from './openFiles'
import { mayHoldSecrets } from './secretHint'

const pastedName = 'manifests.yaml'

/** Holds the place of what is selected for a text that comes a little later; answers with the way to put it there. */
export type HoldPlace = () => (text: string) => void

/**
 * A paste into the editor. Files are opened; manifests over the untouched sample replace it whole.
 * A bare word goes where the cursor is, as anywhere else: somebody changes a port. What may hold secrets is looked through before the
 * editor sees it, and goes to the place that `hold` keeps. True where the paste was taken.
 */
export function pasteIntoEditor(store: AppStore, event: Pick<ClipboardEvent, 'clipboardData'>, hold: HoldPlace): boolean {
  const data = event.clipboardData
  if (!data) return false
  if (data.files.length > 0) {
    void openFiles(store, chosenFiles(data.files))
    return true
  }
  const text = unixLines(data.getData('text/plain'))
  // Nothing in the place of what is selected would only be a loss.
  if (text === '') return true
  if (text.length > largestText) {
    openText(store, text)
    return true
  }
  if (store.getState().untouchedSample !== null && looksWhole(text)) {
    replaceAll(store, text)
    return true
  }
  return insertSafely(store, text, hold)
}

/** A text that is put into the editor by other means than typing. False where the editor may put it there itself. */
export function insertSafely(store: AppStore, text: string, hold: HoldPlace): boolean {
  if (!isAsked(store, text)) return false
  const put = hold()
  void store
    .getState()
    .withoutSecrets([text])
    .then((kept) => kept !== null && put(kept[0] ?? ''))
  return true
}

/** What takes a pasted text itself. A slider or a choice that was pressed last does not, though it has the focus. */
const takesText = 'input:not([type=range], [type=radio], [type=checkbox]), textarea, [contenteditable="true"]'

/** A paste anywhere else on the page: it can only mean "look at this". */
export function pasteOnPage(store: AppStore, event: ClipboardEvent): void {
  const target = event.composedPath()[0]
  if (event.defaultPrevented || (target instanceof Element && target.closest(takesText))) return
  const data = event.clipboardData
  if (!data) return
  const text = data.getData('text/plain')
  if (data.files.length > 0) void openFiles(store, chosenFiles(data.files))
  else if (text.trim() !== '') replaceAll(store, unixLines(text))
  else return
  event.preventDefault()
}

/** A paste without a keyboard: what is on the clipboard takes the place of everything. False where the browser does not tell it, or nothing is. */
export async function pasteFromClipboard(store: AppStore): Promise<boolean> {
  const text = await navigator.clipboard?.readText().catch(() => '')
  if (!text?.trim()) return false
  replaceAll(store, unixLines(text))
  return true
}

function replaceAll(store: AppStore, text: string): void {
  store.getState().set({ dialog: null })
  if (text.length > largestText) {
    openText(store, text)
    return
  }
  const replace = (kept: string) => store.getState().replaceManifests([{ name: pastedName, text: kept }])
  if (isAsked(store, text))
    void store
      .getState()
      .withoutSecrets([text])
      .then((kept) => kept !== null && replace(kept[0] ?? ''))
  else replace(text)
}

/** A text that no editor can show is a file. */
function openText(store: AppStore, text: string): void {
  void openFiles(store, [{ file: new Blob([text]), name: pastedName }])
}

/** A text behind others that are being looked through waits for them. */
function isAsked(store: AppStore, text: string): boolean {
  return store.getState().coming > 0 || mayHoldSecrets(text)
}

function looksWhole(text: string): boolean {
  return /[\n:{]/.test(text.trim())
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
