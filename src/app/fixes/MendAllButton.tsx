import { useApp, useMessages } from '../store/context'
import { FixButton } from './FixButton'

/** The button "Mend all", where several things stand in the way one after another, and the request arrives without them. */
export function MendAllButton() {
  const { fixes } = useMessages()
  const mending = useApp((state) => state.mending)
  if (mending === null || mending.findings.length < 2) return null
  return <FixButton edits={mending.edits} name={fixes.mendAll} says={fixes.mendAllSays(mending.findings.length)} />
}
