import './caption.css'
import { type ReactNode, useMemo } from 'react'
import type { Trace } from '../../engine'
import { type Language, languageTag, type Messages } from '../../i18n'
import { explainHop } from '../../present/describe'
import type { Timeline, TimelineStep } from '../../present/timeline'
import { useApp, useMessages } from '../store/context'
import { useCurrentStep } from '../store/evidence'
import { BothLanguagesButton } from './BothLanguagesButton'
import { useOtherMessages } from './useOtherMessages'

/** What happens at the current step, in one line under the map; with its translation where that is asked for. `embedded`: there is no head to hold the button. */
export function Caption({ embedded = false }: { readonly embedded?: boolean }): ReactNode {
  const trace = useApp((state) => state.trace)
  const timeline = useApp((state) => state.timeline)
  return trace === null || timeline === null ? null : <FilledCaption trace={trace} timeline={timeline} embedded={embedded} />
}

interface Spoken {
  readonly language: Language
  readonly messages: Messages
}

interface FilledCaptionProps {
  readonly trace: Trace
  readonly timeline: Timeline
  readonly embedded: boolean
}

function FilledCaption({ trace, timeline, embedded }: FilledCaptionProps): ReactNode {
  const language = useApp((state) => state.language)
  const playing = useApp((state) => state.playing)
  const messages = useMessages()
  const other = useOtherMessages()
  const current = useCurrentStep()
  const spoken = useMemo<readonly Spoken[]>(() => [{ language, messages }, ...(other === null ? [] : [other])], [language, messages, other])
  const texts = useMemo(() => timeline.steps.map((step) => spoken.map((each) => captionOf(step, trace, each))), [timeline, trace, spoken])
  return (
    <section aria-label={messages.page.caption.label} className="caption" data-both={other !== null || undefined}>
      {/* As high as the longest of all steps needs: the map over it keeps its size while the packet moves. */}
      <div className="caption-texts">
        {texts.map((lines, index) => (
          <div key={timeline.steps[index]?.index} className="caption-measure" aria-hidden="true">
            <Lines lines={lines} />
          </div>
        ))}
        {/* While it plays nobody could listen as fast as the packet goes. */}
        <div aria-live={playing ? 'off' : 'polite'} aria-atomic="true" data-stopped={timeline.steps[current]?.stopped != null || undefined}>
          <Lines lines={texts[current] ?? []} />
        </div>
      </div>
      <BothLanguagesButton className={embedded ? 'w-9 px-0' : 'w-9 px-0 md:hidden'} />
    </section>
  )
}

interface CaptionLine {
  readonly lang: string
  readonly title: string
  readonly sentence: string
}

function captionOf(step: TimelineStep, trace: Trace, { language, messages }: Spoken): CaptionLine {
  const title = step.direction === 'reply' ? messages.map.hop.replyTitle : messages.map.hop.title
  return { lang: languageTag(language), title: title(step.index + 1, step.name), sentence: explainHop(step.hop, trace, messages) }
}

function Lines({ lines }: { readonly lines: readonly CaptionLine[] }): ReactNode {
  return lines.map(({ lang, title, sentence }) => (
    <p key={lang} lang={lang}>
      <strong>{title}</strong> {sentence}
    </p>
  ))
}
