import { fieldsOf } from '../../../../fields'
import type { PathMatch, RuleAction } from '../../../../model'
import { annotationsOf, toHttps } from '../../ingress/annotations'
import type { BackendWay } from '../../ingress/backend'
import { claimOf, type Dialect, type PathAt, pathMatch } from '../../ingress/claim'
import type { IngressReading, WrittenBackend } from '../../ingress/read'
import type { ControllerKind, OutsidePort, Serving } from '../kind'
import { manyLabels } from './awsAlb'
import { parsedMap } from './json'

/**
 * GKE Ingress: Google's Application Load Balancers, one for each Ingress, outside the cluster. Its classes `gce` and
 * `gce-internal` are annotations without an object.
 *
 * A path without `pathType` is exact unless it ends in `/*`. With network endpoint groups (the annotation
 * `cloud.google.com/neg`, or a Service without node port) it sends to Pods, else to a node port. What no rule takes gets 404
 * of the default backend.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/ingress
 * https://cloud.google.com/kubernetes-engine/docs/concepts/container-native-load-balancing
 * Left out: BackendConfig (health checks, Cloud Armor, IAP), multi-cluster Ingress.
 */
export const gke: ControllerKind = {
  software: 'GKE Ingress',
  image: null,
  controller: 'networking.gke.io/ingress',
  classes: ['gce', 'gce-internal'],
  classFlags: [],
  controllerFlag: null,
  takes: 'every-class',
  takesClassless: () => false,
  installed: null,
  outside: { groupOf: () => null, orderOf: () => 0, portsOf },
  endpoints: 'ready',
  unknownServerName: 'default-certificate',
  tlsHosts: 'all',
  hosts: 'shared',
  keepsHost: true,
  order: 'host-and-rank',
  whenMissing: 502,
  whenEmpty: () => 502,
  claims: (ingresses, serving) =>
    ingresses.map((ingress) => {
      const claim = claimOf(ingress, serving, dialectFor(serving))
      return { ...claim, rules: claim.rules.map((rule) => ({ ...rule, host: manyLabels(rule.host) })) }
    }),
}

/** Port 80 unless it is switched off, 443 where there is a certificate. */
function portsOf(ingress: IngressReading): readonly OutsidePort[] {
  const plain = annotationsOf(ingress, 'kubernetes.io').flag('ingress.allow-http') !== false
  const own = annotationsOf(ingress, 'networking.gke.io', 'ingress.gcp.kubernetes.io')
  const secured = ingress.tls.length > 0 || own.text('managed-certificates') !== null || own.text('pre-shared-cert') !== null
  return [...(plain ? [{ port: 80, tls: false }] : []), ...(secured ? [{ port: 443, tls: true }] : [])]
}

function dialectFor(serving: Serving): Dialect {
  return {
    match: matchOf,
    way: (ingress, backend) => wayOf(ingress, backend, serving),
    actions: (forward, ingress) => ({ plain: redirectOf(ingress, serving) ?? forward, tls: forward }),
  }
}

function matchOf({ path: { path, type } }: PathAt): PathMatch | null {
  if (type !== 'ImplementationSpecific') return pathMatch({ path, type })
  if (path === '' || path === '/*') return null
  return path.endsWith('/*') ? { kind: 'stringPrefix', path: path.slice(0, -1) } : { kind: 'exact', path }
}

function wayOf(ingress: IngressReading, backend: WrittenBackend, { context }: Serving): BackendWay {
  if (backend.kind === 'resource') return {}
  const namespace = ingress.ref.namespace ?? ''
  const neg = parsedMap(context.service(namespace, backend.name)?.annotations['cloud.google.com/neg'] ?? null)?.ingress === true
  const ports = context.service(namespace, backend.name)?.ports ?? []
  return { dial: neg || ports.every((port) => port.nodePort === null) ? 'endpoint' : 'nodePort', namePort: () => null }
}

const codes: Readonly<Record<string, number>> = { FOUND: 302, SEE_OTHER: 303, TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308 }

/** A FrontendConfig may turn what comes in the clear over to https. */
function redirectOf(ingress: IngressReading, { context }: Serving): RuleAction | null {
  const name = annotationsOf(ingress, 'networking.gke.io').text('v1beta1.FrontendConfig')
  const config = context
    .ofKind('networking.gke.io', 'FrontendConfig')
    .find(({ ref }) => ref.name === name && ref.namespace === ingress.ref.namespace)
  if (!config) return null
  const redirect = fieldsOf(config, context.problems).map('spec').map('redirectToHttps')
  return redirect.flag('enabled') === true ? toHttps(codes[redirect.text('responseCodeName') ?? ''] ?? 301) : null
}
