import type { Observation, Piece } from './observation'

const finished: Readonly<Record<string, string>> = {
  Completed: 'Succeeded',
  Succeeded: 'Succeeded',
  Failed: 'Failed',
  Evicted: 'Failed',
  OOMKilled: 'Failed',
  Error: 'Failed',
}
/** What a container waits for that does not start. */
const stuck =
  /^(CrashLoopBackOff|ImagePullBackOff|ErrImagePull|ErrImageNeverPull|InvalidImageName|Create\w+Error|RunContainerError|\w+BackOff)$/
const waiting = /^(Pending|ContainerCreating|PodInitializing|Init:.*|SchedulingGated|Unschedulable)$/

/**
 * The word that kubectl prints for a Pod's state, as phase and readiness. It is made of the phase and of what its containers wait for:
 * a container that crashes or cannot get its image leaves the Pod's phase as it was.
 */
export function setPodStatus(object: Observation, state: Piece, isReady: boolean, readyAt: Piece): void {
  const [word = ''] = state.text.split(' ')
  if (word === '') return
  // Since when is not printed; that there is such a time is.
  if (word === 'Terminating') object.set(['metadata', 'deletionTimestamp'], '<unknown>', state)
  object.set(['status', 'phase'], waiting.test(word) ? 'Pending' : (finished[word] ?? 'Running'), state)
  if (stuck.test(word)) object.set(['status', 'containerStatuses'], [{ state: { waiting: { reason: word } } }], state)
  object.set(['status', 'conditions'], [{ type: 'Ready', status: isReady ? 'True' : 'False' }], readyAt)
}
