import { createEngine } from '../../../engine'
import { onlyKnown } from '../caseFile'
import { compareValues } from '../compareValues'
import { mapOf } from '../untyped'
import type { FactKind } from './factKind'
import { endpointIn, portIdentityIn } from './givenPort'

/** `nftables-chain-names`: the part of nftables names that tells Service ports, or their endpoints, apart. */
export const nftablesChainNames: FactKind = ({ given, expect }) => {
  onlyKnown('given', given, ['namespace', 'service', 'portName', 'protocol', 'endpoint'])
  onlyKnown('expect', mapOf(expect), ['baseName'])
  const baseName = createEngine().ask('nftablesChainName', { of: portIdentityIn(given), endpoint: endpointIn(given.endpoint) })
  return compareValues(expect, { baseName }, { exact: true })
}
