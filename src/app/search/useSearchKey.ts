import { useEffect } from 'react'
import { useAppStore } from '../store/context'

/** Where a stroke is a letter, it opens nothing. */
const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], dialog'

/** Ctrl+K (on a Mac Command+K) opens the search from everywhere, the editor too (so it is caught on its way in); `/` does where nobody types. */
export function useSearchKey(): void {
  const store = useAppStore()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.shiftKey) return
      const target = event.target instanceof Element ? event.target : null
      const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !target?.closest(typing)
      if (!command && !slash) return
      event.preventDefault()
      store.getState().set({ dialog: 'search' })
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [store])
}
