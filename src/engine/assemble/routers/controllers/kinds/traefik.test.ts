import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText } from '../../../../testing'
import { base, controllerText, endOf, ingressText, pathTo, ruleFor } from '../controllers.testing'

const provider = '--providers.kubernetesingress'
const traefik = (...args: string[]) =>
  controllerText('traefik:v3.3', [provider, ...args], '[{ name: http, containerPort: 8000 }, { name: https, containerPort: 8443 }]')
const x = (...paths: string[]) => ruleFor('x.org', ...paths)
const said = (entries: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [`traefik.ingress.kubernetes.io/${key}`, value]))

describe('Traefik', () => {
  it.each<[string, string, string, string]>([
    ['a prefix letter by letter', traefik() + ingressText([x(pathTo('/b', 'b'))]), 'http://x.org/bc', 'b-1 /bc'],
    [
      'by elements where it is told so',
      traefik(`${provider}.strictprefixmatching=true`) + ingressText([x(pathTo('/b', 'b'))]),
      'http://x.org/bc',
      '404',
    ],
    ['an exact path', traefik() + ingressText([x(pathTo('/b', 'b', 'Exact'))]), 'http://x.org/b/c', '404'],
    [
      'what a host does not take goes on to rules for every host',
      traefik() + ingressText([x(pathTo('/b', 'b')), ruleFor('', pathTo('/', 'c'))]),
      'http://x.org/other',
      'c-1 /other',
    ],
    ['the longer rule first', traefik() + ingressText([x(pathTo('/', 'a'), pathTo('/long', 'b'))]), 'http://x.org/long', 'b-1 /long'],
    [
      'a prefix before an exact path of its length',
      traefik() + ingressText([x(pathTo('/b', 'b', 'Exact'), pathTo('/b', 'c'))]),
      'http://x.org/b',
      'c-1 /b',
    ],
    [
      'a priority of its own',
      traefik() +
        ingressText([x(pathTo('/', 'a'))], { annotations: said({ 'router.priority': '1000' }) }) +
        ingressText([x(pathTo('/b', 'b'))], { name: 'b' }),
      'http://x.org/b',
      'a-1 /b',
    ],
    [
      'another matcher',
      traefik() + ingressText([x(pathTo('/b', 'b', 'ImplementationSpecific'))], { annotations: said({ 'router.pathmatcher': 'Path' }) }),
      'http://x.org/b/c',
      '404',
    ],
    [
      'an entry point of its own',
      traefik() + ingressText([x(pathTo('/', 'a'))], { annotations: said({ 'router.entrypoints': 'websecure' }) }),
      'http://x.org/',
      '404',
    ],
    [
      'and that one',
      traefik() + ingressText([x(pathTo('/', 'a'))], { annotations: said({ 'router.entrypoints': 'websecure' }) }),
      'https://x.org/',
      'a-1 /',
    ],
    [
      'all of web turned over',
      traefik('--entrypoints.web.http.redirections.entryPoint.to=websecure') + ingressText([x(pathTo('/', 'a'))]),
      'http://x.org/',
      '301 https://x.org/',
    ],
    ['no endpoint: no route', traefik() + ingressText([x(pathTo('/', 'empty'))]), 'http://x.org/', '404'],
    ['an alias is refused', traefik() + ingressText([x(pathTo('/', 'alias'))]), 'http://x.org/', '404'],
    [
      'unless it is allowed, and dialled on its port',
      traefik(`${provider}.allowexternalnameservices=true`) + ingressText([x(pathTo('/', 'alias'))]),
      'http://x.org/',
      '172.16.0.9:80 /',
    ],
    [
      'a default backend for whatever is left',
      traefik() + ingressText([x(pathTo('/b', 'b'))], { more: 'defaultBackend: { service: { name: c, port: { number: 80 } } }' }),
      'http://x.org/other',
      'c-1 /other',
    ],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url, { http: { host: 'x.org' } })).toBe(expected)
  })

  it('without a configured class serves Ingresses without one', () => {
    const routed = (args: readonly string[]) =>
      clusterOf(base + traefik(...args) + ingressText([x(pathTo('/', 'a'))])).unserved.map(({ why }) => why)
    expect(routed([])).toEqual([])
    expect(routed([`${provider}.ingressclass=inner`])).toEqual(['no-class'])
  })

  it('listens on ports of its own', () => {
    const [router] = clusterOf(base + traefik() + ingressText([x(pathTo('/', 'a'))])).routers
    expect(router?.listeners.map(({ port, podPorts }) => [port, podPorts])).toEqual([
      [80, [8000]],
      [443, [8443]],
    ])
    expect(router?.ref).toMatchObject({ kind: 'IngressController', namespace: 'infra', name: 'controller' })
  })

  it('sends to endpoints that terminate where none is ready', () => {
    const leaving =
      podText('d-1', 'node1', '10.244.1.9', { labels: 'app: d', meta: 'deletionTimestamp: "2024-01-01T00:00:00Z"' }) +
      serviceText('d', 'selector: { app: d }, ports: [{ port: 80 }]')
    expect(endOf(traefik() + leaving + ingressText([x(pathTo('/', 'd'))]), 'http://x.org/')).toBe('d-1 /')
  })
})
