import { fieldsOf } from '../../../../fields'
import { parseHostPattern } from '../../../../kubernetes/hostPattern'
import type { HttpMatch, PathMatch, RequestFilter, RuleAction } from '../../../../model'
import { annotationsOf, toHttps } from '../../ingress/annotations'
import { claimOf, type Dialect, type PathAt, pathMatch } from '../../ingress/claim'
import type { IngressReading, WrittenBackend } from '../../ingress/read'
import type { Actions, Claim, ServedRule } from '../claim'
import type { ControllerKind, Serving } from '../kind'

/**
 * Kong Ingress Controller with Kong Gateway, as of v3.
 *
 * Prefix goes by the elements of the path, ImplementationSpecific takes every path that begins so, and `/~` in front makes
 * a regular expression. What a host's rules do not take can be taken by a rule for every host. A route for https alone
 * answers 426 in the clear, unless told to redirect.
 * https://docs.konghq.com/kubernetes-ingress-controller/latest/reference/annotations/
 * Left out: plugins, upstream policies, TCPIngress and UDPIngress.
 */
export const kong: ControllerKind = {
  software: 'Kong',
  image: 'kong',
  controller: 'ingress-controllers.konghq.com/kong',
  classes: ['kong'],
  classFlags: ['ingress-class'],
  controllerFlag: null,
  takes: 'its-class',
  takesClassless: (flags) => flags['process-classless-ingress-v1'] === 'true',
  installed: {
    namespace: 'kong',
    name: 'kong-gateway-proxy',
    labels: { 'app.kubernetes.io/name': 'gateway', 'app.kubernetes.io/instance': 'kong' },
    podPorts: { http: 8000, https: 8443 },
  },
  outside: null,
  endpoints: 'ready',
  unknownServerName: 'default-certificate',
  tlsHosts: 'all',
  hosts: 'shared',
  keepsHost: false,
  order: 'host-and-rank',
  whenMissing: 503,
  whenEmpty: () => 503,
  claims: (ingresses, serving) => ingresses.map((ingress) => claimFor(ingress, serving)),
}

function said(ingress: IngressReading) {
  return annotationsOf(ingress, 'konghq.com')
}

function claimFor(ingress: IngressReading, serving: Serving): Claim {
  const facades = { ...ingress, rules: ingress.rules.map((rule) => ({ ...rule, paths: rule.paths.map(behindFacade) })) }
  const claim = claimOf(facades, serving, dialect)
  return { ...claim, rules: claim.rules.flatMap((rule) => eachMethod(ingress, rule)).flatMap((rule) => withAliases(ingress, rule)) }

  function behindFacade<T extends { readonly backend: WrittenBackend }>(path: T): T {
    return { ...path, backend: facadeOf(path.backend, ingress, serving) }
  }
}

/** A KongServiceFacade stands for a Service. */
function facadeOf(backend: WrittenBackend, ingress: IngressReading, { context }: Serving): WrittenBackend {
  if (backend.kind !== 'resource' || backend.type !== 'KongServiceFacade') return backend
  const found = context
    .ofKind('incubator.ingress-controller.konghq.com', backend.type)
    .find(({ ref }) => ref.group === backend.group && ref.name === backend.name && ref.namespace === ingress.ref.namespace)
  if (!found) return backend
  const written = fieldsOf(found, context.problems).map('spec').map('backendRef')
  const name = written.text('name')
  return name === null ? backend : { kind: 'service', name, port: written.port('port'), path: backend.path }
}

const dialect: Dialect = { match: matchOf, filters, actions: actionsOf }

/** `~` behind the first slash: a regular expression, from the beginning of the path. */
function matchOf({ ingress, path }: PathAt): PathMatch | null {
  const prefix = said(ingress).text('regex-prefix') ?? '/~'
  if (path.path.startsWith(prefix)) return { kind: 'regex', pattern: path.path.slice(prefix.length), ignoreCase: false, anchored: false }
  if (path.type !== 'ImplementationSpecific' || path.path === '') return pathMatch(path)
  return { kind: 'stringPrefix', path: path.path }
}

/** `strip-path`: what of the path the route matched goes; `host-header`: the backend sees another host. */
function filters({ ingress }: PathAt, match: PathMatch | null): readonly RequestFilter[] {
  const own = said(ingress)
  const host = own.text('host-header')
  const strips = own.flag('strip-path') === true && match !== null
  if (!strips && host === null) return []
  const rewrite = strips ? ({ kind: match.kind === 'exact' ? 'full' : 'prefix', path: '/' } as const) : null
  return [{ kind: 'rewrite', host, rewrite, path: own.path(strips ? 'strip-path' : 'host-header') }]
}

function actionsOf(forward: RuleAction, ingress: IngressReading): Actions {
  const own = said(ingress)
  const protocols = own.list('protocols')
  const offered = (...names: readonly string[]) => protocols.length === 0 || names.some((name) => protocols.includes(name))
  const redirect = own.number('https-redirect-status-code')
  const upgrade: RuleAction = redirect === null || redirect === 426 ? { kind: 'answer', status: 426, why: 'fixed' } : toHttps(redirect)
  return { plain: offered('http', 'grpc') ? forward : upgrade, tls: offered('https', 'grpcs') ? forward : null }
}

/** A rule for each method that the annotation names. */
function eachMethod(ingress: IngressReading, rule: ServedRule): readonly ServedRule[] {
  const methods = said(ingress).list('methods')
  if (methods.length === 0) return [rule]
  return methods.map((method) => {
    const match: HttpMatch = { ...rule.match, method: method.toUpperCase() }
    return { ...rule, match, rank: [...rule.rank.slice(0, 2), 1] }
  })
}

function withAliases(ingress: IngressReading, rule: ServedRule): readonly ServedRule[] {
  if (rule.host.kind === 'any') return [rule]
  const aliases = said(ingress).list('host-aliases')
  return [rule, ...aliases.map((name) => ({ ...rule, host: parseHostPattern(name, 'one') }))]
}
