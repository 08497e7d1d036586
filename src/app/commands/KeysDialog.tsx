import { type ReactNode, useId } from 'react'
import type { Messages } from '../../i18n'
import { zoomKeys } from '../map/useZoomKeys'
import { useApp, useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { type Command, commandsOf } from './commands'
import { Keys } from './Keys'
import { isMac } from './keyText'
import { editorKeys, fieldKeys, mapKeys, type OtherKey } from './otherKeys'

interface KeyRow {
  readonly does: string
  readonly keys: readonly string[]
}

/** The dialog "Keys": every key of the page, by where it works. */
export function KeysDialog(): ReactNode {
  const store = useAppStore()
  const messages = useMessages()
  const words = messages.commands.keys
  const commands = commandsOf(store.getState(), messages)
  const characterKeys = useApp((state) => state.characterKeys)
  return (
    <Dialog
      title={words.label}
      about={words.about}
      closeLabel={words.close}
      place="centre"
      onClose={() => store.getState().set({ dialog: null })}
    >
      <label className="mx-5 mt-3 flex min-h-6 items-center gap-2 text-sm">
        <input
          type="checkbox"
          className="size-4 accent-packet"
          checked={characterKeys}
          onChange={(event) => store.getState().set({ characterKeys: event.target.checked })}
        />
        {words.single}
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and holds nothing that takes the focus */}
      <div className="gap-x-10 overflow-y-auto px-5 pt-1 pb-5 sm:columns-2" tabIndex={0}>
        <KeyGroup name={words.groups.player} rows={rowsOf(commands, 'player', messages)} />
        <KeyGroup name={words.groups.page} rows={[...rowsOf(commands, 'page', messages), ...otherRows(fieldKeys, messages)]} />
        <KeyGroup name={words.groups.map} rows={[...otherRows(mapKeys, messages), ...zoomRows(messages)]} />
        <KeyGroup name={words.groups.editor} rows={otherRows(editorKeys, messages)} />
      </div>
    </Dialog>
  )
}

/** The commands of a group that have keys; what works only while the page is presented has rows of its own. */
function rowsOf(commands: readonly Command[], group: Command['group'], { commands: words }: Messages): readonly KeyRow[] {
  const own = commands.filter((command) => command.group === group)
  return [
    ...own.filter(({ keys }) => keys.length > 0).map(({ name, keys }) => ({ does: name, keys })),
    ...own
      .filter(({ presenterKeys }) => presenterKeys.length > 0)
      .map((each) => ({ does: words.keys.presented(each.name), keys: each.presenterKeys })),
  ]
}

function otherRows(others: readonly OtherKey[], { commands: words }: Messages): readonly KeyRow[] {
  const mac = isMac()
  return others.map((each) => ({ does: words.keys[each.does], keys: (mac ? each.mac : undefined) ?? each.keys }))
}

function zoomRows({ map }: Messages): readonly KeyRow[] {
  return [
    { does: map.zoomIn, keys: zoomKeys.nearer },
    { does: map.zoomOut, keys: zoomKeys.farther },
    { does: map.fit, keys: zoomKeys.all },
  ]
}

function KeyGroup({ name, rows }: { readonly name: string; readonly rows: readonly KeyRow[] }): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mb-1 break-inside-avoid pt-4">
      <h3 id={id} className="mb-1 text-sm font-semibold">
        {name}
      </h3>
      <dl>
        {rows.map(({ does, keys }) => (
          <div key={does} className="flex items-baseline gap-4 border-t border-line-soft py-1.5 text-sm">
            <dt className="min-w-0 flex-1">{does}</dt>
            <dd className="flex-none">
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
