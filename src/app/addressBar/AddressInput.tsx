import { ChevronDown } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { CompletionList } from './CompletionList'
import type { AddressOption } from './options'
import { useCompletion } from './useCompletion'

interface AddressInputProps {
  readonly id: string
  readonly label: string
  readonly openLabel: string
  readonly emptyText: string
  readonly placeholder?: string
  readonly value: string
  readonly options: readonly AddressOption[]
  readonly invalid?: boolean
  readonly chip?: ReactNode
  readonly className: string
  readonly listClassName: string
  readonly onType: (text: string) => void
  readonly onPick: (option: AddressOption) => void
}

/** One side of the address bar: free text, and every address that exists as completion. */
export function AddressInput(props: AddressInputProps) {
  const { id, label, openLabel, emptyText, placeholder, value, options, invalid = false, chip, className, listClassName, onType } = props
  const input = useRef<HTMLInputElement>(null)
  const pick = (option: AddressOption) => {
    completion.close()
    props.onPick(option)
  }
  const completion = useCompletion(options, value, pick)
  const { open, active, listId } = completion

  return (
    <div className={`relative flex min-w-0 items-center ${className}`}>
      <label htmlFor={id} className="flex-none pl-3 text-xs text-text-2">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        role="combobox"
        aria-label={label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? completion.optionId(active) : undefined}
        aria-invalid={invalid || undefined}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={value}
        onChange={(event) => {
          onType(event.target.value)
          completion.onTyped()
        }}
        onKeyDown={completion.onKeyDown}
        onBlur={completion.close}
        className={`h-11 min-w-20 flex-1 bg-transparent px-2 font-mono text-sm text-ellipsis text-text outline-none placeholder:font-sans placeholder:text-text-2 ${invalid ? 'text-trouble' : ''}`}
      />
      {chip}
      <button
        type="button"
        tabIndex={-1}
        aria-label={openLabel}
        aria-expanded={open}
        // The field keeps the focus: the list belongs to it.
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus()
          completion.toggle()
        }}
        className="icon-button mr-1.5 min-h-8 flex-none"
      >
        <ChevronDown aria-hidden className="size-4" />
      </button>
      {open && <CompletionList completion={completion} label={openLabel} emptyText={emptyText} className={listClassName} onPick={pick} />}
    </div>
  )
}
