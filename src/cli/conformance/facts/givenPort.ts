import { type Asked, parseAddress } from '../../../engine'
import { CaseProblem, shown } from '../caseFile'
import { textOf } from '../untyped'
import type { FactCase } from './factKind'

type PortIdentity = Asked<'nftablesChainName'>['of']

/** The Service port that plain values name. */
export function portIdentityIn(given: FactCase['given']): PortIdentity {
  const { protocol } = given
  const [namespace, service] = [textOf(given.namespace), textOf(given.service)]
  if (namespace === null || service === null) throw new CaseProblem('given names no Service')
  if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') throw new CaseProblem(`protocol ${shown(protocol)} is not known`)
  return { namespace, service, portName: textOf(given.portName) ?? '', protocol }
}

/** `ip:port` or `[ip]:port`; null where nothing is given. */
export function endpointIn(value: unknown): Asked<'nftablesChainName'>['endpoint'] {
  if (value === undefined || value === null) return null
  const [, bracketed, bare, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(textOf(value) ?? '') ?? []
  const address = bracketed ?? bare
  if (address === undefined || parseAddress(address) === null) throw new CaseProblem(`${shown(value)} is no endpoint`)
  return { address, port: Number(port) }
}
