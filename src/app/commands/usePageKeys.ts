import { useEffect } from 'react'
import { useAppStore } from '../store/context'
import { typing } from '../ui/typing'
import { keyedBy, leaveKey } from './keyed'

/**
 * The keys of the page: from everywhere, the editor too, where Control or Command is held (so they are caught on their way in); single keys
 * where nobody types, unless the person has turned them off. Escape leaves the page shown to a room, and a dialog over it first.
 */
export function usePageKeys(): void {
  const store = useAppStore()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey) return
      const { presenting, dialog, characterKeys, set } = store.getState()
      const leaves = presenting && dialog === null && event.key === leaveKey
      // Shift has made another key of it already: ? is Shift with something on most keyboards.
      const isLetter = event.key.toLowerCase() !== event.key.toUpperCase()
      // The editor stands in a shadow root: from outside its host seems to be pressed.
      const [target] = event.composedPath()
      const types = target instanceof Element && target.closest(typing) !== null
      const command = event.shiftKey && isLetter ? null : keyedBy(event, characterKeys && !types)
      if (!leaves && command === null) return
      event.preventDefault()
      if (leaves) set({ presenting: false })
      else command?.run(store)
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [store])
}
