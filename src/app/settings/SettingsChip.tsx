import { SlidersHorizontal } from 'lucide-react'
import { useAppStore, useMessages } from '../store/context'
import { changeWords } from './changeWords'
import { withoutRepeats } from './inputSettings'
import { useProxySettings } from './useProxySettings'

/** Says in short how kube-proxy runs otherwise than the input says, and opens the dialog; nothing where it does not. */
export function SettingsChip() {
  const store = useAppStore()
  const messages = useMessages()
  const settings = useProxySettings()
  if (settings === null) return null
  const words = changeWords(withoutRepeats(settings.parts, settings.input), messages)
  if (words === '') return null
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={messages.settings.chip.label(words)}
      title={messages.settings.chip.label(words)}
      onClick={() => store.getState().set({ dialog: 'settings' })}
      className="inline-flex min-h-7 max-w-full flex-none items-center gap-1.5 rounded-md border border-translation bg-translation-soft px-2 text-left text-sm font-medium text-translation hover:underline md:max-w-80"
    >
      <SlidersHorizontal aria-hidden className="size-3.5 flex-none" />
      <span className="min-w-0 truncate">{words}</span>
    </button>
  )
}
