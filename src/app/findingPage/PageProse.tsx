import { type FindingPage, paragraphs, sections } from '../../findingPages/page'
import { useApp, useMessages } from '../store/context'
import { Printed } from './Printed'

/** The prose of a page in the person's language, with the command that shows the fault on a cluster. */
export function PageProse({ page }: { readonly page: FindingPage }) {
  const language = useApp((state) => state.language)
  const { pages } = useMessages()
  return sections.map((section) => (
    <section key={section}>
      <h3>{pages.sections[section]}</h3>
      {section === 'look' && (
        <>
          <Printed>{page.look.run}</Printed>
          <h4>{pages.answer}</h4>
          <Printed>{page.look.answer || pages.nothing}</Printed>
        </>
      )}
      {paragraphs(page[language][section]).map((pieces) => (
        <p key={pieces.map(({ text }) => text).join('')}>
          {/* biome-ignore lint/suspicious/noArrayIndexKey: a code can stand twice in a paragraph, and none ever moves */}
          {pieces.map(({ code, text }, index) => (code ? <code key={index}>{text}</code> : text))}
        </p>
      ))}
    </section>
  ))
}
