import type { Cluster, FieldChange, FindingFacts, PolicyFacts, Trace } from '../../../model'
import { onePeerMore, onePortMore, receivingPort } from '../../changes/networkPolicy'
import { type Diagnostic, docs, type Found } from '../../rule'
import { type Cause, causeOf, placeOf } from './cause'

type Code = Cause['code']
type Of<K extends Code> = Extract<Cause, { code: K }>

/** A diagnostic for one cause: an error at the field that comes nearest. */
function onCause<K extends Code>(
  code: K,
  page: string,
  wordsOf: (cause: Of<K>) => Omit<FindingFacts[K], keyof PolicyFacts>,
  changeOf: (facts: PolicyFacts, cause: Of<K>, cluster: Cluster) => readonly FieldChange[] = () => [],
): Diagnostic<K> {
  const onTrace = (cluster: Cluster, trace: Trace): readonly Found<K>[] => {
    const found = causeOf(cluster, trace)
    if (found?.cause.code !== code) return []
    const { near: _, ...drop } = found.facts
    const facts = { ...drop, ...wordsOf(found.cause as Of<K>) } as unknown as FindingFacts[K]
    const change = changeOf(found.facts, found.cause as Of<K>, cluster)
    return [{ facts, severity: 'error', ...placeOf(found.facts, found.cause), change }]
  }
  return { code, docs: page, onTrace }
}

/** NP-07: policies isolate one end, and no rule comes near. */
export const nothingAllows = onCause('NP-07', docs.networkPolicy, () => ({}))

/** NP-08: the other end is allowed, on other ports. */
export const otherPortsAllowed = onCause(
  'NP-08',
  docs.networkPolicy,
  ({ near }) => ({ policy: near.policy, ports: near.ports }),
  (facts, { near }) => onePortMore(facts, near),
)

/** NP-09: the port is allowed, for others. */
export const othersAllowed = onCause(
  'NP-09',
  docs.policyTargets,
  ({ near }) => ({ policy: near.policy, peers: near.peers }),
  (facts, { near }, cluster) => onePeerMore(cluster, facts, near),
)

/** NP-10: a rule names a port that the receiving Pod does not have. */
export const portNameUnknown = onCause(
  'NP-10',
  docs.networkPolicy,
  ({ near }) => ({ policy: near.policy, names: near.unresolved }),
  (facts, { near }, cluster) => receivingPort(cluster, facts, near, near.unresolved[0] ?? ''),
)

/** NP-20: an ipBlock allows the client, and masquerade hides it from the receiver. */
export const clientHidden = onCause('NP-20', docs.policyTargets, ({ near, client }) => ({ policy: near.policy, client }))

/** NP-21: a policy is written for the Service's port; the Pod's counts. */
export const servicePortAllowed = onCause(
  'NP-21',
  docs.networkPolicy,
  ({ near, service, servicePort }) => {
    return { policy: near.policy, service, servicePort }
  },
  (facts, { near, servicePort }, cluster) => receivingPort(cluster, facts, near, servicePort),
)

/** NP-22: the policy of a backend does not allow the router, which is whom its Pods see. */
export const routerNotAllowed = onCause(
  'NP-22',
  docs.policyTargets,
  ({ near, router }) => ({
    policy: near.policy,
    router,
    peers: near.peers,
  }),
  (facts, { near }, cluster) => onePeerMore(cluster, facts, near),
)
