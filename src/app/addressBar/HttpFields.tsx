import { useEffect, useId, useRef, useState } from 'react'
import type { TypedHttp } from '../../engine'
import { useMessages } from '../store/context'
import { countAdded, methods, nothingAdded } from './httpDraft'

interface HttpFieldsProps {
  /** Null: nothing is added to the address. */
  readonly http: TypedHttp | null
  readonly invalid: boolean
  readonly onEdit: (http: TypedHttp) => void
}

/** What is said beside the address: method, Host header, headers, TLS server name. A small panel that opens under the bar. */
export function HttpFields({ http, invalid, onEdit }: HttpFieldsProps) {
  const words = useMessages().page.address.http
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const shown = http ?? nothingAdded
  const added = countAdded(shown)
  const edit = (change: Partial<TypedHttp>) => onEdit({ ...shown, ...change })

  // A press elsewhere closes it, and so does Escape wherever the focus is: a button that was pressed may be gone.
  useEffect(() => {
    if (!open) return
    const onPress = (event: PointerEvent) => event.target instanceof Node && !root.current?.contains(event.target) && setOpen(false)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onPress)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('pointerdown', onPress)
      document.removeEventListener('keydown', onKey)
    }
  }, [open])

  return (
    <div ref={root} className="flex flex-none items-center sm:relative">
      <button
        ref={button}
        type="button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={added > 0 ? `${words.label}, ${words.added(added)}` : words.label}
        title={words.label}
        onClick={() => setOpen(!open)}
        className={`mr-1.5 flex min-h-8 items-center gap-1.5 rounded-md border px-2 text-xs font-semibold tracking-wide hover:bg-surface-2 ${
          invalid ? 'border-trouble text-trouble' : added > 0 ? 'border-line text-text' : 'border-line-soft text-text-2'
        }`}
      >
        {shown.method ?? words.button}
        {added > 0 && (
          <span aria-hidden className="rounded-full bg-surface-2 px-1.5 font-mono text-xs">
            {added}
          </span>
        )}
      </button>
      {open && (
        <fieldset
          id={id}
          className="absolute top-full right-0 z-40 mt-1.5 grid w-[min(26rem,calc(100vw-2rem))] gap-3 rounded-xl border border-line bg-surface p-4 shadow-raised text-text max-sm:inset-x-0 max-sm:w-auto"
        >
          <legend className="sr-only">{words.label}</legend>
          <p className="text-sm text-text-2">{words.about}</p>
          <label className="grid gap-1 text-sm font-medium">
            {words.method}
            <select className="field-input" value={shown.method ?? ''} onChange={(event) => edit({ method: event.target.value || null })}>
              <option value="">{words.usualMethod}</option>
              {methods.map((method) => (
                <option key={method} value={method}>
                  {method}
                </option>
              ))}
            </select>
          </label>
          <TextPart label={words.host} hint={words.hostHint} value={shown.host} onText={(host) => edit({ host })} />
          <label className="grid gap-1 text-sm font-medium">
            {words.headers}
            <textarea
              rows={3}
              className="field-input py-2 font-mono"
              placeholder={words.headersHint}
              spellCheck={false}
              autoComplete="off"
              aria-invalid={invalid || undefined}
              value={shown.headers.join('\n')}
              onChange={(event) => edit({ headers: event.target.value === '' ? [] : event.target.value.split('\n') })}
            />
          </label>
          <TextPart
            label={words.serverName}
            hint={words.serverNameHint}
            value={shown.serverName}
            onText={(serverName) => edit({ serverName })}
          />
          <button
            type="button"
            disabled={added === 0}
            onClick={() => onEdit(nothingAdded)}
            className="quiet-button justify-self-start disabled:opacity-60"
          >
            {words.clear}
          </button>
        </fieldset>
      )}
    </div>
  )
}

interface TextPartProps {
  readonly label: string
  readonly hint: string
  readonly value: string | null
  readonly onText: (text: string | null) => void
}

function TextPart({ label, hint, value, onText }: TextPartProps) {
  return (
    <label className="grid gap-1 text-sm font-medium">
      {label}
      <input
        type="text"
        className="field-input font-mono"
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        value={value ?? ''}
        onChange={(event) => onText(event.target.value.trim() === '' ? null : event.target.value.trim())}
      />
    </label>
  )
}
