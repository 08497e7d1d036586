import { fieldsOf } from '../../../fields'
import { hostPatternText } from '../../../kubernetes/hostPattern'
import { type Cluster, named, type RejectedRule, refKey } from '../../../model'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs, type Found } from '../../rule'

/** GW-03: no Gateway of the input is of this class. */
export const classUnused: Diagnostic<'GW-03'> = {
  code: 'GW-03',
  docs: docs.gatewayClass,
  inCluster: (cluster) => {
    const used = new Set(
      currentObjects(cluster, 'Gateway', 'gateway.networking.k8s.io').map((object) =>
        fieldsOf(object, []).map('spec').text('gatewayClassName'),
      ),
    )
    return currentObjects(cluster, 'GatewayClass', 'gateway.networking.k8s.io')
      .filter(({ ref }) => !used.has(ref.name))
      .map(({ ref }) => ({ facts: { className: ref.name }, severity: 'info', object: ref, path: 'metadata.name' }))
  },
}

/**
 * GW-20: a part of a Gateway or route that no request comes to: a rule behind an equal one, a backend of weight 0, a
 * listener without a route.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule (precedence)
 */
export const noRequestComes: Diagnostic<'GW-20'> = {
  code: 'GW-20',
  docs: docs.gatewayRule,
  inCluster: (cluster) => [...lostToEarlier(cluster), ...weightless(cluster), ...withoutRoutes(cluster)],
}

/** Rules of which each match stands on each of their listeners behind an equal one, and routes of bytes behind an older one. */
function lostToEarlier(cluster: Cluster): readonly Found<'GW-20'>[] {
  const lost = new Map<string, Found<'GW-20'>>()
  const won = new Set<string>()
  for (const { rules, rejected } of cluster.routers.flatMap(({ ref, listeners }) => (ref.kind === 'Gateway' ? listeners : []))) {
    const seen = new Set<string>()
    for (const { object, path, host, match } of rules) {
      const asked = `${hostPatternText(host)} ${JSON.stringify(match)}`
      if (seen.has(asked)) addLost(lost, { object, path })
      else won.add(`${refKey(object)} ${path}`)
      seen.add(asked)
    }
    for (const rule of rejected) if (rule.why === 'same-as-earlier') addLost(lost, rule)
  }
  return [...lost].flatMap(([key, found]) => (won.has(key) ? [] : [found]))
}

function addLost(lost: Map<string, Found<'GW-20'>>, { object, path }: Pick<RejectedRule, 'object' | 'path'>): void {
  const facts = { owner: named(object), why: 'earlier-rule', what: '' } as const
  lost.set(`${refKey(object)} ${path}`, { facts, severity: 'info', object, path })
}

function weightless(cluster: Cluster): readonly Found<'GW-20'>[] {
  const found = new Map<string, Found<'GW-20'>>()
  for (const { object, action } of cluster.routers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules))) {
    if (action.kind !== 'forward' || object.group !== 'gateway.networking.k8s.io') continue
    for (const { weight, path, target } of action.backends) {
      if (weight > 0 || target.kind !== 'service') continue
      const facts = {
        owner: named(object),
        why: 'weight-zero',
        what: `${target.service.namespace}/${target.service.name}:${target.port}`,
      } as const
      found.set(`${refKey(object)} ${path}`, { facts, severity: 'info', object, path })
    }
  }
  return [...found.values()]
}

function withoutRoutes(cluster: Cluster): readonly Found<'GW-20'>[] {
  const empty = new Set(
    cluster.listenerStatuses.flatMap(({ owner, listener, attachedRoutes }) =>
      listener !== null && attachedRoutes === 0 ? [`${refKey(owner)} ${listener}`] : [],
    ),
  )
  return cluster.routers
    .flatMap(({ listeners }) => listeners)
    .filter(({ object, name }) => empty.has(`${refKey(object)} ${name}`))
    .map(({ object, path, name }) => ({ facts: { owner: named(object), why: 'no-route', what: name }, severity: 'info', object, path }))
}
