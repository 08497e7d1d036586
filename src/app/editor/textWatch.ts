import type { ViewUpdate } from '@codemirror/view'
import type { Manifests, TextCause, TextTab } from '../store/state'
import { fromOutside, swapOf } from './replacement'

/** Keys that follow one another faster are one change: the first is told at once, the others when they are over. In milliseconds. */
const typingPause = 60
/** So much text at once is no typing: it is read at once, and shown as it is. */
const wholeText = 80

/** What the editor tells the page of its text. */
export interface TextEvents {
  readonly onText: (id: string, text: string, cause: TextCause) => void
  /** An undo or redo led back to other manifests. */
  readonly onManifests: (manifests: Manifests) => void
}

/** Knows the text of each file as the page knows it, and tells the page what is written in the current one. */
export interface TextWatch {
  /** The id of the file that stands in the editor. */
  current(): string
  /** Another file comes into the editor. */
  turnTo(file: TextTab): void
  /** The page has a text for a file; false where that is no news. */
  learn(file: TextTab): boolean
  /** The editor's state has changed. */
  follow(update: ViewUpdate): void
  /** Tells at once what still waits for the end of a word. */
  flushPending(): void
}

/** Watches over what is written. `textNow` is the text that stands in the editor. */
export function createTextWatch(first: TextTab, textNow: () => string, events: TextEvents): TextWatch {
  const known = new Map([[first.id, first.text]])
  let current = first.id
  let timer = 0
  let lastKey = Number.NEGATIVE_INFINITY

  const flush = (cause: TextCause) => {
    clearTimeout(timer)
    timer = 0
    const text = textNow()
    known.set(current, text)
    events.onText(current, text, cause)
  }

  return {
    current: () => current,
    turnTo(file) {
      current = file.id
      if (!known.has(file.id)) known.set(file.id, file.text)
    },
    learn(file) {
      if (known.get(file.id) === file.text) return false
      clearTimeout(timer)
      timer = 0
      known.set(file.id, file.text)
      return true
    },
    follow(update) {
      if (!update.docChanged) return
      const swap = update.transactions.map(swapOf).find((each) => each !== null)
      if (swap) {
        clearTimeout(timer)
        const text = update.state.doc.toString()
        known.set(current, text)
        return events.onManifests({ ...swap, files: swap.files.map((file) => (file.id === current ? { ...file, text } : file)) })
      }
      if (update.transactions.some((transaction) => transaction.annotation(fromOutside))) return
      if (sizeOf(update) > wholeText) return flush('whole')
      if (update.transactions.some((transaction) => transaction.isUserEvent('input.paste'))) return flush('paste')
      clearTimeout(timer)
      const now = performance.now()
      // The letter itself is painted first.
      timer = window.setTimeout(() => flush('typing'), now - lastKey > typingPause ? 0 : typingPause)
      lastKey = now
    },
    flushPending() {
      if (timer !== 0) flush('typing')
    },
  }
}

function sizeOf(update: ViewUpdate): number {
  let size = 0
  update.changes.iterChanges((fromA, toA, fromB, toB) => {
    size = Math.max(size, toA - fromA, toB - fromB)
  })
  return size
}
