import type { ReactNode } from 'react'
import type { Finding } from '../../engine'
import { explainFinding, placeText } from '../../present/describe'
import { useAppStore, useMessages } from '../store/context'

interface FindingPlaceProps {
  readonly finding: Finding
  readonly file: string
  readonly className?: string
}

/** The line that a finding is about: a click goes there. */
export function FindingPlace({ finding, file, className = '' }: FindingPlaceProps): ReactNode {
  const store = useAppStore()
  const messages = useMessages()
  const place = placeText(finding)
  return (
    <button
      type="button"
      aria-label={messages.page.findings.goTo(place)}
      title={explainFinding(finding, messages)}
      className={`text-link min-h-6 font-mono break-all ${className}`}
      onClick={() => store.getState().jumpTo(file, finding.line ?? 1)}
    >
      {place}
    </button>
  )
}
