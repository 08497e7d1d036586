import { useEffect, useState } from 'react'
import type { Answer } from '../../engine'
import { useAppStore } from '../store/context'

export type Found = Answer<'search'>

const nothing: Found = { results: [], more: false }

/** What the engine finds for a text; an answer that newer typing has overtaken is dropped. `null`: not answered yet. */
export function useSearch(text: string): Found | null {
  const store = useAppStore()
  const [answer, setAnswer] = useState<{ readonly text: string; readonly found: Found }>({ text: '', found: nothing })
  useEffect(() => {
    let overtaken = false
    store
      .getState()
      .search(text)
      .then((found) => overtaken || setAnswer({ text, found }))
      .catch(() => overtaken || setAnswer({ text, found: nothing }))
    return () => {
      overtaken = true
    }
  }, [store, text])
  return answer.text === text ? answer.found : null
}
