import type { FindingFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { count, list, plural, quoted, some } from './grammar'

type Codes = Extract<keyof FindingFacts, 'SVC-15' | `POD-${string}` | 'ND-01' | 'ND-02' | 'ND-03'>

/** What a finding about Pods, or about what makes them, means for requests. */
export const podFindings: Pick<Messages['findings'], Codes> = {
  'SVC-15': ({ workload, probe, port, declared }) => {
    const known = declared.length === 0 ? '' : `; declared: ${some(declared)}`
    return typeof port === 'string'
      ? `${probes[probe]}: the ${probe} probe of ${workload} asks port ${quoted(port)}, and its container has no port of that name${known}`
      : `The ${probe} probe of ${workload} asks port ${port}, which its container does not declare${known}; it succeeds all the same where something listens there`
  },
  'POD-01': ({ owner, pods, unplaced }) =>
    `No request goes to ${whom(owner, pods)}: ${unplaced ? 'the scheduler has found no node' : 'containers have not started'}`,
  'POD-02': ({ owner, pods, reason }) =>
    `No request goes to ${whom(owner, pods)}: a container of ${plural(pods.length, 'it', 'each')} does not start (${reason})`,
  'POD-03': ({ owner, pods }) =>
    `Services send no request to ${whom(owner, pods)}: ${plural(pods.length, 'it runs and is', 'they run and are')} not ready`,
  'POD-04': ({ owner, pods }) =>
    `Services send no new request to ${whom(owner, pods)} while others are ready: ${plural(pods.length, 'it is', 'they are')} being deleted`,
  'POD-06': ({ workload, wanted, ready }) =>
    wanted === 0
      ? `Requests find no Pod of ${workload}: it is scaled to ${wanted}`
      : `Requests share fewer Pods of ${workload} than it asks for: of ${wanted} Pods ${ready} can take them`,
  'POD-09': ({ workload, port }) =>
    `Requests to port ${port} of the Pods of ${workload} reach one container only: two declare that port, and they share one network`,
  'ND-01': ({ node, why, pods }) =>
    `Requests to or through node ${node} may get no answer, and it has ${count(pods, 'Pod', 'Pods')}: ${why === 'not-ready' ? 'its status says that it is not ready' : 'its status says that its network is not there'}`,
  'ND-02': ({ node }) => `Pods on node ${node} go on taking requests, and no further Pod is placed there: it is cordoned`,
  'ND-03': ({ pod, node }) =>
    `A request to Pod ${pod} goes to the address of node ${node}: the Pod stands on the network of its node, where most network plugins apply no policy`,
  'POD-08': ({ workload, selector, labels }) =>
    `No Pod of ${workload} exists to take requests: its selector ${selector} does not match the labels of its own template (${labels === '' ? 'none' : labels}), and the API server refuses it`,
  'POD-11': ({ workload, wants, nodes, taints }) => `No Pod of ${workload} runs to take requests: ${noNode(wants, nodes, taints)}`,
}

/** `default/web-0 and default/web-1 of Deployment default/web`; a Pod that nobody keeps is its own owner. */
function whom(owner: string, pods: readonly string[]): string {
  return owner.startsWith('Pod ') ? owner : `${some(pods)} of ${owner}`
}

/** What a probe that never succeeds does to the Pod. */
const probes: Readonly<Record<FindingFacts['SVC-15']['probe'], string>> = {
  readiness: 'No request is sent to the Pods, which never get ready',
  liveness: 'Requests lose their Pods again and again to restarts',
  startup: 'No request is sent to the Pods, which are restarted before they have started',
}

function noNode(wants: readonly string[], nodes: number, taints: readonly string[]): string {
  const asked = wants.length === 0 ? '' : ` with ${list(wants)}`
  if (taints.length > 0)
    return `${plural(nodes, 'the only node', 'every node')}${asked} has a taint that the Pods do not tolerate (${some(taints)})`
  return `${nodes === 1 ? 'the only node is none' : `none of the ${nodes} nodes is one`}${asked}`
}

export const podTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'SVC-15': 'Probe of an undeclared port',
  'POD-01': 'Pod not started',
  'POD-02': 'Container does not start',
  'POD-03': 'Pod not ready',
  'POD-04': 'Pod being deleted',
  'POD-06': 'Fewer Pods than asked for',
  'POD-09': 'One port in two containers',
  'ND-01': 'Node not ready',
  'ND-02': 'Node cordoned',
  'ND-03': 'Pod on the network of its node',
  'POD-08': 'Selector and template differ',
  'POD-11': 'No node fits',
}
