import { type Assumption, type Protocol, refKey, type Service } from '../../model'
import { pickStable } from './stableHash'

const first = 30_000
const size = 2_768

/** A node port, 30000 to 32767, for each port of a NodePort or LoadBalancer Service that has none. */
export function assumeNodePorts(services: readonly Service[]): {
  readonly services: readonly Service[]
  readonly assumptions: readonly Assumption[]
} {
  const taken = new Set<string>()
  for (const service of services)
    for (const port of service.ports) if (port.nodePort !== null) taken.add(`${port.protocol}/${port.nodePort}`)
  const assumptions: Assumption[] = []
  const picked = new Map<string, number>()
  for (const protocol of ['TCP', 'UDP', 'SCTP'] as const) {
    const open = services
      .filter(wantsNodePorts)
      .flatMap((service) =>
        service.ports
          .filter((port) => port.nodePort === null && port.protocol === protocol)
          .map((port) => portKey(service, protocol, port.port, port.name)),
      )
    for (const [key, value] of pickStable(open, size, (index) => `${protocol}/${first + index}`, taken))
      picked.set(key, Number(value.split('/')[1]))
  }
  const filled = services.map((service): Service => {
    if (!wantsNodePorts(service)) return service
    const ports = service.ports.map((port) => {
      const nodePort = port.nodePort === null ? picked.get(portKey(service, port.protocol, port.port, port.name)) : undefined
      if (nodePort === undefined) return port
      assumptions.push({ what: 'node-port', service: service.ref, port: port.port, nodePort })
      return { ...port, nodePort, nodePortAssumed: true }
    })
    return { ...service, ports }
  })
  return { services: filled, assumptions }
}

function wantsNodePorts(service: Service): boolean {
  return service.type === 'NodePort' || (service.type === 'LoadBalancer' && service.allocateNodePorts)
}

function portKey(service: Service, protocol: Protocol, port: number, name: string): string {
  return `${refKey(service.ref)}/${name}/${protocol}/${port}`
}
