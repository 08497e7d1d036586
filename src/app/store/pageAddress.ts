import { type Language, languages } from '../../i18n'
import { type PageView, pageViews } from './pageView'
import { type Theme, themes } from './settings'

/** What the page's own address asks for. */
export interface PageAddress {
  /** A sample of the gallery. */
  readonly sample: string | null
  /** A lesson of the course. */
  readonly lesson: string | null
  /** A finding whose example is opened. */
  readonly finding: string | null
  /** Manifests to read, as written. */
  readonly sources: readonly string[]
  readonly embed: boolean
  readonly language: Language | null
  readonly theme: Theme | null
  readonly from: string | null
  readonly to: string | null
  readonly view: PageView | null
  /** Changed settings of kube-proxy, `mode=nftables,…`. */
  readonly proxy: string | null
  /** What a link holds, as it is written; null where the address is none. */
  readonly link: string | null
  /** The id of the hop to stand at. */
  readonly hop: string | null
}

/** Reads the query (how it looks and what to open) and the fragment (where it stands). */
export function readPageAddress({ search, hash }: { readonly search: string; readonly hash: string }): PageAddress {
  const query = new URLSearchParams(search)
  const fragment = new URLSearchParams(hash.replace(/^#/, ''))
  const of = <T extends string>(allowed: readonly T[], text: string | null) => allowed.find((value) => value === text) ?? null
  return {
    sample: query.get('sample'),
    lesson: query.get('lesson'),
    finding: query.get('finding'),
    sources: query.getAll('src').filter((source) => source !== ''),
    embed: query.has('embed'),
    language: of(languages, query.get('lang')),
    theme: of(themes, query.get('theme')),
    from: fragment.get('from'),
    to: fragment.get('to'),
    view: of(pageViews, fragment.get('view')),
    proxy: fragment.get('proxy') || null,
    link: fragment.get('s'),
    hop: fragment.get('hop'),
  }
}
