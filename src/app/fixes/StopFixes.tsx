import { fixText } from '../../present/describe'
import { useApp, useMessages } from '../store/context'
import { FixButton } from './FixButton'
import { MendAllButton } from './MendAllButton'

/** What can be done where the path stops: the fix of what stands nearest in the way, and of all that does. */
export function StopFixes() {
  const messages = useMessages()
  const trace = useApp((state) => state.trace)
  const fixes = useApp((state) => state.fixes)
  const blocker = trace?.findings.find((finding) => finding.severity !== 'info' && fixes.has(finding))
  const edits = blocker === undefined ? undefined : fixes.get(blocker)
  if (blocker === undefined || edits === undefined) return null
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <FixButton edits={edits} name={messages.page.findings.fix} says={fixText(blocker, messages)} />
      <MendAllButton />
    </div>
  )
}
