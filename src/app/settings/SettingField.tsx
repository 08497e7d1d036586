import type { ReactNode } from 'react'
import { useMessages } from '../store/context'
import { valueWords } from './changeWords'
import { inputParts } from './inputSettings'
import type { SettingName } from './proxyText'
import type { ProxySettings } from './useProxySettings'

interface SettingFieldProps {
  readonly name: SettingName
  readonly settings: ProxySettings
  /** The control that stands in front of its label. */
  readonly lead?: ReactNode
  readonly note?: string | null
  /** Several controls, which take this name together. */
  readonly group?: boolean
  readonly onReset: () => void
  readonly children?: ReactNode
}

/** The id of a setting's control; `-label` and `-about` are its name and what it does. */
export function controlId(name: SettingName): string {
  return `setting-${name}`
}

/** One setting: its name, its control, one sentence of what it does, and what the input says. */
export function SettingField({ name, settings, lead = null, note = null, group = false, onReset, children }: SettingFieldProps) {
  const messages = useMessages()
  const words = messages.settings
  const { label, about } = words.fields[name]
  const said = valueWords(name, inputParts(settings.input), messages)
  const ofRequest = settings.ofRequest[name] !== undefined
  const changed = !ofRequest && settings.own[name] !== undefined
  const id = controlId(name)
  return (
    <div className="border-t border-line-soft px-5 py-3.5 first:border-t-0">
      <div className="flex min-h-7 items-center gap-2.5">
        {lead}
        {group ? (
          <span id={`${id}-label`} className="flex-1 font-semibold">
            {label}
          </span>
        ) : (
          <label htmlFor={id} className="flex-1 font-semibold">
            {label}
          </label>
        )}
        {ofRequest && <span className="text-xs font-medium text-translation">{words.ofRequestShort}</span>}
        {changed && (
          <button type="button" aria-label={words.reset(label)} onClick={onReset} className="text-link min-h-7 text-sm">
            {words.resetShort}
          </button>
        )}
      </div>
      <p id={`${id}-about`} className="text-sm text-text-2">
        {about}
      </p>
      {children}
      <p className="mt-1.5 flex flex-wrap gap-x-2 text-xs text-text-2">
        <span className="min-w-0 wrap-anywhere">{settings.input.source === null ? words.inputDefault(said) : words.inputSays(said)}</span>
        {changed && <strong className="font-semibold text-translation">{words.changed}</strong>}
        {note !== null && <span className="basis-full font-medium text-warning">{note}</span>}
      </p>
    </div>
  )
}
