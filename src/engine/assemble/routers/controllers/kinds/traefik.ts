import { hostPatternText } from '../../../../kubernetes/hostPattern'
import type { PathMatch, RuleAction } from '../../../../model'
import { annotationsOf, toHttps } from '../../ingress/annotations'
import { claimOf, type Dialect, type PathAt } from '../../ingress/claim'
import type { IngressReading } from '../../ingress/read'
import type { Actions } from '../claim'
import type { ControllerKind, Flags, Serving } from '../kind'

/**
 * Traefik, as of v3.3, its provider for Ingresses.
 *
 * Prefix takes every path that begins so, letter by letter, unless told to match strictly. The longest rule text is tried
 * first, wherever its host stands; what a host's rules do not take can be taken by a rule for every host. It serves Ingresses
 * without class as long as it is not configured for one. A Service that is missing or empty has no route at all.
 * https://doc.traefik.io/traefik/providers/kubernetes-ingress/
 * https://doc.traefik.io/traefik/routing/providers/kubernetes-ingress/
 * Left out: middlewares, settings in a file, other entry points than `web` and `websecure`.
 */
export const traefik: ControllerKind = {
  software: 'Traefik',
  image: 'traefik',
  controller: 'traefik.io/ingress-controller',
  classes: ['traefik'],
  classFlags: ['providers.kubernetesingress.ingressclass'],
  controllerFlag: null,
  takes: 'every-class-unless-named',
  takesClassless: (flags) => flags['providers.kubernetesingress.ingressclass'] === undefined,
  installed: {
    namespace: 'traefik',
    name: 'traefik',
    labels: { 'app.kubernetes.io/name': 'traefik' },
    podPorts: { http: 8000, https: 8443 },
  },
  outside: null,
  endpoints: 'ready-else-terminating',
  unknownServerName: 'default-certificate',
  tlsHosts: 'all',
  hosts: 'shared',
  keepsHost: false,
  order: 'rank',
  whenMissing: 404,
  whenEmpty: (flags) => (isOn(flags, 'allowemptyservices') ? 503 : 404),
  claims: (ingresses, serving) => ingresses.map((ingress) => claimOf(ingress, serving, dialectFor(serving))),
}

function isOn(flags: Flags, name: string): boolean {
  return flags[`providers.kubernetesingress.${name}`] === 'true'
}

function said(ingress: IngressReading) {
  return annotationsOf(ingress, 'traefik.ingress.kubernetes.io')
}

function dialectFor({ flags }: Serving): Dialect {
  const redirects = flags['entrypoints.web.http.redirections.entrypoint.to'] !== undefined
  return {
    match: (at) => matchOf(at, isOn(flags, 'strictprefixmatching')),
    way: () => ({
      dial: isOn(flags, 'nativelbbydefault') ? 'clusterIp' : 'endpoint',
      namePort: (port) => (isOn(flags, 'allowexternalnameservices') ? (port?.port ?? null) : null),
    }),
    actions: (forward, ingress) => actionsOf(forward, ingress, redirects),
    rank: ({ match }, at) => [said(at.ingress).number('router.priority') || ruleText(at, match.path).length],
    fallback: () => ({ own: false, others: true }),
  }
}

function matchOf({ ingress, path: { path, type } }: PathAt, strict: boolean): PathMatch | null {
  if (path === '') return null
  const matcher = type === 'ImplementationSpecific' ? said(ingress).text('router.pathmatcher') : type === 'Exact' ? 'Path' : null
  if (matcher === 'Path') return { kind: 'exact', path }
  if (matcher === 'PathRegexp') return { kind: 'regex', pattern: `.*(?:${path})`, ignoreCase: false, anchored: false }
  return strict && type === 'Prefix' ? { kind: 'prefix', path } : { kind: 'stringPrefix', path }
}

/** The rule as Traefik writes it for itself: its length is its priority. */
function ruleText({ host }: PathAt, match: PathMatch | null): string {
  const name = hostPatternText(host)
  const hostRule =
    host.kind === 'wildcard' ? `HostRegexp(\`^[a-zA-Z0-9-]+\\.${host.suffix.replaceAll('.', '\\.')}$\`)` : `Host(\`${name}\`)`
  return [...(name === null ? [] : [hostRule]), ...(match === null ? [] : [pathRule(match)])].join(' && ')
}

function pathRule(match: PathMatch): string {
  switch (match.kind) {
    case 'exact':
      return `Path(\`${match.path}\`)`
    case 'prefix':
      return `(Path(\`${match.path}\`) || PathPrefix(\`${match.path}/\`))`
    case 'stringPrefix':
      return `PathPrefix(\`${match.path}\`)`
    case 'regex':
      return `PathRegexp(\`${match.pattern}\`)`
  }
}

/** An annotation names the entry points of an Ingress; a flag turns all of `web` over to https. */
function actionsOf(forward: RuleAction, ingress: IngressReading, redirects: boolean): Actions {
  const own = said(ingress)
  const entryPoints = own.list('router.entrypoints')
  const offered = (name: string) => entryPoints.length === 0 || entryPoints.includes(name)
  const plain = redirects ? toHttps(301) : forward
  const tlsOnly = own.flag('router.tls') === true
  return { plain: offered('web') && !tlsOnly ? plain : null, tls: offered('websecure') ? forward : null }
}
