import { CaseProblem, type Entry, type Manifest, onlyKnown } from '../caseFile'
import { guarded } from '../clusterUnderTest'
import { listOf, mapOf, textOf } from '../untyped'
import type { FactKind } from './factKind'
import { iptablesChainNames } from './iptablesChainNames'
import { iptablesRules } from './iptablesRules'
import { nftablesChainNames } from './nftablesChainNames'
import { categorize, endpointsMap, localReadyEndpoints, noLocalEndpoints, serviceMapCounts, servicePorts } from './nodeFacts'
import { detectLocal, healthCheckResponder, nodePortAddresses, nodePortLoopback } from './plainFacts'
import { probabilities } from './probabilities'
import { sessionAffinity } from './sessionAffinity'

/** One line a kind: how its cases are answered and compared. */
const kinds: Readonly<Record<string, FactKind>> = {
  categorize,
  'detect-local': detectLocal,
  'endpoints-map': endpointsMap,
  'health-check-responder': healthCheckResponder,
  'iptables-chain-names': iptablesChainNames,
  'iptables-rules': iptablesRules,
  'local-ready-endpoints': localReadyEndpoints,
  'nftables-chain-names': nftablesChainNames,
  'no-local-endpoints': noLocalEndpoints,
  'node-port-addresses': nodePortAddresses,
  'node-port-loopback': nodePortLoopback,
  probabilities,
  'service-map-counts': serviceMapCounts,
  'service-ports': servicePorts,
  'session-affinity': sessionAffinity,
}

/** The cases of one file of facts. A file without `cases` is one case itself. */
export function readFacts(id: string, root: Manifest): readonly Entry[] {
  const kind = textOf(root.kind) ?? ''
  const runner = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  const whole = root.cases === undefined
  const cases = whole
    ? [{ name: textOf(root.title) ?? id, given: root.given, proxy: root.proxy, manifests: root.manifests, expect: root.expect }]
    : listOf(root.cases)
  return cases.map((value, index) => {
    const one = mapOf(value)
    return {
      name: textOf(one.name) ?? `case ${index + 1}`,
      expect: one.expect,
      run: (expect) =>
        guarded(() => {
          if (!runner) throw new CaseProblem(`kind ${kind} is not modelled`)
          onlyKnown('the case', one, ['name', 'given', 'proxy', 'manifests', 'expect', 'from', 'notes'])
          return runner({ id, given: mapOf(one.given), proxy: one.proxy, manifests: listOf(one.manifests).map(mapOf), expect })
        }),
    }
  })
}
