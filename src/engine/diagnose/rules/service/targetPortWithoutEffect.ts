import { qualifiedName } from '../../../model'
import { targetPortAsWritten } from '../../changes/service'
import { type Diagnostic, docs } from '../../rule'

/** SVC-25: targetPort differs from the port of hand-written endpoints: those decide, and targetPort has no effect. */
export const targetPortWithoutEffect: Diagnostic<'SVC-25'> = {
  code: 'SVC-25',
  docs: docs.selectorless,
  inCluster: (cluster) =>
    cluster.services
      .filter((service) => service.selector === null && service.selectorKnown)
      .flatMap((service) =>
        cluster.lookup.slices(service.ref).flatMap((slice) =>
          slice.ports.flatMap((entry) => {
            const port = service.ports.find((candidate) => candidate.name === entry.name && candidate.protocol === entry.protocol)
            if (!port?.targetPortDeclared) return []
            const targetPort = port.targetPort.kind === 'number' ? port.targetPort.number : port.targetPort.name
            if (targetPort === entry.port) return []
            const facts = { service: qualifiedName(service.ref), targetPort, endpointPort: entry.port }
            return [
              {
                facts,
                severity: 'warning' as const,
                object: slice.object,
                path: entry.path,
                change: targetPortAsWritten(service, port, entry.port),
              },
            ]
          }),
        ),
      ),
}
