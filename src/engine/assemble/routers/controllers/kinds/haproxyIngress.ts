import type { PathMatch, RequestFilter } from '../../../../model'
import { annotationsOf, redirectTo, toHttps } from '../../ingress/annotations'
import { claimOf, type Dialect, type PathAt } from '../../ingress/claim'
import type { IngressReading } from '../../ingress/read'
import { everywhere, onPath, type ServedRule } from '../claim'
import type { ControllerKind } from '../kind'
import { beginsSo } from './haproxy'

/**
 * HAProxy Ingress (the community's, of jcmoraisjr), as of v0.14.
 *
 * Prefix goes by the elements of the path, ImplementationSpecific takes every path that begins so unless `path-type` says
 * otherwise. An Ingress with TLS redirects its hosts to https (302). What no rule takes goes to the Service that a flag names.
 * https://haproxy-ingress.github.io/docs/configuration/keys/
 * Left out: authentication, access lists, blue-green weights, TCP services.
 */
export const haproxyIngress: ControllerKind = {
  software: 'HAProxy Ingress',
  image: 'haproxy-ingress',
  controller: 'haproxy-ingress.github.io/controller',
  classes: ['haproxy'],
  classFlags: ['ingress-class'],
  controllerFlag: null,
  takes: 'every-class',
  takesClassless: (flags) => flags['watch-ingress-without-class'] === 'true',
  installed: {
    namespace: 'ingress-controller',
    name: 'haproxy-ingress',
    labels: { 'app.kubernetes.io/name': 'haproxy-ingress', 'app.kubernetes.io/instance': 'haproxy-ingress' },
    podPorts: { http: 80, https: 443 },
  },
  outside: null,
  endpoints: 'ready',
  unknownServerName: 'default-certificate',
  tlsHosts: 'all',
  hosts: 'shared',
  keepsHost: true,
  order: 'host-and-rank',
  whenMissing: 503,
  whenEmpty: () => 503,
  claims: (ingresses, serving) =>
    ingresses.map((ingress) => {
      const claim = claimOf(ingress, serving, dialect)
      return { ...claim, rules: [...claim.rules, ...rootRedirect(ingress)] }
    }),
}

function said(ingress: IngressReading) {
  return annotationsOf(ingress, 'haproxy-ingress.github.io', 'ingress.kubernetes.io')
}

const dialect: Dialect = {
  match: matchOf,
  filters: rewrite,
  way: (ingress) => ({ dial: said(ingress).flag('service-upstream') === true ? 'clusterIp' : 'endpoint' }),
  actions: (forward, ingress) => {
    const secured = ingress.tls.length > 0 && said(ingress).flag('ssl-redirect') !== false
    return { plain: secured ? toHttps(302) : forward, tls: forward }
  },
}

function matchOf(at: PathAt): PathMatch | null {
  const { path, type } = at.path
  if (type !== 'ImplementationSpecific' || path === '') return beginsSo(at)
  switch (said(at.ingress).text('path-type')) {
    case 'exact':
      return { kind: 'exact', path }
    case 'prefix':
      return { kind: 'prefix', path }
    case 'regex':
      return { kind: 'regex', pattern: path, ignoreCase: false, anchored: false }
    default:
      return beginsSo(at)
  }
}

function rewrite({ ingress }: PathAt, match: PathMatch | null): readonly RequestFilter[] {
  const target = said(ingress).text('rewrite-target')
  if (target === null) return []
  const how = match?.kind === 'regex' ? 'groups' : 'prefix'
  return [{ kind: 'rewrite', host: null, rewrite: { kind: how, path: target }, path: said(ingress).path('rewrite-target') }]
}

/** `app-root`: the path `/` alone leads to another. */
function rootRedirect(ingress: IngressReading): readonly ServedRule[] {
  const root = said(ingress).text('app-root')
  if (root === null) return []
  return ingress.rules.map(({ host }) => ({
    object: ingress.ref,
    path: said(ingress).path('app-root'),
    host,
    match: onPath({ kind: 'exact', path: '/' }),
    rank: [Number.MAX_SAFE_INTEGER],
    ...everywhere(redirectTo(root, 302)),
  }))
}
