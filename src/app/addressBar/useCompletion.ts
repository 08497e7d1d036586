import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import { type AddressOption, matching } from './options'

/** So many fit the eye; typing brings the others. */
const shownOptions = 60

export interface Completion {
  readonly open: boolean
  readonly listId: string
  readonly shown: readonly AddressOption[]
  /** How many match beyond those that are shown. */
  readonly more: number
  /** Index of the highlighted option; -1 where what is typed stands alone. */
  readonly active: number
  readonly optionId: (index: number) => string
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onTyped: () => void
  readonly toggle: () => void
  readonly close: () => void
  readonly highlight: (index: number) => void
}

/**
 * The list under a text field, after the ARIA pattern "editable combobox with list autocomplete": the focus stays in the
 * field, arrows move a highlight, Enter takes it or, without one, is the form's.
 */
export function useCompletion(options: readonly AddressOption[], value: string, onPick: (option: AddressOption) => void): Completion {
  const listId = useId()
  const [open, setOpen] = useState(false)
  // A list that was opened by hand shows all there is; the text narrows it only once somebody types.
  const [typing, setTyping] = useState(false)
  const [active, setActive] = useState(-1)
  const found = useMemo(() => (open ? matching(options, typing ? value : '') : []), [open, options, typing, value])
  const shown = useMemo(() => found.slice(0, shownOptions), [found])

  const show = () => {
    setOpen(true)
    setTyping(false)
    setActive(-1)
  }
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const move = (by: number) => {
    if (!open) return show()
    // The field itself stands between the last option and the first.
    const places = shown.length + 1
    setActive(((active + 1 + by + places) % places) - 1)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // A word that an input method is still composing is no command.
    if (event.nativeEvent.isComposing) return
    const picked = shown[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (event.key === 'Enter') {
      if (open && picked) {
        event.preventDefault()
        onPick(picked)
      }
      close()
    }
  }

  return {
    open,
    listId,
    shown,
    more: found.length - shown.length,
    active,
    optionId: (index) => `${listId}-${index}`,
    onKeyDown,
    onTyped: () => {
      setOpen(true)
      setTyping(true)
      setActive(-1)
    },
    toggle: () => (open ? close() : show()),
    close,
    highlight: setActive,
  }
}
