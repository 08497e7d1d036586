import { readFileSync } from 'node:fs'
import { areaOf, type FindingPage, paragraphs, sections } from '../src/findingPages/page'
import type { Language, Messages } from '../src/i18n'
import { languages } from '../src/i18n/language'
import { messagesFor } from '../src/i18n/messagesFor'
import { lineDifference } from '../src/present/export/unifiedDiff'

/** The static pages by the names of their files: in each language a page for each code and an index, and the one style sheet. */
export function siteOf(pages: readonly FindingPage[], policy: string): ReadonlyMap<string, string> {
  const site = new Map([['findings.css', styles()]])
  for (const language of languages) {
    const words = messagesFor(language)
    site.set(`${language}/index.html`, indexHtml(pages, language, words, policy))
    for (const page of pages) site.set(`${language}/${page.code}.html`, pageHtml(page, language, words, policy))
  }
  return site
}

/** The page's own tokens, dark where the system is: without script nobody could choose. */
function styles(): string {
  const tokens = readFileSync(new URL('../src/present/tokens.css', import.meta.url), 'utf8')
  const dark = tokens.replace(
    /:root\[data-theme="dark"\] (\{[^}]*\})/,
    (_, block: string) => `@media (prefers-color-scheme: dark) {\n:root ${block}\n}`,
  )
  return `${dark}\n${readFileSync(new URL('./findingSite.css', import.meta.url), 'utf8')}`
}

function pageHtml(page: FindingPage, language: Language, messages: Messages, policy: string): string {
  const { pages: words, words: labels } = messages
  const title = titleOf(page.code, messages)
  const said = page[language]
  const prose = sections.map((section) => {
    const command = section === 'look' ? `${pre(page.look.run)}<h3>${html(words.answer)}</h3>${pre(page.look.answer || words.nothing)}` : ''
    return `<h2>${html(words.sections[section])}</h2>\n${command}${proseHtml(said[section])}`
  })
  const request = ({ from, to, host }: FindingPage['fault']['request']) =>
    `${requestHtml(words.request, from, to)}${host === null ? '' : ` ${html(words.withHost(host))}`}`
  const example = `<h2>${html(words.example)}</h2>
<ul class="requests">
<li>${html(words.asked)}${request(page.fault.request)}</li>
<li>${html(words.mended)}${request(page.healthy.request)} · ${html(labels.verdicts[page.ends])}</li>
</ul>
${differenceHtml(page)}
<p class="go"><a href="../../index.html?finding=${page.code}&amp;lang=${language}">${html(words.openFault)}</a></p>
<p><a href="${html(page.upstream)}" rel="noreferrer">${html(words.upstream)}</a></p>`
  const body = `<main>\n<h1><small>${page.code}</small>${html(title)}</h1>\n${prose.join('\n')}\n${example}\n</main>`
  return document({ title: `${page.code} ${title}`, language, file: `${page.code}.html`, body, messages, policy })
}

function indexHtml(pages: readonly FindingPage[], language: Language, messages: Messages, policy: string): string {
  const { pages: words } = messages
  const areas = Object.entries(words.areas).map(([area, name]) => {
    const own = pages.filter(({ code }) => areaOf(code) === area).sort((a, b) => (a.code < b.code ? -1 : 1))
    const items = own.map(
      ({ code }) => `<li><a href="${code}.html"><code>${code}</code><span>${html(titleOf(code, messages))}</span></a></li>`,
    )
    return items.length === 0 ? '' : `<h2>${html(name)}</h2>\n<ul class="index">\n${items.join('\n')}\n</ul>`
  })
  const body = `<main>\n<h1>${html(words.index)}</h1>\n<p>${html(words.indexAbout)}</p>\n${areas.filter(Boolean).join('\n')}\n</main>`
  return document({ title: words.index, language, file: 'index.html', body, messages, policy })
}

interface Document {
  readonly title: string
  readonly language: Language
  readonly file: string
  readonly body: string
  readonly messages: Messages
  readonly policy: string
}

function document({ title, language, file, body, messages, policy }: Document): string {
  const other = languages.find((each) => each !== language) ?? language
  const { pages: words } = messages
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${html(title)} · Hopscope</title>
<link rel="icon" type="image/svg+xml" href="../../icon.svg">
<link rel="stylesheet" href="../findings.css">
</head>
<body>
<nav><a href="../../index.html?lang=${language}">Hopscope</a>${file === 'index.html' ? '' : `<a href="index.html">${html(words.index)}</a>`}<a href="../${other}/${file}" hreflang="${other}" lang="${other}">${html(words.otherLanguage)}</a></nav>
${body}
</body>
</html>
`
}

function proseHtml(text: string): string {
  const said = paragraphs(text).map((pieces) =>
    pieces.map(({ code, text: piece }) => (code ? `<code>${html(piece)}</code>` : html(piece))).join(''),
  )
  return said.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
}

/** The sentence of the language with its two addresses as code. */
function requestHtml(sentence: (from: string, to: string) => string, from: string, to: string): string {
  return html(sentence('\u0001', '\u0002'))
    .replace('\u0001', () => `<code>${html(from)}</code>`)
    .replace('\u0002', () => `<code>${html(to)}</code>`)
}

function pre(text: string): string {
  return `<pre tabindex="0"><span>${html(text)}</span></pre>`
}

/** The manifests with what mends them: lines that go, lines that come. */
function differenceHtml({ fault, healthy }: FindingPage): string {
  const tags = { ' ': 'span', '-': 'del', '+': 'ins' }
  const lines = lineDifference(fault.manifests, healthy.manifests).map(
    ({ sign, line }) => `<${tags[sign]}>${sign} ${html(line.trimEnd())}</${tags[sign]}>`,
  )
  return `<pre tabindex="0">${lines.join('')}</pre>`
}

function titleOf(code: string, messages: Messages): string {
  return (messages.words.findingTitles as Readonly<Record<string, string>>)[code] ?? code
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
