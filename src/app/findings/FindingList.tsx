import { CircleX, ExternalLink, Info, TriangleAlert } from 'lucide-react'
import type { Finding, Severity } from '../../engine'
import { explainFinding, fixText, objectText, placeText } from '../../present/describe'
import { FixButton } from '../fixes/FixButton'
import { FixStatus } from '../fixes/FixStatus'
import { MendAllButton } from '../fixes/MendAllButton'
import { useApp, useAppStore, useMessages } from '../store/context'
import { MoreList } from '../ui/MoreList'
import { isToldAsProblem, useFindings } from './useFindings'

const icons = { error: CircleX, warning: TriangleAlert, info: Info } as const
const colours: Record<Severity, string> = { error: 'text-trouble', warning: 'text-warning', info: 'text-link' }

/** The list "Findings": what is wrong with the manifests, the worst first. */
export function FindingList() {
  const { page, fixes } = useMessages()
  const findings = useFindings()
  const mended = useApp((state) => state.mending?.findings.length ?? 0)

  return (
    // Where there is nothing to list, the footer says so: an empty frame would only cost the editor its room.
    <section className={findings.length === 0 ? 'sr-only' : 'border-t border-line-soft px-3 py-2'}>
      <div className="flex items-center justify-between gap-3">
        <h2 className="eyebrow">{page.findings.label}</h2>
        <MendAllButton />
      </div>
      {mended > 1 && <p className="text-xs text-text-2">{fixes.mendAllSays(mended)}</p>}
      <MoreList
        label={page.findings.label}
        className="mt-1 space-y-2"
        moreWord={page.editor.more}
        items={findings}
        item={(finding) => <FindingItem key={JSON.stringify(finding)} finding={finding} />}
      />
      {findings.length === 0 && <p>{page.findings.none}</p>}
      <FixStatus />
    </section>
  )
}

function FindingItem({ finding }: { readonly finding: Finding }) {
  const store = useAppStore()
  const messages = useMessages()
  const { page, pages, words } = messages
  const Icon = icons[finding.severity]
  const place = placeText(finding)
  const edits = useApp((state) => state.fixes.get(finding))

  return (
    <li className="flex gap-2 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 flex-none ${colours[finding.severity]}`} />
      <div className="min-w-0">
        <p>
          <span className={`font-semibold ${colours[finding.severity]}`}>{words.severities[finding.severity]}</span>{' '}
          <span className="font-mono text-xs text-text-2">{finding.code}</span>{' '}
          <span className="font-semibold">{words.findingTitles[finding.code]}</span>
          {finding.object && <span className="text-text-2"> · {objectText(finding.object)}</span>}
        </p>
        {!isToldAsProblem(finding) && <p className="text-text">{explainFinding(finding, messages)}</p>}
        {edits && <p className="text-xs break-words text-text-2">{messages.fixes.line(fixText(finding, messages))}</p>}
        <p className="flex flex-wrap items-center gap-x-3">
          {finding.file !== null && (
            <button
              type="button"
              title={page.findings.goTo(place)}
              className="text-link min-h-6 font-mono text-xs break-all"
              onClick={() => store.getState().jumpTo(finding.file ?? '', finding.line ?? 1)}
            >
              {place}
            </button>
          )}
          <a href={finding.docs} target="_blank" rel="noreferrer" className="text-link inline-flex min-h-6 items-center gap-1 text-xs">
            {page.findings.docs}
            <ExternalLink aria-hidden className="size-3" />
          </a>
          {edits && <FixButton edits={edits} name={page.findings.fix} says={fixText(finding, messages)} />}
          <button
            type="button"
            className="text-link min-h-6 text-xs"
            onClick={() => store.getState().set({ dialog: { about: finding.code } })}
          >
            {pages.about(finding.code)}
          </button>
        </p>
      </div>
    </li>
  )
}
