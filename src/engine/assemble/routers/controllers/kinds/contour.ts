import type { PathMatch } from '../../../../model'
import { annotationsOf, toHttps } from '../../ingress/annotations'
import { claimOf, type Dialect, type PathAt, pathMatch } from '../../ingress/claim'
import type { ControllerKind } from '../kind'

/**
 * Contour, as of v1.30: it tells Envoys what to do, and those carry the requests.
 *
 * Prefix goes by the elements of the path; ImplementationSpecific is a regular expression where it looks like one, else every
 * path that begins so. Hosts have TLS only with a certificate. It serves Ingresses without class unless a flag names one. A
 * default backend is for hosts that nobody names.
 * https://projectcontour.io/docs/main/config/ingress/
 * https://projectcontour.io/docs/main/config/annotations/
 * Left out: HTTPProxy, TLS delegation, retries.
 */
export const contour: ControllerKind = {
  software: 'Contour',
  image: 'contour',
  controller: 'projectcontour.io',
  classes: ['contour'],
  classFlags: ['ingress-class-name'],
  controllerFlag: null,
  takes: 'its-class',
  takesClassless: (flags) => flags['ingress-class-name'] === undefined,
  installed: { namespace: 'projectcontour', name: 'envoy', labels: { app: 'envoy' }, podPorts: { http: 8080, https: 8443 } },
  outside: null,
  endpoints: 'ready',
  unknownServerName: 'close',
  tlsHosts: 'with-certificate',
  hosts: 'shared',
  keepsHost: true,
  order: 'host-and-rank',
  whenMissing: 404,
  whenEmpty: () => 503,
  claims: (ingresses, serving) => ingresses.map((ingress) => claimOf(ingress, serving, dialect)),
}

const dialect: Dialect = {
  match: matchOf,
  actions: (forward, ingress) => {
    const forced = annotationsOf(ingress, 'ingress.kubernetes.io').flag('force-ssl-redirect') === true
    return { plain: forced ? toHttps(301) : forward, tls: forward }
  },
  fallback: () => ({ own: false, others: true }),
}

function matchOf({ path }: PathAt): PathMatch | null {
  if (path.type !== 'ImplementationSpecific' || path.path === '') return pathMatch(path)
  if (/[\^+*[\]%]/.test(path.path)) return { kind: 'regex', pattern: path.path, ignoreCase: false, anchored: true }
  return { kind: 'stringPrefix', path: path.path }
}
