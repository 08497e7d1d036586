import type { KubeObject, Pod } from '../../model'
import type { RuntimeWish } from './family'

/** Borne by what was made here, and by nothing else. */
const assumedLabel = 'hopscope/assumed'

/** True for a Pod that stands for a router's own. */
export function isAssumedRuntime({ labels }: Pick<Pod, 'labels'>): boolean {
  return Object.hasOwn(labels, assumedLabel)
}

/**
 * The objects that stand for a router's own software where the input has none: a Deployment of one Pod and a Service of
 * type LoadBalancer in front of it, with the ports of its listeners. They go through the API server as all others do,
 * and every field counts as filled in.
 * https://gateway-api.sigs.k8s.io/geps/gep-1762/ (in-cluster Gateway deployments)
 */
export function runtimeObjects(wish: RuntimeWish): readonly KubeObject[] {
  const { namespace, name, ports, addresses } = wish
  const labels = { ...wish.labels, [assumedLabel]: 'true' }
  const metadata = { name, namespace, labels }
  const containerPorts = ports.map(({ name, podPort, protocol }) => ({ name, containerPort: podPort, protocol }))
  const deployment = made(wish, 'apps/v1', 'Deployment', {
    metadata,
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'router', ports: containerPorts }] } },
    },
  })
  const service = made(wish, 'v1', 'Service', {
    metadata,
    spec: { type: 'LoadBalancer', selector: labels, ports: ports.map(({ podPort, ...port }) => ({ ...port, targetPort: podPort })) },
    ...(addresses.length === 0 ? {} : { status: { loadBalancer: { ingress: addresses.map(statusAddress) } } }),
  })
  return [deployment, service]
}

function statusAddress(text: string) {
  return /^[\d.]+$|:/.test(text) ? { ip: text } : { hostname: text }
}

function made({ writtenIn, namespace, name }: RuntimeWish, apiVersion: string, kind: string, body: Record<string, unknown>): KubeObject {
  const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : ''
  return {
    ref: { group, kind, namespace, name },
    apiVersion,
    body: { apiVersion, kind, ...body },
    filledIn: new Set(),
    source: { ...writtenIn.source, locate: () => null, range: () => null },
  }
}
