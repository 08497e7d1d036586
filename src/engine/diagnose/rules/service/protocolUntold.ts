import { qualifiedName, type Service, type ServicePort } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { servicesInMesh } from './mesh'

/** Protocols that a mesh knows by appProtocol, or by the beginning of a port's name. */
const protocols = /^(grpc-web|grpc|http2?|https|tls|tcp|udp|mongo|mysql|redis|ws|wss|kubernetes\.io\/\w+)(-|$)/

/** SVC-13: neither the name of a port nor appProtocol tells a mesh what is spoken there: its routes and policies for HTTP do not apply. */
export const protocolUntold: Diagnostic<'SVC-13'> = {
  code: 'SVC-13',
  docs: docs.appProtocol,
  inCluster: (cluster) => servicesInMesh(cluster).flatMap((service) => service.ports.filter(isUntold).map((port) => untold(service, port))),
}

function isUntold({ name, protocol, appProtocol }: ServicePort): boolean {
  return protocol === 'TCP' && !protocols.test(appProtocol ?? name)
}

function untold({ ref }: Service, { port, name, appProtocol, index }: ServicePort): Found<'SVC-13'> {
  const path = `spec.ports[${index}]${appProtocol !== null ? '.appProtocol' : name === '' ? '' : '.name'}`
  return { facts: { service: qualifiedName(ref), port }, severity: 'info', object: ref, path }
}
