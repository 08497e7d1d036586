import { qualifiedName } from '../../../model'
import { docs, onStop } from '../../rule'

/** SVC-27: a headless Service asked on its `port`, while its Pods listen on `targetPort`: nothing translates there. */
export const headlessPort = onStop('SVC-27', 'nothing-listens', docs.headless, (facts, cluster) => {
  if (facts.what !== 'pod') return null
  for (const service of cluster.services) {
    const port = service.headless ? service.ports.find((candidate) => candidate.port === facts.port) : undefined
    const slices = cluster.lookup.slices(service.ref)
    if (port === undefined || !slices.some((slice) => slice.endpoints.some((endpoint) => endpoint.addresses.includes(facts.address))))
      continue
    const targetPort = port.targetPort.kind === 'number' ? port.targetPort.number : port.targetPort.name
    const found = { service: qualifiedName(service.ref), port: port.port, targetPort }
    return { facts: found, severity: 'error', object: service.ref, path: `spec.ports[${port.index}].targetPort` }
  }
  return null
})
