import type { Assumption, Service } from '../../model'

/** The cluster IPs and node ports that nobody wrote: the API server would give some, and these stand for them. */
export function givenByTheServer(services: readonly Service[]): readonly Assumption[] {
  const clusterIps = services.flatMap((service): Assumption[] => {
    const [address] = service.clusterIps
    return service.clusterIpAssumed && address !== undefined ? [{ what: 'cluster-ip', service: service.ref, address }] : []
  })
  const nodePorts = services.flatMap((service) =>
    service.ports.flatMap(({ port, nodePort, nodePortAssumed }): Assumption[] =>
      nodePortAssumed && nodePort !== null ? [{ what: 'node-port', service: service.ref, port, nodePort }] : [],
    ),
  )
  return [...clusterIps, ...nodePorts]
}
