import { useId, useState } from 'react'
import { useMessages } from '../store/context'
import type { Checked } from './fieldValue'

interface CheckedTextProps {
  readonly id?: string
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly describedBy: string
  readonly disabled: boolean
  readonly check: (text: string) => Checked
  readonly onPart: (part: string) => void
}

/** A text that counts as soon as it is right; while it is not, the last right one holds and one line says what is wrong. */
export function CheckedText({ id, label, value, placeholder, describedBy, disabled, check, onPart }: CheckedTextProps) {
  const { problems } = useMessages().settings
  const [typed, setTyped] = useState<string | null>(null)
  const errorId = useId()
  const checked = typed === null ? null : check(typed)
  const problem = checked !== null && !checked.ok ? checked.problem : null
  const type = (text: string) => {
    setTyped(text)
    const next = check(text)
    if (next.ok) onPart(next.part)
  }
  return (
    <>
      <input
        id={id}
        type="text"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? describedBy : `${errorId} ${describedBy}`}
        value={typed ?? value}
        placeholder={placeholder}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => type(event.target.value)}
        onBlur={() => problem === null && setTyped(null)}
        className="field-input mt-2 font-mono"
      />
      <p id={errorId} role="alert" className={problem === null ? 'sr-only' : 'mt-1 text-sm font-medium text-trouble'}>
        {problem !== null && (problem.code === 'no-range' ? problems['no-range'](problem.text) : problems[problem.code])}
      </p>
    </>
  )
}
