import { useEffect, useState } from 'react'
import { type Language, loadedMessages, loadMessages, type Messages, otherLanguage } from '../../i18n'
import { useApp } from '../store/context'

export interface OtherMessages {
  readonly language: Language
  readonly messages: Messages
}

/** The sentences of the other language, where captions are wanted in both and once they are here; null otherwise. */
export function useOtherMessages(): OtherMessages | null {
  const wanted = useApp((state) => state.bothLanguages)
  const language = useApp((state) => otherLanguage(state.language))
  const [other, setOther] = useState<OtherMessages | null>(null)
  useEffect(() => {
    if (!wanted) return setOther(null)
    let current = true
    // What cannot be fetched is left out: all else goes on in one language.
    const show = () => current && setOther({ language, messages: loadedMessages(language) })
    loadMessages(language).then(show, () => undefined)
    return () => {
      current = false
    }
  }, [wanted, language])
  return other?.language === language ? other : null
}
