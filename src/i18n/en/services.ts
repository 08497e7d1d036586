import type { FindingFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { faults } from './faults'
import { count as amount, list, plural, quoted, some } from './grammar'

type Codes = Extract<
  keyof FindingFacts,
  | 'SVC-02'
  | 'SVC-03'
  | 'SVC-05'
  | 'SVC-07'
  | 'SVC-08'
  | 'SVC-10'
  | 'SVC-11'
  | 'SVC-12'
  | 'SVC-13'
  | 'SVC-14'
  | 'SVC-16'
  | 'SVC-28'
  | 'SVC-30'
  | 'SVC-31'
  | 'DNS-04'
>

/** What a finding about a Service means for requests. */
export const serviceFindings: Pick<Messages['findings'], Codes> = {
  'SVC-02': ({ service, workloads }) =>
    `Requests to Service ${service} are spread over Pods of several workloads, which its selector all matches: ${some(workloads)}`,
  'SVC-03': ({ service }) => `Requests to Service ${service} arrive nowhere: the endpoints written for it list no address`,
  'SVC-05': ({ service, endpoint, of }) =>
    `All requests to Service ${service} go to ${endpoint}: of the ${of} Pods behind it no other can take them`,
  'SVC-07': ({ service, targetPort, declared }) =>
    `Requests to Service ${service} go to port ${targetPort} of its Pods, which declare only ${some(declared)}; they arrive all the same where something listens there`,
  'SVC-08': ({ object, path, fault, refused }) => {
    const why = faults[fault.code](path, fault as never)
    return refused
      ? `A request to ${object} finds nothing: the API server refuses the object for the name of a port, since ${why}`
      : `The API server would refuse ${object} for the name of a port, and it is followed here all the same: ${why}`
  },
  'SVC-10': ({ service, port, refused }) =>
    refused
      ? `A request to ${service} finds nothing: the API server refuses the object, which has port ${port} twice`
      : `The API server would refuse ${service}, which has port ${port} twice and is followed here all the same`,
  'SVC-11': ({ service, workload, argument }) =>
    `Requests to Service ${service} may find nobody: by its argument ${quoted(argument)} ${workload} listens on the loopback address, which only its own Pod reaches`,
  'SVC-12': ({ service, other, targetPort }) =>
    `A sidecar of the mesh cannot tell requests to Services ${service} and ${other} apart: both lead to port ${targetPort} of the same Pods, from different ports`,
  'SVC-13': ({ service, port }) =>
    `Requests to port ${port} of Service ${service} are plain TCP to the mesh: neither the name of the port nor appProtocol says what is spoken there`,
  'DNS-04': ({ workload, service, port }) =>
    port === null
      ? `Requests of ${workload} to Service ${service}, which its arguments name, are never sent: there is no such Service`
      : `Requests of ${workload} to port ${port} of Service ${service}, which its arguments name, do not arrive: the Service has no such port`,
  'SVC-14': ({ workload, service, exists }) =>
    exists
      ? `Requests by the names of single Pods of ${workload} are never sent: Service ${service}, which it names for them, is not headless`
      : `Requests by the names of single Pods of ${workload} are never sent: Service ${service}, which it names for them, is not in the input`,
  'SVC-16': ({ service, reason, count }) =>
    `Requests to Service ${service} may not arrive as its fields say: Events of the input warn of it, ${reason} (${amount(count, 'time', 'times')})`,
  'SVC-28': ({ slice, service }) => `Requests to Service ${service} never go to the addresses of ${slice}: it lists no port`,
  'SVC-30': ({ service, zones }) =>
    `Requests to Service ${service} from ${plural(zones.length, 'zone', 'zones')} ${list(zones)} go to endpoints of any zone: hints keep none for ${plural(zones.length, 'it', 'them')}`,
  'SVC-31': ({ service, port, targetPort }) =>
    `A request to port ${port} of ExternalName Service ${service} is sent to port ${port} of the name behind it, not to targetPort ${targetPort}: nothing translates it`,
}

export const serviceTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'SVC-02': 'Several workloads behind one Service',
  'SVC-03': 'Endpoints without addresses',
  'SVC-05': 'One endpoint is left',
  'SVC-07': 'Target port not declared',
  'SVC-08': 'Not the name of a port',
  'SVC-10': 'One port twice',
  'SVC-11': 'Listens on the loopback address',
  'SVC-12': 'Two Services share a target port',
  'SVC-13': 'Protocol of the port not told',
  'DNS-04': 'Named Service not there',
  'SVC-14': 'StatefulSet without its Service',
  'SVC-16': 'Events warn of the Service',
  'SVC-28': 'EndpointSlice without ports',
  'SVC-30': 'Zone without endpoints of its own',
  'SVC-31': 'ExternalName translates no port',
}
