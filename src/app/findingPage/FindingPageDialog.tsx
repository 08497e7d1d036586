import './findingPage.css'
import { ExternalLink } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { FindingCode } from '../../engine'
import { loadFindingPage } from '../../findingPages'
import { areaOf, type Example, type ExampleRequest, type FindingPage } from '../../findingPages/page'
import { useApp, useAppStore, useMessages } from '../store/context'
import { Dialog } from '../ui/Dialog'
import { Difference } from './Difference'
import { openExample } from './openExample'
import { PageProse } from './PageProse'

/** The dialog "SVC-01 …": what a finding means, how to see it, how to mend it, and an example to open. */
export function FindingPageDialog({ code }: { readonly code: FindingCode }) {
  const store = useAppStore()
  const { pages, words } = useMessages()
  const page = useFindingPage(code)
  return (
    <Dialog
      title={`${code} ${words.findingTitles[code]}`}
      about={(pages.areas as Readonly<Record<string, string>>)[areaOf(code)] ?? ''}
      closeLabel={pages.close}
      place="centre"
      onClose={() => store.getState().set({ dialog: null })}
    >
      {typeof page === 'string' ? (
        <p role={page === 'failed' ? 'alert' : 'status'} className="px-5 py-4 text-sm">
          {page === 'none' ? pages.none(code) : pages[page]}
        </p>
      ) : (
        <PageContent page={page} />
      )}
    </Dialog>
  )
}

function useFindingPage(code: string): FindingPage | 'loading' | 'failed' | 'none' {
  const [page, setPage] = useState<FindingPage | 'loading' | 'failed' | 'none'>('loading')
  useEffect(() => {
    let wanted = true
    loadFindingPage(code).then(
      (found) => wanted && setPage(found ?? 'none'),
      () => wanted && setPage('failed'),
    )
    return () => {
      wanted = false
    }
  }, [code])
  return page
}

function PageContent({ page }: { readonly page: FindingPage }) {
  const store = useAppStore()
  const language = useApp((state) => state.language)
  const { pages, words } = useMessages()
  const open = (example: Example) => {
    openExample(store, page.code, example)
    store.getState().set({ dialog: null })
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach all of it */}
      <div className="finding-page" tabIndex={0}>
        <PageProse page={page} />
        <h3>{pages.example}</h3>
        <p>
          {pages.asked}
          <Request request={page.fault.request} />
        </p>
        <p>
          {pages.mended}
          <Request request={page.healthy.request} /> · {words.verdicts[page.ends]}
        </p>
        <Difference before={page.fault.manifests} after={page.healthy.manifests} />
      </div>
      <div className="flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-soft px-5 py-3">
        <button type="button" className="quiet-button" onClick={() => open(page.fault)}>
          {pages.openFault}
        </button>
        <button type="button" className="quiet-button" onClick={() => open(page.healthy)}>
          {pages.openHealthy}
        </button>
        <span className="flex-1" />
        <PageLink href={`./findings/${language}/${page.code}.html`} text={pages.alone} />
        <PageLink href={page.upstream} text={pages.upstream} />
      </div>
    </>
  )
}

function Request({ request: { from, to, host } }: { readonly request: ExampleRequest }) {
  const { pages } = useMessages()
  const sentence = pages.request('\n', '\n').split('\n')
  return (
    <>
      {sentence[0]}
      <code>{from}</code>
      {sentence[1]}
      <code>{to}</code>
      {sentence[2]}
      {host !== null && ` ${pages.withHost(host)}`}
    </>
  )
}

function PageLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="text-link inline-flex min-h-6 items-center gap-1 text-xs">
      {text}
      <ExternalLink aria-hidden className="size-3" />
    </a>
  )
}
