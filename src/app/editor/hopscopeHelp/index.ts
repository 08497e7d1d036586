import { Compartment, type Extension } from '@codemirror/state'
import { type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Language } from '../../../i18n'

const group = 'hopscope/v1'
const help = new Compartment()

/** Fetches the help for objects of `hopscope/v1` when somebody writes in a text that has one: nobody else needs it. */
export function hopscopeHelpWhenNeeded(language: () => Language): Extension {
  class Watch {
    private asked = false

    update({ view, focusChanged, changes, docChanged, state }: ViewUpdate): void {
      if (this.asked || !view.hasFocus) return
      const touched: string[] = []
      if (docChanged)
        changes.iterChanges((_from, _to, from, to) => {
          touched.push(state.sliceDoc(state.doc.lineAt(from).from, state.doc.lineAt(to).to))
        })
      if (touched.some((text) => text.includes(group)) || (focusChanged && hasGroup(view))) this.fetch(view)
    }

    private fetch(view: EditorView): void {
      this.asked = true
      const { state } = view
      const give = async () => {
        const { hopscopeHelp } = await import('./help')
        // Another file is shown meanwhile: its own watch asks for its help.
        if (help.get(view.state) === help.get(state)) view.dispatch({ effects: help.reconfigure(hopscopeHelp(language)) })
      }
      give().catch(() => {
        this.asked = false
      })
    }
  }
  return [help.of([]), ViewPlugin.fromClass(Watch)]
}

function hasGroup({ state: { doc } }: EditorView): boolean {
  for (const text of doc.iter()) if (text.includes(group)) return true
  return false
}
