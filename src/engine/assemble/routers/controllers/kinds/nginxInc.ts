import { hostPatternText } from '../../../../kubernetes/hostPattern'
import type { PathMatch, RejectedRule, RequestFilter } from '../../../../model'
import { type Annotations, annotationsOf, toHttps } from '../../ingress/annotations'
import { claimOf, type Dialect, hasTls, type PathAt } from '../../ingress/claim'
import type { IngressReading } from '../../ingress/read'
import type { Claim } from '../claim'
import type { ControllerKind, Serving } from '../kind'
import { nginxRank } from './nginxLocation'

/**
 * NGINX Ingress Controller of F5 (NGINX Inc), as of v4 and v5. Serves Ingresses and its own kinds, VirtualServer and
 * VirtualServerRoute.
 *
 * One object has a host for itself: the oldest. Paths are locations of nginx: Prefix takes every path that begins so, letter
 * by letter. A host with TLS redirects to https unless told otherwise; a host without TLS has no certificate to answer with.
 * https://docs.nginx.com/nginx-ingress-controller/configuration/host-and-listener-collisions/
 * https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
 * Left out: policies, snippets, App Protect, settings of the ConfigMap.
 */
export const nginxInc: ControllerKind = {
  software: 'NGINX Ingress Controller',
  image: 'nginx-ingress',
  controller: 'nginx.org/ingress-controller',
  classes: ['nginx'],
  classFlags: ['ingress-class'],
  controllerFlag: null,
  takes: 'its-class',
  takesClassless: () => false,
  installed: {
    namespace: 'nginx-ingress',
    name: 'nginx-ingress',
    labels: { app: 'nginx-ingress' },
    podPorts: { http: 80, https: 443 },
  },
  outside: null,
  endpoints: 'ready',
  unknownServerName: 'close',
  tlsHosts: 'with-certificate',
  hosts: 'exclusive',
  keepsHost: true,
  order: 'host-and-rank',
  whenMissing: 502,
  whenEmpty: () => 502,
  claims,
}

function said(ingress: IngressReading): Annotations {
  return annotationsOf(ingress, 'nginx.org', 'ingress.kubernetes.io')
}

/** A master has the host and its TLS, its minions the paths: together they are one claim. */
function claims(ingresses: readonly IngressReading[], serving: Serving): readonly Claim[] {
  const typeOf = (ingress: IngressReading) => said(ingress).text('mergeable-ingress-type')
  const minions = ingresses.filter((ingress) => typeOf(ingress) === 'minion')
  const byHost = new Map<string, IngressReading[]>()
  for (const minion of minions) for (const name of namesOf(minion)) byHost.set(name, [...(byHost.get(name) ?? []), minion])
  const taken = new Set<IngressReading>()
  const others = ingresses
    .filter((ingress) => typeOf(ingress) !== 'minion')
    .map((ingress): Claim => {
      const claim = withoutHostless(ingress, claimOf(ingress, serving, dialect))
      if (typeOf(ingress) !== 'master') return claim
      const own = [...new Set(namesOf(ingress).flatMap((name) => byHost.get(name) ?? []))]
      for (const minion of own) taken.add(minion)
      return { ...claim, rules: own.flatMap((minion) => claimOf(minion, serving, dialectUnder(ingress)).rules) }
    })
  const orphans = minions.filter((minion) => !taken.has(minion)).map(orphan)
  return [...others, ...orphans]
}

/** Without a master a minion is not served. */
function orphan({ ref, createdAt }: IngressReading): Claim {
  const rejected: RejectedRule = { object: ref, path: null, why: 'no-matching-parent' }
  return { object: ref, createdAt, rules: [], fallback: null, certificates: [], passthrough: [], rejected: [rejected] }
}

/** A rule must name a host here. */
function withoutHostless(ingress: IngressReading, claim: Claim): Claim {
  const hostless = ingress.rules.filter(({ host }) => host.kind === 'any')
  const rejected = hostless.map(({ field }): RejectedRule => ({ object: ingress.ref, path: field, why: 'invalid' }))
  return { ...claim, rules: claim.rules.filter(({ host }) => host.kind !== 'any'), rejected }
}

const dialect = dialectUnder(null)

/** `master`: whose TLS counts, where that is another Ingress. */
function dialectUnder(master: IngressReading | null): Dialect {
  return {
    match: ({ ingress, path: { path, type } }) => locationOf(ingress, path === '' ? '/' : path, type === 'Exact'),
    filters: rewrites,
    way: (ingress) => ({ dial: said(ingress).flag('use-cluster-ip') === true ? 'clusterIp' : 'endpoint' }),
    actions: (forward, ingress, host) => {
      const holder = master ?? ingress
      const secured = hasTls(holder, host) && said(holder).flag('ssl-redirect') !== false
      return { plain: secured || said(holder).flag('redirect-to-https') === true ? toHttps(301) : forward, tls: forward }
    },
    rank: ({ match }) => nginxRank(match.path),
    fallback: () => ({ own: true, others: false }),
  }
}

function locationOf(ingress: IngressReading, path: string, isExact: boolean): PathMatch {
  switch (said(ingress).text('path-regex')) {
    case 'case_sensitive':
      return { kind: 'regex', pattern: path, ignoreCase: false, anchored: false }
    case 'case_insensitive':
      return { kind: 'regex', pattern: path, ignoreCase: true, anchored: false }
    case 'exact':
      return { kind: 'exact', path }
    default:
      return isExact ? { kind: 'exact', path } : { kind: 'stringPrefix', path }
  }
}

/** `serviceName=tea-svc rewrite=/;serviceName=…`: what of the path matched the location gives way. */
function rewrites({ ingress, path }: PathAt): readonly RequestFilter[] {
  const own = said(ingress)
  const service = path.backend.kind === 'service' ? path.backend.name : null
  const entries = (own.text('rewrites') ?? '').split(';').map((entry) => /serviceName=(\S+)\s+rewrite=(\S+)/.exec(entry))
  const target = entries.find((match) => match?.[1] === service)?.[2]
  if (target === undefined) return []
  return [{ kind: 'rewrite', host: null, rewrite: { kind: 'prefix', path: target }, path: own.path('rewrites') }]
}

function namesOf(ingress: IngressReading): readonly string[] {
  return ingress.rules.flatMap(({ host }) => hostPatternText(host) ?? [])
}
