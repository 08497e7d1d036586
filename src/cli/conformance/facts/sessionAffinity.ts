import type { Answer } from '../../../engine'
import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { engineWith, proxyUnderTest } from '../clusterUnderTest'
import { compareValues } from '../compareValues'
import { mapOf, textOf } from '../untyped'
import type { FactKind } from './factKind'

type AffinityRules = NonNullable<Answer<'sessionAffinity'>>
type AffinityStep = AffinityRules['serviceChain'][number]

/** What the tables call each step of a chain. */
const sentences: Readonly<Record<AffinityStep, string>> = {
  'masquerade-outsiders': 'masquerade if the packet is for the cluster IP and not from a pod',
  recall:
    "per endpoint: if the source is in the endpoint's list and was seen within the timeout, go to that endpoint (old entries are reaped)",
  choose: 'per endpoint: weighted random choice',
  'masquerade-hairpin': 'masquerade if the source is the endpoint itself',
  'remember-and-rewrite': "record the source in the endpoint's list and DNAT",
  rewrite: 'DNAT',
}

/** `session-affinity`: how the clients of a Service port are remembered, and the order of the rules that do it. */
export const sessionAffinity: FactKind = (fact) => {
  onlyKnown('expect', mapOf(fact.expect), ['affinity'])
  const expect = mapOf(mapOf(fact.expect).affinity)
  const proxy = proxyUnderTest(fact.proxy)
  const servicePort = textOf(expect.servicePort) ?? ''
  const asked = { node: proxy.nodeName, family: proxy.family, of: identityOf(servicePort) }
  const found = engineWith(fact.id, fact.manifests).ask('sessionAffinity', asked, proxy.settings)
  return compareValues(expect, found && shownAs(servicePort, found), { exact: true, ordered: ['serviceChainOrder', 'endpointChainOrder'] })
}

function shownAs(servicePort: string, { seconds, memory, serviceChain, endpointChain }: AffinityRules) {
  return {
    servicePort,
    clientKey: 'source IP',
    timeoutSeconds: seconds,
    memory,
    serviceChainOrder: serviceChain.map((step) => sentences[step]),
    endpointChainOrder: endpointChain.map((step) => sentences[step]),
  }
}

/** `ns/service:port/PROTOCOL`, without the colon where the port has no name. */
function identityOf(text: string) {
  const [, namespace = '', service = '', portName = '', protocol] = /^([^/]+)\/([^:/]+)(?::([^/]+))?\/(TCP|UDP|SCTP)$/.exec(text) ?? []
  if (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP') throw new CaseProblem(`${shown(text)} is no Service port`)
  return { namespace, service, portName, protocol } as const
}
