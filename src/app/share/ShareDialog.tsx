import { Check, Copy, Download } from 'lucide-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import type { CountOfKind } from '../../engine'
import { linkOf } from '../../link'
import { useAppStore, useMessages } from '../store/context'
import { stateToShare } from '../store/links'
import type { Shareable } from '../store/state'
import { Dialog } from '../ui/Dialog'
import { saveFile } from '../ui/saveFile'
import { useCopy } from '../ui/useCopy'
import { fileText } from './fileText'

/** Chats, mail and wikis cut longer addresses, each somewhere else. */
const longestLink = 8000

type Extent = 'path' | 'everything'

/** The dialog "Share": a link that holds the path whole, with what is in it and what is not. */
export function ShareDialog(): ReactNode {
  const store = useAppStore()
  const { share } = useMessages()
  const shareable = useShareable()
  return (
    <Dialog
      title={share.label}
      about={share.about}
      closeLabel={share.close}
      place="centre"
      onClose={() => store.getState().set({ dialog: null })}
    >
      <div className="flex flex-col gap-4 overflow-y-auto px-5 py-4">
        {shareable === null ? (
          <p role="status" className="text-sm text-text-2">
            {share.making}
          </p>
        ) : (
          <Shared shareable={shareable} />
        )}
      </div>
    </Dialog>
  )
}

/** Null while the engine works it out. */
function useShareable(): Shareable | null {
  const store = useAppStore()
  const [shareable, setShareable] = useState<Shareable | null>(null)
  useEffect(() => {
    let open = true
    const take = (made: Shareable) => open && setShareable(made)
    store
      .getState()
      .shareable()
      .then(take, () => take({ excerpt: null, files: null }))
    return () => {
      open = false
    }
  }, [store])
  return shareable
}

function Shared({ shareable: { excerpt, files } }: { readonly shareable: Shareable }): ReactNode {
  const store = useAppStore()
  const { share } = useMessages()
  const [chosen, setChosen] = useState<Extent>('path')
  const path = excerpt !== null && (chosen === 'path' || files === null)
  const shared = path ? [{ name: 'way.yaml', text: excerpt.text }] : files
  if (shared === null) return <p className="text-sm">{share.nothing}</p>
  const state = stateToShare(store.getState(), shared)
  const link = new URL(linkOf(state), new URL(location.pathname, location.href)).href
  return (
    <>
      {excerpt !== null && <ExtentChoice extent={path ? 'path' : 'everything'} whole={files !== null} onExtent={setChosen} />}
      {path ? (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          <Counted name={share.kept} counts={excerpt.kept} />
          <Counted name={share.left} counts={excerpt.left} />
        </dl>
      ) : (
        <p className="text-sm">{share.allOfIt(shared.length)}</p>
      )}
      <p className="text-sm text-text-2">{share.never}</p>
      {link.length <= longestLink ? <LinkField link={link} /> : <p className="text-sm">{share.tooLong(link.length, longestLink)}</p>}
      <SaveButton text={fileText(state)} />
    </>
  )
}

interface ExtentChoiceProps {
  readonly extent: Extent
  readonly whole: boolean
  readonly onExtent: (extent: Extent) => void
}

function ExtentChoice({ extent, whole, onExtent }: ExtentChoiceProps): ReactNode {
  const { share } = useMessages()
  const name = useId()
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-semibold">{share.extent}</legend>
      {(['path', 'everything'] as const).map((each) => (
        <label key={each} className="flex min-h-6 items-center gap-2 text-sm">
          <input
            type="radio"
            name={name}
            className="size-4 accent-packet"
            checked={extent === each}
            disabled={each === 'everything' && !whole}
            onChange={() => onExtent(each)}
          />
          {share.extents[each]}
        </label>
      ))}
      {!whole && <p className="text-sm text-text-2">{share.notWhole}</p>}
    </fieldset>
  )
}

function Counted({ name, counts }: { readonly name: string; readonly counts: CountOfKind }): ReactNode {
  const { share } = useMessages()
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd>{share.counts(counts)}</dd>
    </>
  )
}

function LinkField({ link }: { readonly link: string }): ReactNode {
  const { share } = useMessages()
  const { copied, copy } = useCopy()
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-stretch gap-2">
        <input
          readOnly
          aria-label={share.link}
          value={link}
          onFocus={(event) => event.target.select()}
          className="field-input min-w-0 flex-1 font-mono"
        />
        <button type="button" className="quiet-button" onClick={() => copy(link)}>
          {copied ? <Check aria-hidden className="size-4 text-arrived" /> : <Copy aria-hidden className="size-4 text-text-2" />}
          <span aria-live="polite">{copied ? share.copied : share.copy}</span>
        </button>
      </div>
      <p className="text-sm text-text-2">{share.length(link.length)}</p>
    </div>
  )
}

function SaveButton({ text }: { readonly text: string }): ReactNode {
  const { share } = useMessages()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <button
        type="button"
        className="quiet-button"
        onClick={() => saveFile('way.hopscope.yaml', new Blob([text], { type: 'application/yaml;charset=utf-8' }))}
      >
        <Download aria-hidden className="size-4 text-text-2" />
        {share.save}
      </button>
      <span className="text-sm text-text-2">{share.aboutFile}</span>
    </div>
  )
}
