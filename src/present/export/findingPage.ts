import type { FindingCode } from '../../engine/model'
import { type ExampleRequest, type FindingPage, sections } from '../../findingPages/page'
import type { Language } from '../../i18n'
import type { Messages } from '../../i18n/messages'
import { paintFor } from './paint'
import { hanging, type TextLayout } from './table'
import { lineDifference } from './unifiedDiff'

/** The page of a finding for a terminal: prose in its width, command and manifests as they are, with what mends them marked. */
export function findingPageText(
  page: FindingPage,
  language: Language,
  messages: Messages,
  { colours = false, width = 140 }: TextLayout = {},
): string {
  const paint = paintFor(colours)
  const { pages: words } = messages
  const prose = sections.flatMap((section) => {
    const said = page[language][section].split('\n\n')
    const command =
      section === 'look'
        ? [...indented(`$ ${page.look.run.replaceAll('\n', '\n$ ')}`), ...indented(page.look.answer || words.nothing), '']
        : []
    const lines = said.flatMap((paragraph, index) => [...(index > 0 ? [''] : []), ...hanging(paragraph, '  ', '  ', width)])
    return [paint.bold(words.sections[section]), ...command, ...lines, '']
  })
  const example = [
    paint.bold(words.example),
    `  ${words.asked}${requestText(page.fault.request, messages)}`,
    `  ${words.mended}${requestText(page.healthy.request, messages)} · ${messages.words.verdicts[page.ends]}`,
    '',
    ...difference(page).map(({ sign, line }) => {
      const text = `  ${sign} ${line}`.trimEnd()
      return sign === '-' ? paint.severity('error', text) : sign === '+' ? paint.verdict('delivered', text) : text
    }),
    '',
    paint.bold(words.upstream),
    `  ${page.upstream}`,
  ]
  return `${[`${page.code}  ${paint.bold(titleOf(page, messages))}`, '', ...prose, ...example].join('\n')}\n`
}

/** The same as Markdown, and as plain text: the help that a code host shows beside a finding. */
export function findingPageHelp(
  page: FindingPage,
  language: Language,
  messages: Messages,
): { readonly text: string; readonly markdown: string } {
  const { pages: words } = messages
  const fenced = (kind: string, text: string) => `\`\`\`${kind}\n${text.trimEnd()}\n\`\`\``
  const prose = sections.map((section) => {
    const command =
      section === 'look'
        ? `${fenced('sh', page.look.run)}\n\n${words.answer}:\n\n${fenced('text', page.look.answer || words.nothing)}\n\n`
        : ''
    return `## ${words.sections[section]}\n\n${command}${page[language][section]}`
  })
  const changes = difference(page).map(({ sign, line }) => `${sign} ${line}`.trimEnd())
  const example = `## ${words.example}\n\n${words.asked}${requestText(page.fault.request, messages)}\n\n${fenced('diff', changes.join('\n'))}`
  const markdown = `# ${page.code} ${titleOf(page, messages)}\n\n${[...prose, example].join('\n\n')}\n\n[${words.upstream}](${page.upstream})\n`
  const { happens, mend } = page[language]
  return { text: `${happens}\n\n${mend}`, markdown }
}

function requestText({ from, to, host }: ExampleRequest, { pages: words }: Messages): string {
  return host === null ? words.request(from, to) : `${words.request(from, to)} ${words.withHost(host)}`
}

function difference({ fault, healthy }: FindingPage) {
  return lineDifference(fault.manifests, healthy.manifests).map(({ sign, line }) => ({ sign, line: line.trimEnd() }))
}

function indented(text: string): readonly string[] {
  return text.split('\n').map((line) => `    ${line}`.trimEnd())
}

function titleOf({ code }: FindingPage, messages: Messages): string {
  return messages.words.findingTitles[code as FindingCode]
}
