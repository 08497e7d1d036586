import type { Messages } from '../messages'
import { number } from './grammar'

/** What is said of fixes. */
export const fixes: Messages['fixes'] = {
  changes: {
    set: (path, value) => `set ${path} to ${value}`,
    add: (path, value) => `add ${path}: ${value}`,
    append: (path, value) => `add ${value} to ${path}`,
    remove: (path) => `remove ${path}`,
  },
  costs: {
    'LB-20': 'Pods then see the address of a node in place of the client’s',
    'SVC-22': 'requests may then leave the node that they come from',
    'GW-08': 'what the selected namespaces hold may then attach',
    'ING-20': 'the rule then takes every path below it',
    'NP-08': 'the rule then allows one port more',
    'NP-09': 'the rule then allows one peer more',
    'NP-22': 'the rule then allows one peer more',
  },
  atCost: (fix, cost) => `${fix} (${cost})`,
  line: (fix) => `fix: ${fix}`,
  mendAll: 'Mend all',
  mendAllSays: (count) => `With these ${number(count)} fixes the request arrives`,
  applied: 'The fix stands in the manifests; one undo takes it back',
  stale: 'The manifests changed meanwhile: nothing was applied',
}
