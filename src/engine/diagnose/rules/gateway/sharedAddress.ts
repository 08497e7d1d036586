import { type Fields, fieldsOf } from '../../../fields'
import { compareText, type KubeObject, named, type ResourceRef, refKey } from '../../../model'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * GW-06: two Gateways have the same address, and each a listener for the same port and host there. Controllers may put several Gateways onto
 * one address as long as their listeners can be told apart; which of these answers is up to the controller. Information: some join their routes.
 */
export const sharedAddress: Diagnostic<'GW-06'> = {
  code: 'GW-06',
  docs: docs.gatewaySpec,
  inCluster: (cluster) => {
    const first = new Map<string, ResourceRef>()
    const gateways = [...currentObjects(cluster, 'Gateway', 'gateway.networking.k8s.io')]
    return gateways
      .sort((a, b) => compareText(refKey(a.ref), refKey(b.ref)))
      .flatMap((object) =>
        fieldsOf(object, [])
          .map('spec')
          .maps('listeners')
          .flatMap((listener): readonly Found<'GW-06'>[] => {
            const claims = addressesOf(object).map((address) => ({ address, key: `${address} ${askedOf(listener)}` }))
            const taken = claims.find(({ key }) => first.has(key) && first.get(key) !== object.ref)
            const other = taken && first.get(taken.key)
            for (const { key } of claims) if (!first.has(key)) first.set(key, object.ref)
            if (taken === undefined || other === undefined) return []
            const facts = {
              gateway: named(object.ref),
              other: named(other),
              address: taken.address,
              port: listener.integer('port') ?? 0,
              host: listener.text('hostname'),
            }
            return [{ facts, severity: 'info', object: object.ref, path: listener.path }]
          }),
      )
  },
}

/** Those that its controller gave it, and those that it asks for. */
function addressesOf(object: KubeObject): readonly string[] {
  const root = fieldsOf(object, [])
  const entries = [root.map('status'), root.map('spec')].flatMap((part) => part.maps('addresses'))
  return [...new Set(entries.flatMap((entry) => entry.text('value') ?? []))]
}

/** UDP has ports of its own. */
function askedOf(listener: Fields): string {
  return `${listener.text('protocol') === 'UDP' ? 'udp' : 'tcp'} ${listener.integer('port')} ${listener.text('hostname')?.toLowerCase() ?? ''}`
}
