import { fieldsOf } from '../../../fields'
import { qualifiedName, type ResourceRef, type SoftwareName } from '../../../model'
import { sha256Hex } from '../../../model/stableHash'
import type { RouterObjects } from '../family'
import { group } from './read'

/** Labels by which the Pods and the Service of a Gateway are found: of the specification, and of Envoy Gateway. */
const gatewayName = `${group}/gateway-name`
const owningName = 'gateway.envoyproxy.io/owning-gateway-name'
const owningNamespace = 'gateway.envoyproxy.io/owning-gateway-namespace'

/** Controllers of which one proxy serves every Gateway of their classes, by the images of its Pods. */
const shared = new Map<string, SoftwareName>([
  ['konghq.com/kic-gateway-controller', 'kong'],
  ['traefik.io/gateway-controller', 'traefik'],
  ['projectcontour.io/gateway-controller', 'contour'],
  ['haproxy-ingress.github.io/controller', 'haproxy-ingress'],
  // Up to 1.6; later it makes a proxy for each Gateway, with the label of the specification.
  ['gateway.nginx.org/nginx-gateway-controller', 'nginx-gateway-fabric'],
])

/** Controllers of clouds: a balancer outside the cluster that sends to the Pods. */
const outside = new Set([
  'networking.gke.io/gateway',
  'application-networking.k8s.aws/gateway-api-controller',
  'gateway.k8s.aws/alb',
  'gateway.k8s.aws/nlb',
])
const outsideClasses = /^gke-l7-/

/** The controller of a class that the input says nothing of. */
const unnamed = ''

/**
 * The controller of each class that is in the input, and of classes that a cloud brings along; null: there is no such class.
 * Classes come with a controller's installation, not with an application: an input without any says nothing of them, and an
 * unnamed controller that keeps to the specification stands for each.
 */
export function controllersOf(objects: RouterObjects): (className: string) => string | null {
  const known = new Map(
    objects.ofKind(group, 'GatewayClass').map((object) => [object.ref.name, fieldsOf(object, []).map('spec').text('controllerName') ?? '']),
  )
  const absent = known.size === 0 ? unnamed : null
  return (className) => known.get(className) ?? (outsideClasses.test(className) ? 'networking.gke.io/gateway' : absent)
}

export function isOutside(controller: string): boolean {
  return outside.has(controller)
}

/** The software of which one proxy serves all Gateways of the controller, where it made none for one alone; null: it always does. */
export function sharedSoftware(controller: string): SoftwareName | null {
  return shared.get(controller) ?? null
}

/** The Gateway that a Pod with these labels runs, as `namespace/name`; null: none. */
export function gatewayOf(labels: Readonly<Record<string, unknown>>, namespace: string): string | null {
  const name = labels[gatewayName]
  if (typeof name === 'string') return `${namespace}/${name}`
  const owner = labels[owningName]
  const of = labels[owningNamespace]
  return typeof owner === 'string' ? `${typeof of === 'string' ? of : namespace}/${owner}` : null
}

/** Where a controller puts the proxy that it makes for a Gateway. */
export interface Placement {
  readonly namespace: string
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly podPort: (port: number) => number
}

const envoyGateway = 'gateway.envoyproxy.io/gatewayclass-controller'

/**
 * In the Gateway's own namespace, named after it and its class. Envoy Gateway has them all in a namespace of its own, and its
 * proxies open no privileged ports.
 * https://gateway-api.sigs.k8s.io/geps/gep-1762/ (in-cluster Gateway deployments)
 * https://gateway.envoyproxy.io/docs/tasks/operations/customize-envoyproxy/
 */
export function placementOf(controller: string, gateway: ResourceRef, className: string): Placement {
  const namespace = gateway.namespace ?? 'default'
  if (controller !== envoyGateway)
    return { namespace, name: `${gateway.name}-${className}`, labels: { [gatewayName]: gateway.name }, podPort: (port) => port }
  return {
    namespace: 'envoy-gateway-system',
    name: `${`envoy-${namespace}-${gateway.name}`.slice(0, 54)}-${sha256Hex(qualifiedName(gateway)).slice(0, 8)}`,
    labels: { [owningName]: gateway.name, [owningNamespace]: namespace },
    podPort: (port) => (port < 1024 ? port + 10_000 : port),
  }
}
