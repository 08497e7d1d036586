import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Answer } from '../../engine'
import { objectText } from '../../present/describe'
import { useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { useSearch } from './useSearch'

type Result = Answer<'search'>['results'][number]

/** Search over every object: Enter shows it on the map and in the text, Ctrl+Enter sends a request there. */
export function SearchDialog() {
  const store = useAppStore()
  const { search } = useMessages().page
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const answer = useSearch(text)
  const results = answer?.results ?? []
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const close = () => store.getState().set({ dialog: null })
  useEffect(() => input.current?.focus(), [])

  const show = ({ place, ref, file, line }: Result) => {
    const { lookAt, jumpTo } = store.getState()
    close()
    if (place !== null) lookAt(place, place.startsWith('node/') ? null : ref.namespace)
    if (file !== null && line !== null) jumpTo(file, line)
  }
  const send = ({ request }: Result) => {
    if (request === null) return
    close()
    store.getState().send(request)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const result = results[active]
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && results.length > 0) setActive((active + by + results.length) % results.length)
    else if (event.key === 'Enter' && result !== undefined) (event.ctrlKey || event.metaKey ? send : show)(result)
    else return
    event.preventDefault()
  }

  const chosen = results[active]
  const list = `${id}-list`
  return (
    <Dialog title={search.label} about={search.about} closeLabel={search.close} onClose={close} place="centre">
      <div className="flex min-h-0 flex-col">
        <input
          ref={input}
          role="combobox"
          aria-label={search.label}
          aria-expanded={results.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${active}`}
          placeholder={search.placeholder}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          className="h-12 flex-none border-b border-line-soft bg-transparent px-5 font-mono text-md outline-none placeholder:font-sans placeholder:text-text-2"
        />
        <div id={list} role="listbox" aria-label={search.results} className="h-[22rem] overflow-y-auto py-1">
          {results.map((result, index) => (
            <Option
              key={`${result.ref.kind} ${result.ref.namespace} ${result.ref.name} ${result.ref.group}`}
              id={`${id}-${index}`}
              result={result}
              active={index === active}
              onPoint={() => setActive(index)}
              onPick={() => show(result)}
            />
          ))}
        </div>
        <div className="flex min-h-14 flex-none items-center gap-2 border-t border-line-soft px-5 py-2">
          <p role="status" className="flex-1 text-sm text-text-2">
            {answer !== null && text.trim() !== '' && results.length === 0 && search.none}
            {answer?.more && search.more(results.length)}
          </p>
          <button type="button" className="quiet-button" disabled={!chosen?.request} onClick={() => chosen && send(chosen)}>
            {search.send}
            <kbd className="text-xs text-text-2">Ctrl ↵</kbd>
          </button>
          <button type="button" className="quiet-button" disabled={chosen === undefined} onClick={() => chosen && show(chosen)}>
            {search.show}
            <kbd className="text-xs text-text-2">↵</kbd>
          </button>
        </div>
      </div>
    </Dialog>
  )
}

interface OptionProps {
  readonly id: string
  readonly result: Result
  readonly active: boolean
  readonly onPoint: () => void
  readonly onPick: () => void
}

function Option({ id, result, active, onPoint, onPick }: OptionProps) {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (active) option.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const { ref, matched } = result
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus.
    <div
      ref={option}
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={active}
      aria-label={[objectText(ref), matched].filter(Boolean).join(', ')}
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={() => active || onPoint()}
      onClick={onPick}
      className="mx-2 flex cursor-pointer items-baseline gap-3 rounded-lg px-3 py-1.5 select-none aria-selected:bg-surface-2 aria-selected:shadow-[inset_3px_0_0_var(--focus)]"
    >
      <span className="w-36 flex-none truncate text-xs text-text-2">{ref.kind}</span>
      <span className="min-w-0 flex-1 font-mono text-sm break-all">
        {ref.namespace !== null && <span className="text-text-2">{ref.namespace}/</span>}
        {ref.name}
      </span>
      {matched !== null && (
        <span className="max-w-[45%] truncate rounded-md bg-surface-2 px-2 py-0.5 font-mono text-xs text-text-2">{matched}</span>
      )}
    </div>
  )
}
