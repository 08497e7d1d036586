import type { ClosedCause } from '../../engine/model'
import type { Messages } from '../messages'
import { here, quoted, some } from './grammar'

type GatewayCodes =
  | 'GW-01'
  | 'GW-03'
  | 'GW-05'
  | 'GW-06'
  | 'GW-07'
  | 'GW-08'
  | 'GW-09'
  | 'GW-20'
  | 'GW-21'
  | 'GW-22'
  | 'RT-01'
  | 'RT-02'
  | 'RT-03'
  | 'RT-04'
  | 'RT-05'
  | 'RT-06'
  | 'RT-08'
  | 'RT-09'
  | 'RT-10'

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
  'GW-22': ({ gateway }) =>
    `Requests for ${gateway} find nobody: the object that its parametersRef names is not in the input, so its controller does not take it up`,
  'GW-03': ({ className }) => `No request depends on class ${quoted(className)}: no Gateway of this input is of that class`,
  'GW-06': ({ gateway, other, address, port, host }) =>
    `Which of ${other} and ${gateway} answers requests to ${host === null ? '' : `${host} on `}port ${port} of ${address} is up to their controller: both have that address, and a listener for them`,
  'GW-08': ({ object, why, what }) =>
    why === 'selector-ignored'
      ? `The selector of namespaces in ${object} changes nothing for any request: from is ${what === '' ? 'not written' : quoted(what)}, and a selector counts only beside "Selector"`
      : `Requests go on without what ${object} asks for: ${
          why === 'section-missing'
            ? `there is no ${what}, which it is for`
            : `the ${what} that it is for ${why === 'target-missing' ? 'does not exist' : 'is not in this input'}`
        }`,
  'GW-09': ({ object, why, version, served, bundle }) =>
    why === 'not-supported'
      ? `Requests to Gateways of ${object} may not go as written: its controller says that it does not support the version of the Gateway API definitions in the cluster`
      : why === 'not-served'
        ? `The API server does not take ${object}, so no request comes to it: the definition of its kind${bundle === null ? '' : ` (${bundle})`} serves ${served.length === 0 ? 'no version' : some(served)}, not ${version}`
        : `The API server may not take ${object} (${version}): the input holds Gateway API definitions of the standard channel (${bundle ?? ''}), and none of this kind`,
  'GW-20': ({ owner, why, what }) =>
    why === 'earlier-rule'
      ? `No request comes to this rule of ${owner}: an earlier rule of the same listener asks for the same and goes first`
      : why === 'weight-zero'
        ? `No request that ${owner} takes goes to ${what}: its weight is 0`
        : `No request on listener ${quoted(what)} of ${owner} finds a rule: no route is attached to it`,
  'GW-05': ({ owner, listener, port, why }) =>
    `Listener ${quoted(listener)} of ${owner} takes no request on port ${port}: ${why === 'SameTwice' ? 'the Gateway has another of that name, or of the same port, protocol and host name' : closedWords[why]}`,
  'GW-07': ({ owner, listener, port, certificates, why }) =>
    `Listener ${quoted(listener)} of ${owner} takes no request on port ${port}: ${closedWords[why]}${certificates.length === 0 ? '' : ` (${some(certificates)})`}`,
  'GW-21': ({ set, gateway }) =>
    `Requests for the listeners of ${set} find nobody: ${gateway} allows no ListenerSets of its namespace (allowedListeners)`,
  'RT-01': ({ route, parent, elsewhere }) =>
    `Requests for the hosts of ${route} do not reach it: the ${parent} that it names does not exist${here(elsewhere)}`,
  'RT-02': ({ route, parent, section, listeners }) =>
    `Requests for the hosts of ${route} do not reach it: ${parent} has no listener ${section === null ? 'on the port that it names' : quoted(section)}${listeners.length === 0 ? '' : `, only ${some(listeners)}`}`,
  'RT-03': ({ route, parent, namespace }) =>
    `Requests for the hosts of ${route} do not reach it: no listener of ${parent} allows routes of namespace ${namespace}`,
  'RT-08': ({ route }) => `No request reaches ${route}: it names no parent (parentRefs), so no listener serves it`,
  'RT-09': ({ route, parent }) => `Requests for the hosts of ${route} do not reach it: no listener of ${parent} takes routes of its kind`,
  'RT-10': ({ route, parent, hosts, listenerHosts }) =>
    `Requests for the hosts of ${route} do not reach it: its ${hosts.length === 1 ? 'host name' : 'host names'} (${some(hosts)}) and those of the listeners of ${parent} (${some(listenerHosts)}) have none in common`,
  'RT-04': ({ rule, backend, elsewhere }) =>
    `Requests that ${rule} takes for ${backend} get an error from the router: there is no such Service${here(elsewhere)}`,
  'RT-05': ({ rule, backend }) => `Requests that ${rule} takes for ${backend} get an error from the router: the Service has no such port`,
  'RT-06': ({ rule, backend, elsewhere }) =>
    `Requests that ${rule} takes for ${backend} get an error from the router: no ReferenceGrant in that namespace allows the reference${elsewhere ? ', as far as this input holds it' : ''}`,
}
