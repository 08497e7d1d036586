import type { PathMatch } from '../../../../model'
import { annotationsOf, toHttps } from '../../ingress/annotations'
import { claimOf, type Dialect, type PathAt, pathMatch } from '../../ingress/claim'
import type { ControllerKind } from '../kind'

/**
 * HAProxy Kubernetes Ingress Controller of HAProxy Technologies, as of v3.
 *
 * Prefix goes by the elements of the path, ImplementationSpecific takes every path that begins so. An Ingress with TLS
 * redirects to https (302) unless told otherwise.
 * https://www.haproxy.com/documentation/kubernetes-ingress/
 * Left out: path rewrites, access lists, its own resources.
 */
export const haproxy: ControllerKind = {
  software: 'HAProxy Kubernetes Ingress Controller',
  image: 'haproxy',
  controller: 'haproxy.org/ingress-controller',
  classes: ['haproxy'],
  classFlags: ['ingress.class'],
  controllerFlag: null,
  takes: 'every-class',
  takesClassless: (flags) => flags['empty-ingress-class'] === 'true',
  installed: {
    namespace: 'haproxy-controller',
    name: 'haproxy-kubernetes-ingress',
    labels: { 'app.kubernetes.io/name': 'kubernetes-ingress', 'app.kubernetes.io/instance': 'haproxy' },
    podPorts: { http: 8080, https: 8443 },
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
  claims: (ingresses, serving) => ingresses.map((ingress) => claimOf(ingress, serving, dialect)),
}

const dialect: Dialect = {
  match: beginsSo,
  actions: (forward, ingress) => {
    const said = annotationsOf(ingress, 'haproxy.org')
    const secured = said.flag('ssl-redirect') ?? ingress.tls.length > 0
    return { plain: secured ? toHttps(said.number('ssl-redirect-code') ?? 302) : forward, tls: forward }
  },
}

/** ImplementationSpecific: letter by letter. */
export function beginsSo({ path }: PathAt): PathMatch | null {
  if (path.type !== 'ImplementationSpecific' || path.path === '') return pathMatch(path)
  return { kind: 'stringPrefix', path: path.path }
}
