/** What an answer rests on besides the input. */
export const grounds = {
  label: 'What this rests on',
  about: 'The verdict holds for the input. This is what could still change it, and what was filled in to get there.',
  missing: 'Could change the answer',
  assumed: 'Assumed',
  write: 'Write it into the manifests',
  writeAbout: 'What is written are the assumed values: adapt them to your cluster. One undo takes it back.',
  paste: 'Paste the output of a command beside the manifests: what it tells takes the place of what was assumed, and the trace runs again.',
  close: 'Close',
}
