import type { Messages } from '../messages'
import { number, percent } from './grammar'

/** Labels of the plain-text outputs. */
export const report: Messages['report'] = {
  verdict: 'Verdict',
  certainty: 'Certainty',
  symptom: 'The client sees',
  ways: 'Possible ways',
  shown: 'shown',
  findings: 'Findings',
  assumptions: 'Assumed',
  missing: 'Could change the answer',
  problems: 'Problems',
  objects: 'Objects',
  from: 'From',
  to: 'To',
  kind: 'Kind',
  leadsTo: 'Leads to',
  more: (count) => `and ${number(count)} more`,
  noFindings: 'No findings.',
  noTargets: 'Nothing in the input can be requested.',
  percent,
  remark: (text, remark) => `${text} (${remark})`,
  servicePort: (object, port) => (port === '' ? object : `${object}, port ${port}`),
}
