import { named } from '../../../model'
import { docs, onStop } from '../../rule'
import { isToldByGateway } from '../gateway/gateway'
import { isToldByClass } from '../ingress/class'
import { isRefused } from '../system/missed'

/** RT-21: no listener for the TLS server name. */
export const serverName = onStop('RT-21', 'no-certificate', docs.gatewayTls, ({ router, serverName, hosts }) => {
  return { facts: { router: named(router), serverName, hosts }, severity: 'error', object: router, path: null }
})

/** RT-22: TLS where none is spoken, or none where it is. */
export const protocolDiffers = onStop('RT-22', 'protocol-differs', docs.gatewayTls, ({ router, port, listens }) => {
  return { facts: { router: named(router), port, listens }, severity: 'error', object: router, path: null }
})

/** RT-26: nobody serves what was asked for. Where its class is the reason, or the API server refuses it, a finding of its own says so. */
export const nobodyServes = onStop('RT-26', 'nobody-serves', docs.ingressClass, ({ object }, cluster) => {
  if (isToldByClass(cluster, object) || isToldByGateway(cluster, object) || isRefused(cluster, object)) return null
  return { facts: { object: named(object) }, severity: 'error', object, path: null }
})

/** RT-28: within a connection for one server name a host of another listener is asked. */
export const misdirected = onStop('RT-28', 'misdirected-request', docs.gatewayListener, ({ router, serverName, host }) => {
  return { facts: { router: named(router), serverName, host }, severity: 'error', object: router, path: null }
})
