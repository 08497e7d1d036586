import type { ClosedCause } from '../../engine/model'
import type { Messages } from '../messages'
import { quoted, some } from './grammar'

type GatewayCodes = 'GW-01' | 'GW-04' | 'GW-05' | 'GW-07' | 'GW-21' | 'RT-01' | 'RT-02' | 'RT-03' | 'RT-09' | 'RT-10'

/** Why a listener is not open, after what it is named. */
export const closedWords: Readonly<Record<ClosedCause, string>> = {
  HostnameConflict: 'another listener has the same port and host name',
  ProtocolConflict: 'another listener speaks another protocol on the same port',
  UnsupportedProtocol: 'no controller knows its protocol',
  InvalidCertificateRef: 'no certificate can be read from the Secret that it names',
  RefNotPermitted: 'no ReferenceGrant allows it to use the Secret that it names',
}

/** Why a request for a Gateway finds nobody: what its controller would say in a status. */
export const gatewayFindings: Pick<Messages['findings'], GatewayCodes> = {
  'GW-01': ({ gateway, className, classes }) =>
    `Requests for ${gateway} find nobody: ${className === '' ? 'it names no class' : `its class ${quoted(className)} does not exist`}${classes.length > 0 ? `; there are ${some(classes)}` : ''}`,
  'GW-04': ({ gateway }) =>
    `Requests for ${gateway} find nobody: the object that its parametersRef names is not in the input, so its controller does not take it up`,
  'GW-05': ({ owner, listener, port, why }) =>
    `Listener ${quoted(listener)} of ${owner} takes no request on port ${port}: ${closedWords[why]}`,
  'GW-07': ({ owner, listener, port, certificates, why }) =>
    `Listener ${quoted(listener)} of ${owner} takes no request on port ${port}: ${closedWords[why]}${certificates.length === 0 ? '' : ` (${some(certificates)})`}`,
  'GW-21': ({ set, gateway }) =>
    `Requests for the listeners of ${set} find nobody: ${gateway} allows no ListenerSets of its namespace (allowedListeners)`,
  'RT-01': ({ route, parent }) => `Requests for the hosts of ${route} do not reach it: the ${parent} that it names does not exist`,
  'RT-02': ({ route, parent, section, listeners }) =>
    `Requests for the hosts of ${route} do not reach it: ${parent} has no listener ${section === null ? 'on the port that it names' : quoted(section)}${listeners.length === 0 ? '' : `, only ${some(listeners)}`}`,
  'RT-03': ({ route, parent, namespace }) =>
    `Requests for the hosts of ${route} do not reach it: no listener of ${parent} allows routes of namespace ${namespace}`,
  'RT-09': ({ route, parent }) => `Requests for the hosts of ${route} do not reach it: no listener of ${parent} takes routes of its kind`,
  'RT-10': ({ route, parent, hosts, listenerHosts }) =>
    `Requests for the hosts of ${route} do not reach it: its ${hosts.length === 1 ? 'host name' : 'host names'} (${some(hosts)}) and those of the listeners of ${parent} (${some(listenerHosts)}) have none in common`,
}
