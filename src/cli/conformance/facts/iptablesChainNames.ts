import { createEngine } from '../../../engine'
import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { compareValues } from '../compareValues'
import { mapOf } from '../untyped'
import type { FactKind } from './factKind'
import { endpointIn, portIdentityIn } from './givenPort'

/** `iptables-chain-names`: the name of one chain of a Service port, or of one of its endpoints. */
export const iptablesChainNames: FactKind = ({ given, expect }) => {
  onlyKnown('given', given, ['chain', 'namespace', 'service', 'portName', 'protocol', 'endpoint'])
  onlyKnown('expect', mapOf(expect), ['chainName'])
  return compareValues(expect, { chainName: nameOf(given) }, { exact: true })
}

function nameOf(given: Readonly<Record<string, unknown>>): string {
  const { chain } = given
  const of = portIdentityIn(given)
  const endpoint = endpointIn(given.endpoint)
  if (chain === 'SEP' && endpoint !== null) return createEngine().ask('iptablesChainName', { chain, of, endpoint })
  if (endpoint === null && (chain === 'SVC' || chain === 'SVL' || chain === 'EXT' || chain === 'FW'))
    return createEngine().ask('iptablesChainName', { chain, of })
  throw new CaseProblem(`chain ${shown(chain)} is not modelled`)
}
