import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, twoNodes } from '../../../testing'

const world = (controller: string, more = '', spec = '') => `${twoNodes}${more}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: ${controller} }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec: { gatewayClassName: any, listeners: [{ name: a, port: 80, protocol: HTTP }, { name: b, port: 8443, protocol: TCP }]${spec} }
`
const proxy = (name: string, labels: string, ports: string, namespace: string) =>
  podText(name, 'node1', '10.244.1.7', { labels }).replace('metadata: {', `metadata: { namespace: ${namespace},`) +
  serviceText(`${name}-front`, `selector: { ${labels} }, ports: [${ports}]`).replace('metadata: {', `metadata: { namespace: ${namespace},`)
const toPrivileged = '{ name: a, port: 80, targetPort: 10080 }, { name: b, port: 8443 }'

const shared = (labels: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ngf }
spec:
  selector: { matchLabels: { ${labels} } }
  template:
    metadata: { labels: { ${labels} } }
    spec: { containers: [{ name: nginx, image: 'ghcr.io/nginx/nginx-gateway-fabric/nginx:1.6.2' }] }
${serviceText('ngf-front', `selector: { ${labels} }, ports: [${toPrivileged}]`)}`

/** What runs the Gateway: the Services in front, and the ports of its Pods for each listener. */
function runtime(text: string) {
  const [router] = clusterOf(text).routers
  const services =
    router?.entry.at === 'pods' ? router.entry.services.map(({ namespace, name }) => `${namespace}/${name}`) : router?.entry.at
  return { services, ports: router?.listeners.map(({ podPorts }) => podPorts), assumed: router?.assumed }
}

describe('what runs a Gateway', () => {
  it.each<[string, string, ReturnType<typeof runtime>]>([
    [
      'nothing in the input: as the specification has it, beside the Gateway',
      world('example.com/any'),
      { services: ['shop/edge-any'], ports: [[80], [8443]], assumed: true },
    ],
    [
      'nothing in the input, of Envoy Gateway: in a namespace of its own, on ports without privilege',
      world('gateway.envoyproxy.io/gatewayclass-controller'),
      { services: ['envoy-gateway-system/envoy-shop-edge-PLACE'], ports: [[10080], [8443]], assumed: true },
    ],
    [
      'Pods with the label of the specification',
      world('example.com/any', proxy('own', 'gateway.networking.k8s.io/gateway-name: edge', toPrivileged, 'shop')),
      { services: ['shop/own-front'], ports: [[10080], [8443]], assumed: false },
    ],
    [
      'not Pods with that label of another namespace',
      world('example.com/any', proxy('own', 'gateway.networking.k8s.io/gateway-name: edge', toPrivileged, 'other')),
      { services: ['shop/edge-any'], ports: [[80], [8443]], assumed: true },
    ],
    [
      'Pods with the labels of Envoy Gateway, wherever they are',
      world(
        'gateway.envoyproxy.io/gatewayclass-controller',
        proxy(
          'own',
          'gateway.envoyproxy.io/owning-gateway-name: edge, gateway.envoyproxy.io/owning-gateway-namespace: shop',
          toPrivileged,
          'envoy-gateway-system',
        ),
      ),
      { services: ['envoy-gateway-system/own-front'], ports: [[10080], [8443]], assumed: false },
    ],
    [
      'a Service that the Gateway names as its address',
      world(
        'istio.io/gateway-controller',
        proxy('ingress', 'istio: ingress', toPrivileged, 'istio-system'),
        ', addresses: [{ type: Hostname, value: ingress-front.istio-system.svc.cluster.local }]',
      ),
      { services: ['istio-system/ingress-front'], ports: [[10080], [8443]], assumed: false },
    ],
    [
      'the one proxy of its controller, known by its image',
      world('gateway.nginx.org/nginx-gateway-controller', shared('app: ngf')),
      { services: ['default/ngf-front'], ports: [[10080], [8443]], assumed: false },
    ],
    [
      'not a proxy that its controller made for another Gateway',
      world('gateway.nginx.org/nginx-gateway-controller', shared('gateway.networking.k8s.io/gateway-name: other')),
      { services: ['shop/edge-any'], ports: [[80], [8443]], assumed: true },
    ],
    [
      'a balancer of a cloud, outside',
      world('networking.gke.io/gateway', '', ', addresses: [{ type: IPAddress, value: 198.51.100.9 }]'),
      { services: 'outside', ports: [[], []], assumed: false },
    ],
  ])('%s', (_name, text, expected) => {
    const found = runtime(text)
    const services = Array.isArray(found.services) ? found.services.map((name) => name.replace(/-[0-9a-f]{8}$/, '-PLACE')) : found.services
    expect({ ...found, services }).toEqual(expected)
  })
})
