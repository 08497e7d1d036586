import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { WayIn } from '../../engine'
import { tellingVerdict, toldEndings, wayState } from '../../present/waysIn'
import { FindingPlace } from '../findings/FindingPlace'
import { useApp, useAppStore, useMessages } from '../store/context'
import { MoreList } from '../ui/MoreList'
import { verdictLook } from '../verdict/verdictLook'

/** The list "All ways in": what becomes of a request to each address of the input, and the way to compare it. It is open where something fails; a click sends. */
export function WaysIn() {
  const store = useAppStore()
  const { page, ways: words, compare } = useMessages()
  const known = useApp((state) => state.waysIn)
  const [chosen, setChosen] = useState<boolean | null>(null)
  if (known === null || known.ways.length === 0) return null
  const count = (state: ReturnType<typeof wayState>) => known.ways.filter((way) => wayState(way) === state).length
  const broken = count('broken')
  const mixed = count('mixed')
  const open = chosen ?? broken + mixed > 0

  return (
    <section className="border-t border-line-soft px-3 py-2">
      <div className="flex items-start gap-2">
        <h2 className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            title={words.about}
            className="flex min-h-6 w-full flex-wrap items-center gap-x-2 text-left"
            onClick={() => setChosen(!open)}
          >
            <ChevronRight
              aria-hidden
              className={`size-4 flex-none text-text-2 transition-transform duration-(--quick) ${open ? 'rotate-90' : ''}`}
            />
            <span className="eyebrow">{words.label}</span>
            <span className={`text-xs ${broken > 0 ? 'text-trouble' : mixed > 0 ? 'text-warning' : 'text-text-2'}`}>
              {words.summary(known.ways.length, broken, mixed)}
            </span>
          </button>
        </h2>
        <button
          type="button"
          title={compare.label}
          aria-haspopup="dialog"
          className="text-link min-h-6 flex-none text-xs"
          onClick={() => store.getState().set({ dialog: 'compare' })}
        >
          {compare.button}
        </button>
      </div>
      {open && (
        <MoreList
          label={words.label}
          className="mt-1 space-y-1"
          moreWord={page.editor.more}
          items={known.ways}
          item={(way) => <Way key={`${way.from} ${way.to}`} way={way} />}
        />
      )}
      {open && known.asked < known.of && <p className="mt-1 text-xs text-text-2">{words.asking(known.asked, known.of)}</p>}
    </section>
  )
}

function Way({ way }: { readonly way: WayIn }) {
  const store = useAppStore()
  const messages = useMessages()
  const { page, words, ways } = messages
  const current = useApp(({ sent }) => sent?.to === way.to && sent.from === way.from)
  const look = verdictLook[tellingVerdict(way)]
  const endings = ways.endings(toldEndings(way.endings))
  const from = way.from === 'external' ? ways.outside : way.from
  const leadsTo = page.address.leadsTo(`${way.describes.kind} ${way.describes.object}`, way.describes.port)

  return (
    <li>
      <button
        type="button"
        aria-current={current}
        aria-label={ways.way(way.to, from, endings)}
        title={`${words.targets[way.kind]} · ${leadsTo} · ${ways.from(from)}`}
        className={`flex w-full gap-2 rounded-md px-1.5 py-1 text-left hover:bg-surface-2 ${current ? 'bg-surface-2' : ''}`}
        onClick={() => store.getState().send({ from: way.from, to: way.to })}
      >
        <look.icon aria-hidden className={`mt-0.5 size-4 flex-none ${look.colour}`} />
        <span className="min-w-0">
          <span className="block font-mono text-xs break-all text-text">{way.to}</span>
          <span className="block text-xs text-text-2">
            {way.finding === null ? endings : ways.because(endings, words.findingTitles[way.finding.code])}
          </span>
        </span>
      </button>
      {way.finding?.file && <FindingPlace finding={way.finding} file={way.finding.file} className="ml-7.5 text-xs" />}
    </li>
  )
}
