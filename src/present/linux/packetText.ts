import { type LinuxPacket, socketText } from '../../engine/model'

/** `203.0.113.1 → 192.168.1.100:30001/TCP`: a packet as it reaches the rules of a node. */
export function packetText({ source, destination, protocol }: LinuxPacket): string {
  return `${source} → ${socketText(destination.address, destination.port)}/${protocol}`
}
