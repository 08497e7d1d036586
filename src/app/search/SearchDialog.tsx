import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Answer } from '../../engine'
import { objectText } from '../../present/describe'
import { type Command, commandsOf, matchingCommands } from '../commands/commands'
import { Keys } from '../commands/Keys'
import { useApp, useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { PaletteFooter } from './PaletteFooter'
import { PaletteGroup } from './PaletteGroup'
import { PaletteOption } from './PaletteOption'
import { useSearch } from './useSearch'

type Result = Answer<'search'>['results'][number]

/** What a line of the list stands for. */
export type Found = { readonly is: 'command'; readonly command: Command } | { readonly is: 'object'; readonly result: Result }

/**
 * Search over every command and every object, commands first: they are few, and known at once. Enter does a command, or shows an object on the
 * map and in the text; Ctrl+Enter sends a request to it.
 */
export function SearchDialog() {
  const store = useAppStore()
  const messages = useMessages()
  const { search } = messages.page
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const answer = useSearch(text)
  // The names of commands follow what is now: Play or Pause, the other language.
  const commands = matchingCommands(useCommands(), text)
  const results = text.trim() === '' ? [] : (answer?.results ?? [])
  const found: readonly Found[] = [
    ...commands.map((command) => ({ is: 'command', command }) as const),
    ...results.map((result) => ({ is: 'object', result }) as const),
  ]
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const close = () => store.getState().set({ dialog: null })
  useEffect(() => input.current?.focus(), [])

  const pick = (each: Found) => {
    close()
    if (each.is === 'command') return each.command.run(store)
    const { place, ref, file, line } = each.result
    const { lookAt, jumpTo, set } = store.getState()
    // The text is no part of what is shown to a room.
    set({ presenting: false })
    if (place !== null) lookAt(place, place.startsWith('node/') ? null : ref.namespace)
    if (file !== null && line !== null) jumpTo(file, line)
  }
  const send = (each: Found) => {
    if (each.is !== 'object' || each.result.request === null) return
    close()
    store.getState().send(each.result.request)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const chosen = found[active]
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && found.length > 0) setActive((active + by + found.length) % found.length)
    else if (event.key === 'Enter' && chosen !== undefined) (event.ctrlKey || event.metaKey ? send : pick)(chosen)
    else return
    event.preventDefault()
  }

  const chosen = found[active]
  const list = `${id}-list`
  const optionOf = (index: number, each: Found) => ({
    id: `${id}-${index}`,
    active: index === active,
    onPoint: () => setActive(index),
    onPick: () => pick(each),
  })
  return (
    <Dialog title={search.label} about={search.about} closeLabel={search.close} onClose={close} place="centre">
      <div className="flex min-h-0 flex-col">
        <input
          ref={input}
          role="combobox"
          aria-label={search.label}
          aria-expanded={found.length > 0}
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
          <PaletteGroup name={messages.commands.group} empty={commands.length === 0}>
            {commands.map((command, index) => (
              <PaletteOption key={command.id} name={command.name} {...optionOf(index, { is: 'command', command })}>
                <span className="min-w-0 flex-1 text-sm">{command.name}</span>
                <span className="flex-none" aria-hidden="true">
                  <Keys keys={command.keys} />
                </span>
              </PaletteOption>
            ))}
          </PaletteGroup>
          <PaletteGroup name={messages.commands.objects} empty={results.length === 0}>
            {results.map((result, index) => (
              <PaletteOption
                key={`${result.ref.kind} ${result.ref.namespace} ${result.ref.name} ${result.ref.group}`}
                name={[objectText(result.ref), result.matched].filter(Boolean).join(', ')}
                {...optionOf(commands.length + index, { is: 'object', result })}
              >
                <ObjectLine result={result} />
              </PaletteOption>
            ))}
          </PaletteGroup>
        </div>
        <PaletteFooter chosen={chosen ?? null} onPick={pick} onSend={send}>
          {answer !== null && found.length === 0 && search.none}
          {answer?.more && search.more(results.length)}
        </PaletteFooter>
      </div>
    </Dialog>
  )
}

/** Those that can be done now; made anew when one comes, goes or gets another name, not with every moment that plays. */
function useCommands(): readonly Command[] {
  const store = useAppStore()
  const messages = useMessages()
  const ready = useApp((state) => readyNames(commandsOf(state, messages)))
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ready` is the commands by value
  return useMemo(() => commandsOf(store.getState(), messages), [store, messages, ready])
}

function readyNames(commands: readonly Command[]): string {
  return commands.flatMap(({ ready, name }) => (ready ? [name] : [])).join('\n')
}

function ObjectLine({ result: { ref, matched } }: { readonly result: Result }) {
  return (
    <>
      <span className="w-36 flex-none truncate text-xs text-text-2">{ref.kind}</span>
      <span className="min-w-0 flex-1 font-mono text-sm break-all">
        {ref.namespace !== null && <span className="text-text-2">{ref.namespace}/</span>}
        {ref.name}
      </span>
      {matched !== null && (
        <span className="max-w-[45%] truncate rounded-md bg-surface-2 px-2 py-0.5 font-mono text-xs text-text-2">{matched}</span>
      )}
    </>
  )
}
