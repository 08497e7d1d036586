import { describe, expect, it } from 'vitest'
import { validateIngress } from './ingress'

type Map = Record<string, unknown>
const web = { service: { name: 'web', port: { number: 80 } } }
const ingress = (spec: unknown, metadata: Map = {}, apiVersion = 'networking.k8s.io/v1') => ({
  apiVersion,
  kind: 'Ingress',
  metadata: { name: 'shop', namespace: 'default', ...metadata },
  spec,
})
const found = (spec: unknown, metadata: Map = {}, apiVersion?: string) =>
  validateIngress(ingress(spec, metadata, apiVersion)).map(({ path, code, severity }) => `${path} ${code} ${severity}`)
const hosts = (host: unknown) => ({ rules: [{ host }] })
const path = (text: unknown, pathType: unknown = 'Prefix', backend: unknown = web) => ({
  rules: [{ http: { paths: [{ path: text, pathType, backend }] } }],
})
const backend = (value: unknown) => ({ defaultBackend: value })
const at = 'spec.rules[0].http.paths[0]'
const resource = { resource: { apiGroup: 'example.com', kind: 'Bucket', name: 'b' } }
const annotated = (value: string) => ({ annotations: { 'kubernetes.io/ingress.class': value } })

describe('an Ingress that the API server takes', () => {
  it.each<[string, unknown, Map?]>([
    ['a default backend alone', backend(web)],
    ['a resource as default backend', backend(resource)],
    ['a rule with a host and nothing more', hosts('foo.bar.com')],
    ['a wildcard for the first label', hosts('*.bar.com')],
    ['a prefix', path('/foo')],
    ['an exact path with many elements', path('/foo/bar/foo', 'Exact')],
    ['an empty path where the controller decides', path('', 'ImplementationSpecific')],
    ['a regular expression where the controller decides', path('/([a-z0-9]*)[', 'ImplementationSpecific')],
    ['slashes side by side where the controller decides', path('/foo//bar/foo', 'ImplementationSpecific')],
    ['a port by name', path('/', 'Prefix', { service: { name: 'web', port: { name: 'http' } } })],
    ['a class by its field', { ...backend(web), ingressClassName: 'bar' }],
    ['a class by the annotation', backend(web), annotated('foo')],
    ['the same class by both', { ...backend(web), ingressClassName: 'bar' }, annotated('bar')],
    ['a Secret for TLS', { ...backend(web), tls: [{ hosts: ['*.bar.com'], secretName: 'valid' }] }],
  ])('%s', (_name, spec, metadata) => {
    expect(found(spec, metadata)).toEqual([])
  })

  it.each<[string, unknown]>([
    ['no pathType', { rules: [{ http: { paths: [{ path: '/', backend: { serviceName: 'web', servicePort: 80 } }] } }] }],
    ['a default backend', { backend: { serviceName: 'web', servicePort: 80 } }],
    ['a Secret of any name', { backend: {}, tls: [{ secretName: 'invalid name' }] }],
  ])('of the version before: %s', (_name, spec) => {
    expect(found(spec, {}, 'networking.k8s.io/v1beta1')).toEqual([])
    expect(found(spec)).not.toEqual([])
  })
})

describe('what the API server finds wrong with one', () => {
  it.each<[string, unknown, string, Map?]>([
    ['neither rules nor a default backend', {}, 'spec.rules required'],
    ['capitals in a host', hosts('A.example.com'), 'spec.rules[0].host name-form'],
    ['a port behind a host', hosts('foobar:80'), 'spec.rules[0].host name-form'],
    ['an address as host', hosts('127.0.0.1'), 'spec.rules[0].host address-as-name'],
    ['a wildcard in the middle', hosts('foo.*.bar.com'), 'spec.rules[0].host name-form'],
    ['a wildcard alone', hosts('*'), 'spec.rules[0].host name-form'],
    ['no paths', { rules: [{ http: { paths: [] } }] }, 'spec.rules[0].http.paths required'],
    ['no pathType', path('/', null), `${at}.pathType required`],
    ['a pathType in another case', path('/', 'exact'), `${at}.pathType unsupported`],
    ['an empty prefix', path(''), `${at}.path not-absolute`],
    ['a prefix without a slash', path('foo'), `${at}.path not-absolute`],
    ['a path of the controller without a slash', path('foo', 'ImplementationSpecific'), `${at}.path not-absolute`],
    ['slashes side by side', path('/foo//bar', 'Exact'), `${at}.path path-sequence`],
    ['a dot as an element', path('/foo/./foo'), `${at}.path path-sequence`],
    ['two dots as the last element', path('/foo/..'), `${at}.path path-sequence`],
    ['a slash in other letters', path('/foo/%2f/foo'), `${at}.path path-sequence`],
    ['no backend', path('/', 'Prefix', {}), `${at}.backend.service required`],
    ['a Service beside a resource', path('/', 'Prefix', { ...web, ...resource }), `${at}.backend.resource not-beside`],
    ['a Service without name', backend({ service: { port: { number: 80 } } }), 'spec.defaultBackend.service.name required'],
    [
      'a Service of no such name',
      backend({ service: { name: 'Web', port: { number: 80 } } }),
      'spec.defaultBackend.service.name name-form',
    ],
    ['no port', backend({ service: { name: 'web' } }), 'spec.defaultBackend.service.port.number required'],
    [
      'a number beside a name',
      backend({ service: { name: 'web', port: { name: 'a', number: 80 } } }),
      'spec.defaultBackend.service.port.number not-beside',
    ],
    ['port 65536', backend({ service: { name: 'web', port: { number: 65536 } } }), 'spec.defaultBackend.service.port.number out-of-range'],
    [
      'a class and another one by the annotation',
      { ...backend(web), ingressClassName: 'bar' },
      'spec.ingressClassName differs',
      annotated('foo'),
    ],
    ['a class without a name', { ...backend(web), ingressClassName: '' }, 'spec.ingressClassName name-form'],
    ['a Secret of no such name', { ...backend(web), tls: [{ secretName: 'invalid name' }] }, 'spec.tls[0].secretName name-form'],
    ['a TLS host in capitals', { ...backend(web), tls: [{ hosts: ['A.com'] }] }, 'spec.tls[0].hosts[0] name-form'],
    ['a name that is none', backend(web), 'metadata.name name-form', { name: 'Shop' }],
  ])('%s', (_name, spec, expected, metadata) => {
    expect(found(spec, metadata)).toEqual([`${expected} refused`])
  })

  it('a placeholder stands for a host that nobody knows yet', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of a shell
    expect(found(hosts('foo.${DOMAIN}.com'))).toEqual(['spec.rules[0].host name-form setting'])
  })

  it.each([null, 7, [], { spec: 'x' }, { spec: { rules: [null, 7], tls: ['a'], defaultBackend: 'web' } }])(
    'reads %j without a throw',
    (body) => {
      expect(() => validateIngress((body ?? {}) as Map)).not.toThrow()
    },
  )
})
