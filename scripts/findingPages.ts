import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadAll } from 'js-yaml'
import { type Plugin, runnerImport } from 'vite'
import type { Verdict } from '../src/engine/model'
import type { Example, ExampleRequest, FindingPage, PageWords } from '../src/findingPages/page'

const ending = '.yaml?finding'
const folder = 'src/findingPages'

/** Lets a module import `SVC-01.yaml?finding`: the page of a finding, read when the page is built, so that no reader of YAML is shipped. */
export function findingPages(): Plugin {
  return {
    name: 'finding-pages',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(ending)) return null
      const file = id.slice(0, -'?finding'.length)
      this.addWatchFile(file)
      return {
        code: `export default ${JSON.stringify(pageOf(basename(file, '.yaml'), readFileSync(file, 'utf8')))}`,
        map: null,
        moduleType: 'js',
      }
    },
  }
}

/** Writes every page as a static one too, in each language, with an index and one style sheet. */
export function findingSite(policy: string): Plugin {
  return {
    name: 'finding-site',
    apply: 'build',
    async generateBundle() {
      // The sentences are no part of the build's own configuration: they are loaded when a site is written.
      const { siteOf } = (await runnerImport<typeof import('./findingSite')>('./scripts/findingSite.ts')).module
      const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
      const pages = files.map((name) => pageOf(basename(name, '.yaml'), readFileSync(join(folder, name), 'utf8')))
      for (const [fileName, source] of siteOf(pages, policy)) this.emitFile({ type: 'asset', fileName: `findings/${fileName}`, source })
    },
  }
}

type Fields = Readonly<Record<string, unknown>>

/** The page that a file describes. One that is not whole stops the build. */
export function pageOf(code: string, text: string): FindingPage {
  const [file, ...others] = loadAll(text)
  const wrong = (what: string): never => {
    throw new Error(`the page of ${code} ${what}`)
  }
  const mapOf = (fields: Fields, name: string): Fields => {
    const value = fields[name]
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : wrong(`has no mapping ${name}`)
  }
  const textOf = (fields: Fields, name: string): string => {
    const value = fields[name]
    return typeof value === 'string' && value.trim() !== '' ? value : wrong(`has no text ${name}`)
  }
  const only = (fields: Fields, names: readonly string[]) => {
    for (const name of Object.keys(fields)) if (!names.includes(name)) wrong(`has a field ${name} that nobody reads`)
  }
  const wordsOf = (language: Fields): PageWords => {
    only(language, ['happens', 'why', 'look', 'mend'])
    const said = (name: string) => unfolded(textOf(language, name))
    return { happens: said('happens'), why: said('why'), look: said('look'), mend: said('mend') }
  }
  const requestOf = (fields: Fields, before: ExampleRequest | null): ExampleRequest => ({
    from: fields.from === undefined && before ? before.from : textOf(fields, 'from'),
    to: fields.to === undefined && before ? before.to : textOf(fields, 'to'),
    host: fields.host === undefined ? (before?.host ?? null) : textOf(fields, 'host'),
  })
  const edited = (manifests: string, edit: unknown): string => {
    const [before, after] = Array.isArray(edit) ? edit : []
    if (typeof before !== 'string' || typeof after !== 'string') return wrong('has an edit that is no pair of texts')
    if (manifests.split(before).length !== 2) return wrong(`has an edit of "${before}", which does not stand once in the manifests`)
    return manifests.replace(before, () => after)
  }

  if (others.length > 0) wrong('is more than one document')
  const page = mapOf({ page: file }, 'page')
  only(page, ['upstream', 'look', 'en', 'zh', 'example', 'mended'])
  const look = mapOf(page, 'look')
  const example = mapOf(page, 'example')
  const mended = mapOf(page, 'mended')
  only(look, ['run', 'answer'])
  only(example, ['manifests', 'from', 'to', 'host', 'also'])
  only(mended, ['edits', 'from', 'to', 'host', 'ends'])
  const fault: Example = { manifests: textOf(example, 'manifests'), request: requestOf(example, null) }
  const edits = Array.isArray(mended.edits) ? mended.edits : []
  return {
    code,
    upstream: textOf(page, 'upstream'),
    look: { run: textOf(look, 'run').trimEnd(), answer: look.answer === '' ? '' : textOf(look, 'answer').trimEnd() },
    en: wordsOf(mapOf(page, 'en')),
    zh: wordsOf(mapOf(page, 'zh')),
    fault,
    also: Array.isArray(example.also) ? example.also.map(String) : [],
    healthy: { manifests: edits.reduce(edited, fault.manifests), request: requestOf(mended, fault.request) },
    ends: mended.ends === undefined ? 'delivered' : (textOf(mended, 'ends') as Verdict),
  }
}

/** Each paragraph as one line. Chinese has no space between its characters, nor after its punctuation. */
function unfolded(text: string): string {
  const chinese = String.raw`[\p{Script=Han}，。；：、？（）《》“”]`
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .replace(new RegExp(`(?<=${chinese})\\s*\\n\\s*(?=${chinese})|(?<=[，。；：、？）])\\s*\\n\\s*`, 'gu'), '')
        .replace(/\s*\n\s*/g, ' '),
    )
    .join('\n\n')
}
