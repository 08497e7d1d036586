import { type Endpoint, type Evidence, type Packet, type Service, type Socket, socketLabel } from '../model'

/**
 * The node writes the chosen endpoint's address and port over the destination. The packet goes straight to the endpoint:
 * the Service's address is on no wire after that.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export function natToEndpoint(
  packet: Packet,
  endpoint: Endpoint,
  service: Service,
  node: string,
): { readonly destination: Socket; readonly evidence: Evidence } {
  const destination: Socket = { address: endpoint.address, port: endpoint.port }
  const facts = { from: socketLabel(packet.destination), to: socketLabel(destination), node }
  return { destination, evidence: { rule: 'destinationNat', object: service.ref, path: null, facts } }
}
