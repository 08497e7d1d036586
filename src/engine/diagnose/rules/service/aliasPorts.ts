import { qualifiedName } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** SVC-31: an ExternalName with a targetPort of its own: it is a name only, and nothing translates a port. */
export const aliasPorts: Diagnostic<'SVC-31'> = {
  code: 'SVC-31',
  docs: docs.externalName,
  inCluster: ({ services }) =>
    services
      .filter(({ type }) => type === 'ExternalName')
      .flatMap((service) =>
        service.ports.flatMap((port) => {
          const targetPort = port.targetPort.kind === 'number' ? port.targetPort.number : port.targetPort.name
          if (!port.targetPortDeclared || targetPort === port.port) return []
          const facts = { service: qualifiedName(service.ref), port: port.port, targetPort }
          return [{ facts, severity: 'info' as const, object: service.ref, path: `spec.ports[${port.index}].targetPort` }]
        }),
      ),
}
