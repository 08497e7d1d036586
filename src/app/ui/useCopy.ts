import { useEffect, useState } from 'react'

/** How long a button says that it is done. */
const saidFor = 1600

/** Copies a text, and says for a moment that it did. Without a clipboard (a page not served securely) nothing is copied, or said to be. */
export function useCopy(): { readonly copied: boolean; readonly copy: (text: string) => void } {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), saidFor)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (text: string) => {
    if (!navigator.clipboard) return
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return { copied, copy: (text) => void copy(text).catch(() => undefined) }
}
