import { hostPatternText, parseHostPattern } from '../../../../kubernetes/hostPattern'
import type { HostPattern, PathMatch, RequestFilter, RuleAction } from '../../../../model'
import { redirectTo, toHttps } from '../../ingress/annotations'
import { backendOf } from '../../ingress/backend'
import { claimOf, type Dialect, type PathAt, pathMatch } from '../../ingress/claim'
import type { IngressReading } from '../../ingress/read'
import { type Actions, type Claim, everywhere, onPath, type Passthrough, pathRank, type ServedRule } from '../claim'
import type { ControllerKind, Serving } from '../kind'
import { nginxAnnotations, wayOf } from './ingressNginxBackend'
import { canaryRules, isCanary } from './ingressNginxCanary'

/**
 * ingress-nginx, as of v1.12; retired upstream (maintenance ended in March 2026).
 *
 * A path is a prefix by its elements, also where it is ImplementationSpecific. On a host where any Ingress uses regular
 * expressions or rewrites, **every** path is one: without regard to case, from the beginning of the path, the longest first. Where an Ingress
 * has TLS, its hosts redirect to https unless told otherwise. An Ingress's default backend is for its own hosts.
 * https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/
 * https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 * Left out: authentication, source ranges, snippets, mirrors, custom HTTP errors, settings of the ConfigMap.
 */
export const ingressNginx: ControllerKind = {
  software: 'ingress-nginx',
  image: 'ingress-nginx',
  controller: 'k8s.io/ingress-nginx',
  classes: ['nginx', 'public', 'webapprouting.kubernetes.azure.com'],
  classFlags: ['ingress-class'],
  controllerFlag: 'controller-class',
  takes: 'every-class',
  takesClassless: (flags) => flags['watch-ingress-without-class'] === 'true',
  installed: {
    namespace: 'ingress-nginx',
    name: 'ingress-nginx-controller',
    labels: {
      'app.kubernetes.io/name': 'ingress-nginx',
      'app.kubernetes.io/instance': 'ingress-nginx',
      'app.kubernetes.io/component': 'controller',
    },
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
  claims,
}

function claims(ingresses: readonly IngressReading[], serving: Serving): readonly Claim[] {
  const plain = ingresses.filter((ingress) => !isCanary(ingress))
  const regexHosts = new Set(plain.filter(usesRegex).flatMap((ingress) => hostsOf(ingress).map(nameOf)))
  const written = new Set(plain.flatMap((ingress) => hostsOf(ingress).map(nameOf)))
  const canaries = canaryRules(
    ingresses.filter((ingress) => isCanary(ingress)),
    serving,
  )
  const dialect = dialectFor(regexHosts, serving)
  const own = plain.map((ingress) => {
    const claim = claimOf(ingress, serving, dialect)
    const rules = claim.rules.flatMap((rule) => canaries.beside(rule))
    const more = [...rootRedirect(ingress), ...wwwRedirect(ingress, written)]
    return { ...claim, rules: [...withAliases(ingress, rules), ...more], passthrough: passthroughOf(ingress, serving) }
  })
  return [...own, ...canaries.unused()]
}

function dialectFor(regexHosts: ReadonlySet<string>, serving: Serving): Dialect {
  return {
    match: (at) => (regexHosts.has(nameOf(at.host)) ? regexOf(at) : pathMatch(at.path)),
    rank: ({ match }) => [...pathRank(match), ...(match.path?.kind === 'regex' ? letterRank(match.path.pattern) : [])],
    filters,
    way: (ingress) => wayOf(ingress, serving),
    actions: actionsOf,
    fallback: (ingress) => ({ own: true, others: ingress.rules.length === 0 || ingress.rules.every(({ host }) => host.kind === 'any') }),
  }
}

/** A rewrite or the annotation turns every path of the host into a regular expression. */
function usesRegex(ingress: IngressReading): boolean {
  const said = nginxAnnotations(ingress)
  const target = said.text('rewrite-target')
  return said.flag('use-regex') === true || (target !== null && pathsOf(ingress).some((path) => path !== target))
}

function regexOf({ path }: PathAt): PathMatch {
  return { kind: 'regex', pattern: path.path === '' ? '/' : path.path, ignoreCase: true, anchored: false }
}

/** Of patterns that are as long, the last one by its letters is tried first. */
function letterRank(pattern: string): readonly number[] {
  return [...pattern].map((letter) => letter.charCodeAt(0))
}

function filters({ ingress, path }: PathAt): readonly RequestFilter[] {
  const said = nginxAnnotations(ingress)
  const target = said.text('rewrite-target')
  const host = said.text('upstream-vhost')
  const rewrites = target !== null && target !== path.path
  if (!rewrites && host === null) return []
  const rewrite = rewrites ? ({ kind: 'groups', path: target } as const) : null
  return [{ kind: 'rewrite', host, rewrite, path: said.path(rewrites ? 'rewrite-target' : 'upstream-vhost') }]
}

/** Redirects of the whole Ingress go before all; then https where TLS asks for it. */
function actionsOf(forward: RuleAction, ingress: IngressReading): Actions {
  const said = nginxAnnotations(ingress)
  const temporal = said.text('temporal-redirect')
  if (temporal !== null) return everywhere(redirectTo(temporal, said.number('temporal-redirect-code') ?? 302))
  const permanent = said.text('permanent-redirect')
  if (permanent !== null) return everywhere(redirectTo(permanent, said.number('permanent-redirect-code') ?? 301))
  const secured = ingress.tls.length > 0 && said.flag('ssl-redirect') !== false
  return { plain: secured || said.flag('force-ssl-redirect') === true ? toHttps(308) : forward, tls: forward }
}

/** `app-root`: the path `/` alone leads to another. */
function rootRedirect(ingress: IngressReading): readonly ServedRule[] {
  const said = nginxAnnotations(ingress)
  const root = said.text('app-root')
  if (root === null) return []
  const match = onPath({ kind: 'exact', path: '/' })
  const common = { object: ingress.ref, path: said.path('app-root'), match, rank: [first], ...everywhere(redirectTo(root, 302)) }
  return hostsOf(ingress).map((host) => ({ ...common, host }))
}

/** `from-to-www-redirect`: the host with or without `www.`, whichever nobody serves. */
function wwwRedirect(ingress: IngressReading, written: ReadonlySet<string>): readonly ServedRule[] {
  const said = nginxAnnotations(ingress)
  if (said.flag('from-to-www-redirect') !== true) return []
  return hostsOf(ingress).flatMap((host): ServedRule[] => {
    if (host.kind !== 'exact') return []
    const other = host.host.startsWith('www.') ? host.host.slice(4) : `www.${host.host}`
    if (written.has(other)) return []
    const action = everywhere(redirectTo(`$scheme://${host.host}$request_uri`, 308))
    const path = said.path('from-to-www-redirect')
    return [{ object: ingress.ref, path, host: { kind: 'exact', host: other }, match: onPath(null), rank: [first], ...action }]
  })
}

/** Before every other rule of a host. */
const first = Number.MAX_SAFE_INTEGER

/** `server-alias`: other names of the same hosts. One that is a pattern of nginx is left out. */
function withAliases(ingress: IngressReading, rules: readonly ServedRule[]): readonly ServedRule[] {
  const aliases = nginxAnnotations(ingress)
    .list('server-alias')
    .filter((name) => !name.startsWith('~'))
    .map((name) => parseHostPattern(name, 'one'))
  const named = rules.filter(({ host }) => host.kind !== 'any')
  return [...rules, ...aliases.flatMap((host) => named.map((rule) => ({ ...rule, host })))]
}

/** `ssl-passthrough`, where the controller was told to look at TLS at all: the backend of the host's root gets the bytes. */
function passthroughOf(ingress: IngressReading, serving: Serving): readonly Passthrough[] {
  const said = nginxAnnotations(ingress)
  if (serving.flags['enable-ssl-passthrough'] !== 'true' || said.flag('ssl-passthrough') !== true) return []
  return ingress.rules.flatMap(({ host, paths }): Passthrough[] => {
    const root = paths.find(({ path }) => path === '/' || path === '')
    if (!root || host.kind === 'any') return []
    const backend = backendOf(serving, ingress.ref.namespace ?? '', root.backend, wayOf(ingress, serving))
    return [{ host, path: root.field, action: { kind: 'forward', backends: [backend], filters: [], noEndpoints: null } }]
  })
}

function hostsOf(ingress: IngressReading): readonly HostPattern[] {
  return ingress.rules.map(({ host }) => host)
}

function pathsOf(ingress: IngressReading): readonly string[] {
  return ingress.rules.flatMap(({ paths }) => paths.map(({ path }) => path))
}

function nameOf(host: HostPattern): string {
  return hostPatternText(host) ?? ''
}
