import type { HostPattern, PathMatch, RedirectAction, RouterBackend, RuleAction } from '../../../../model'
import { type Annotations, annotationsOf } from '../../ingress/annotations'
import { type BackendWay, backendOf, forwardTo } from '../../ingress/backend'
import { claimOf, type Dialect, type PathAt, pathMatch } from '../../ingress/claim'
import type { IngressPath, IngressReading, WrittenBackend } from '../../ingress/read'
import { type Claim, everywhere, notFound } from '../claim'
import type { ControllerKind, OutsidePort, Serving } from '../kind'
import { asMap, parsedMap, textIn } from './json'

/**
 * AWS Load Balancer Controller, as of v2.8: it makes Application Load Balancers, which stand outside the cluster.
 *
 * Ingresses of one group share a balancer. Its rules stand in the order of the group and of each Ingress: within a host
 * exact paths, then the longest prefix, then the others as they are written, where `*` and `?` stand for anything.
 * `target-type: ip` sends to Pods, past the nodes; `instance` to a node port of any node.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 * Left out: further conditions, authentication, stickiness, targets that are no Services.
 */
export const awsAlb: ControllerKind = {
  software: 'AWS Load Balancer Controller',
  image: null,
  controller: 'ingress.k8s.aws/alb',
  classes: ['alb'],
  classFlags: [],
  controllerFlag: null,
  takes: 'every-class',
  takesClassless: () => false,
  installed: null,
  outside: {
    groupOf: (ingress) => said(ingress).text('group.name'),
    orderOf: (ingress) => said(ingress).number('group.order') ?? 0,
    portsOf,
  },
  endpoints: 'ready',
  unknownServerName: 'default-certificate',
  tlsHosts: 'all',
  hosts: 'shared',
  keepsHost: false,
  order: 'listed',
  whenMissing: 503,
  whenEmpty: () => 503,
  claims,
}

function said(ingress: IngressReading): Annotations {
  return annotationsOf(ingress, 'alb.ingress.kubernetes.io')
}

/** `[{"HTTP": 80}, {"HTTPS": 443}]`; else 443 where a certificate is named, else 80. */
function portsOf(ingress: IngressReading): readonly OutsidePort[] {
  const own = said(ingress)
  const written = own.text('listen-ports')
  if (written === null) return own.text('certificate-arn') === null ? [{ port: 80, tls: false }] : [{ port: 443, tls: true }]
  return [...written.matchAll(/"(HTTPS?)"\s*:\s*(\d+)/gi)].map((match) => ({
    port: Number(match[2]),
    tls: match[1]?.toUpperCase() === 'HTTPS',
  }))
}

/** `ssl-redirect` of one Ingress turns all that the balancer takes in the clear over to https. */
function claims(ingresses: readonly IngressReading[], serving: Serving): readonly Claim[] {
  const secure = ingresses.map((ingress) => said(ingress).number('ssl-redirect')).find((port) => port !== null) ?? null
  const own = ingresses.map((ingress): Claim => {
    const claim = claimOf(inListOrder(ingress), serving, dialectFor(serving))
    return { ...claim, rules: claim.rules.map((rule) => ({ ...rule, host: manyLabels(rule.host) })) }
  })
  if (secure === null) return own
  const redirect: RedirectAction = { scheme: 'https', hostname: null, port: secure, rewrite: null, status: 301 }
  return own.map((claim): Claim => {
    const rest = claim.fallback ?? { own: false, others: true, path: null, ...everywhere(notFound()) }
    const fallback = { ...rest, plain: { kind: 'redirect', redirect } as const }
    return { ...claim, rules: claim.rules.map((rule) => ({ ...rule, plain: null })), fallback }
  })
}

/** Exact paths, then prefixes, the longest first, then the others as they are written. */
function inListOrder(ingress: IngressReading): IngressReading {
  const weight = ({ type, path }: IngressPath) => (type === 'Exact' ? Number.MAX_SAFE_INTEGER : type === 'Prefix' ? path.length : -1)
  return { ...ingress, rules: ingress.rules.map((rule) => ({ ...rule, paths: [...rule.paths].sort((a, b) => weight(b) - weight(a)) })) }
}

function dialectFor(serving: Serving): Dialect {
  return {
    match: matchOf,
    way: (ingress, backend) => wayOf(ingress, backend, serving),
    actions: (forward, ingress, _host, backend) => everywhere(annotated(ingress, backend, serving) ?? forward),
  }
}

function wayOf(ingress: IngressReading, backend: WrittenBackend, { context }: Serving): BackendWay {
  const key = 'alb.ingress.kubernetes.io/target-type'
  const ofService = backend.kind === 'service' ? context.service(ingress.ref.namespace ?? '', backend.name)?.annotations[key] : null
  return { dial: (ofService ?? said(ingress).text('target-type')) === 'ip' ? 'endpoint' : 'nodePort', namePort: () => null }
}

function matchOf({ path }: PathAt): PathMatch | null {
  if (path.type !== 'ImplementationSpecific' || path.path === '') return pathMatch(path)
  return wildcards(path.path)
}

/** `*` stands for any letters, `?` for one; without them the path is exact. */
export function wildcards(path: string): PathMatch | null {
  if (path === '/*' || path === '*') return null
  if (!/[*?]/.test(path)) return { kind: 'exact', path }
  const pattern = path
    .replaceAll(/[\\^$.+()[\]{}|]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return { kind: 'regex', pattern, ignoreCase: false, anchored: true }
}

/** A backend whose port is called `use-annotation`: `actions.<name>` says what is done. */
function annotated(ingress: IngressReading, backend: WrittenBackend, serving: Serving): RuleAction | null {
  if (backend.kind !== 'service' || backend.port !== 'use-annotation') return null
  const action = parsedMap(said(ingress).text(`actions.${backend.name}`))
  switch (textIn(action, 'type')) {
    case 'fixed-response':
      return { kind: 'answer', status: Number(textIn(asMap(action?.fixedResponseConfig), 'statusCode') ?? 503), why: 'fixed' }
    case 'redirect':
      return { kind: 'redirect', redirect: redirectOf(asMap(action?.redirectConfig)) }
    case 'forward':
      return forwardTo(serving, targetsOf(ingress, asMap(action?.forwardConfig), serving, said(ingress).path(`actions.${backend.name}`)))
    default:
      return { kind: 'answer', status: 503, why: 'fixed' }
  }
}

/** `#{host}` and the like stay as they were asked. */
function redirectOf(config: Readonly<Record<string, unknown>> | null): RedirectAction {
  const part = (key: string) => {
    const value = textIn(config, key)
    return value === null || value.includes('#{') ? null : value
  }
  const path = part('path')
  return {
    scheme: part('protocol')?.toLowerCase() ?? null,
    hostname: part('host'),
    port: part('port') === null ? null : Number(part('port')),
    rewrite: path === null ? null : { kind: 'full', path },
    status: textIn(config, 'statusCode') === 'HTTP_302' ? 302 : 301,
  }
}

function targetsOf(
  ingress: IngressReading,
  config: Readonly<Record<string, unknown>> | null,
  serving: Serving,
  path: string,
): readonly RouterBackend[] {
  const groups = Array.isArray(config?.targetGroups) ? config.targetGroups : []
  return groups.flatMap((each): RouterBackend[] => {
    const group = asMap(each)
    const name = textIn(group, 'serviceName')
    const port = textIn(group, 'servicePort')
    const weight = Number(textIn(group, 'weight') ?? 1)
    const written: WrittenBackend =
      name === null
        ? { kind: 'resource', group: '', type: 'TargetGroup', name: textIn(group, 'targetGroupARN') ?? '', path }
        : { kind: 'service', name, port: port !== null && /^\d+$/.test(port) ? Number(port) : port, path }
    return [backendOf(serving, ingress.ref.namespace ?? '', written, { ...wayOf(ingress, written, serving), weight })]
  })
}

/** A wildcard of this balancer stands for any number of labels. */
export function manyLabels(host: HostPattern): HostPattern {
  return host.kind === 'wildcard' ? { ...host, labels: 'many' } : host
}
