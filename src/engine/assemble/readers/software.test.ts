import { describe, expect, it } from 'vitest'
import { softwareOf } from './software'

const container = (image: string, args: readonly string[] = [], more: object = {}) => ({ name: 'c', image, args, ...more })
const read = (...containers: readonly unknown[]) => softwareOf({ containers }, 'infra')

describe('softwareOf', () => {
  it.each([
    ['registry.k8s.io/ingress-nginx/controller:v1.12.1@sha256:abc', 'ingress-nginx', '1.12.1'],
    ['ingress-nginx/controller:v1.12.1', 'ingress-nginx', '1.12.1'],
    ['rancher/nginx-ingress-controller:nginx-1.9.4-rancher1', 'ingress-nginx', null],
    ['nginx/nginx-ingress:4.0.1', 'nginx-ingress', '4.0.1'],
    ['registry:5000/nginx-plus-ingress', 'nginx-ingress', null],
    ['traefik:v3.1', 'traefik', '3.1'],
    ['rancher/mirrored-library-traefik:2.10.5', 'traefik', '2.10.5'],
    ['haproxytech/kubernetes-ingress:3.0', 'haproxy', '3.0'],
    ['quay.io/jcmoraisjr/haproxy-ingress', 'haproxy-ingress', null],
    ['kong:3.6', 'kong', '3.6'],
    ['kong/kong-gateway:3.4', 'kong', '3.4'],
    ['ghcr.io/nginx/nginx-gateway-fabric/nginx:1.6.2', 'nginx-gateway-fabric', '1.6.2'],
    ['quay.io/metallb/speaker:v0.15.2', 'metallb', '0.15.2'],
    ['bitnami/metallb-speaker:0.14.8', 'metallb', '0.14.8'],
    ['kubesphere/openelb-speaker:v0.6.0', 'openelb', '0.6.0'],
    ['ghcr.io/kube-vip/kube-vip:v0.8.9', 'kube-vip', '0.8.9'],
  ])('%s is %s', (image, name, version) => {
    expect(read(container(image))).toEqual({ name, role: 'proxy', version, flags: {} })
  })

  it.each([
    'traefik/whoami',
    'kong/httpbin:0.1.0',
    'nginx:1.27',
    'nginxdemos/nginx-hello:plain-text',
    'haproxy:2.9',
    'envoyproxy/envoy',
    '',
  ])('%s is an application', (image) => {
    expect(read(container(image))).toBeNull()
  })

  it('a control program beside its proxy gives the flags, the proxy the version', () => {
    const controller = container('kong/kubernetes-ingress-controller:3.1', ['--ingress-class=internal'])
    expect(read(container('kong:3.6'), controller)).toEqual({
      name: 'kong',
      role: 'proxy',
      version: '3.6',
      flags: { 'ingress-class': 'internal' },
    })
    expect(read(controller)).toMatchObject({ role: 'control', version: '3.1' })
  })

  it.each([
    ['quay.io/metallb/controller:v0.15.2', 'metallb', ['--lb-class=metallb'], { 'lb-class': 'metallb' }],
    ['kubesphere/openelb:v0.5.1', 'openelb', [], {}],
    ['kubesphere/openelb-controller:master', 'openelb', ['--leader-elect'], {}],
  ])('%s only tells others what to do', (image, name, args, flags) => {
    expect(read(container(image, args))).toMatchObject({ name, role: 'control', flags })
  })

  it('contour tells the Envoys what to do, and starts each of them', () => {
    expect(read(container('ghcr.io/projectcontour/contour:v1.30.0', ['serve', '--incluster']))).toMatchObject({ role: 'control' })
    const manager = container('ghcr.io/projectcontour/contour:v1.30.0', ['envoy', 'shutdown-manager'])
    expect(read(manager, container('envoyproxy/envoy:v1.31'))).toMatchObject({ name: 'contour', role: 'proxy' })
  })

  it.each([
    ['with an equals sign', ['--ingress-class=nginx'], { 'ingress-class': 'nginx' }],
    ['with one hyphen', ['-ingress-class=nginx'], { 'ingress-class': 'nginx' }],
    ['with the value after it', ['--ingress-class', 'nginx'], { 'ingress-class': 'nginx' }],
    ['without a value', ['--watch-ingress-without-class', '--v=3'], { 'watch-ingress-without-class': 'true' }],
    ['with the namespace of its Pod', ['--publish-service=$(POD_NAMESPACE)/web'], { 'publish-service': 'infra/web' }],
    ['in any case', ['--providers.kubernetesIngress.ingressClass=x'], { 'providers.kubernetesingress.ingressclass': 'x' }],
    ['that tells nothing', ['--election-id=a', 'run', '--http-port=80'], {}],
  ])('a flag %s', (_name, args, flags) => {
    expect(read(container('ingress-nginx/controller', args))?.flags).toEqual(flags)
  })

  it.each([null, 7, {}, { containers: 'none' }, { containers: [null, 7, { image: 7 }, { image: 'traefik', args: [7, null] }] }])(
    'reads %j without a throw',
    (spec) => {
      expect(() => softwareOf(spec, 'infra')).not.toThrow()
    },
  )
})
