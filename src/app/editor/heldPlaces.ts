import { isolateHistory } from '@codemirror/commands'
import { EditorView, type ViewUpdate } from '@codemirror/view'

interface HeldPlace {
  from: number
  to: number
}

/** Places in the editor's text that wait for what is pasted there: what is typed meanwhile moves them. */
export interface HeldPlaces {
  /** Holds a range; answers with the way to fill it, in one undoable step. */
  hold(view: EditorView, from: number, to: number): (text: string) => void
  follow(update: ViewUpdate): void
  /** Another text stands in the editor. */
  clear(): void
}

export function createHeldPlaces(): HeldPlaces {
  const places = new Set<HeldPlace>()
  return {
    hold(view, from, to) {
      const place = { from, to }
      places.add(place)
      return (text) => {
        const held = places.delete(place) ? place : view.state.selection.main
        // What was pasted there later stands behind.
        const behind = [...places].filter((other) => other.from >= held.from && other.from <= held.to && other.to >= held.to)
        const end = held.from + text.length
        view.dispatch({
          changes: { from: held.from, to: held.to, insert: text },
          // Whoever writes elsewhere meanwhile stays there.
          ...(view.state.selection.main.from >= held.from && view.state.selection.main.to <= held.to ? { selection: { anchor: end } } : {}),
          effects: EditorView.scrollIntoView(held.from),
          userEvent: 'input.paste',
          annotations: isolateHistory.of('full'),
        })
        for (const other of behind) {
          other.from = end
          other.to = Math.max(end, other.to)
        }
      }
    },
    follow({ changes, docChanged }) {
      if (!docChanged) return
      for (const place of places) {
        place.from = changes.mapPos(place.from, -1)
        place.to = Math.max(place.from, changes.mapPos(place.to, -1))
      }
    },
    clear: () => places.clear(),
  }
}
