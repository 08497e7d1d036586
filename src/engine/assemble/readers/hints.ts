import { type Fields, fieldsOf } from '../../fields'
import type { ExternalService, KubeObject, LoadProblem, OutsideClient } from '../../model'

/** Something outside with an address and a name (`hopscope/v1` ExternalService). */
export function readExternalService(object: KubeObject, problems: LoadProblem[]): ExternalService {
  const spec = fieldsOf(object, problems).map('spec')
  return {
    ref: object.ref,
    addresses: spec.addresses('addresses'),
    hostnames: spec.texts('hostnames').map((name) => name.toLowerCase()),
    ports: externalPorts(spec),
    source: object.source,
  }
}

/** Ports stand as numbers, or as maps with `port`, as people write both. */
function externalPorts(spec: Fields): readonly number[] {
  const list = spec.numbersOrMaps('ports')
  return list.flatMap((entry) => (typeof entry === 'number' ? [entry] : [entry.port('port')].filter((port) => port !== null)))
}

/** A named sender outside (`hopscope/v1` Client); the address may be left open. */
export function readClient(
  object: KubeObject,
  problems: LoadProblem[],
): Omit<OutsideClient, 'address'> & { address: OutsideClient['address'] | null } {
  const spec = fieldsOf(object, problems).map('spec')
  const address = spec.address('address')
  return { ref: object.ref, address, addressAssumed: address === null, source: object.source }
}
