import type { SampleHeading } from './heading'

/** One entry of the gallery. The manifests are fetched when the sample is opened. */
export interface Sample extends SampleHeading {
  readonly load: () => Promise<string>
}

/** The order of the gallery: from the first steps on. What is not listed comes after, by id. */
const order: readonly string[] = [
  'nodeport-behind-load-balancer',
  'nodeport-nginx',
  'clusterip-port-mapping',
  'externalname-across-namespaces',
  'external-database',
  'external-middleware-behind-load-balancer',
  'etcd-manual-endpoints',
  'selector-with-handwritten-endpoints',
  'layer4-load-balancer',
  'layer7-load-balancer',
  'ingress-nginx-on-nodeport',
  'nginx-virtualserver',
  'cloud-load-balancer',
  'metallb',
  'openelb',
  'gateway-canary',
  'network-policy',
  'port-forward',
  'dual-stack',
  'session-affinity',
  'topology',
  'local-policy-terminating',
]

/** Title and description of each file, taken out of its Scenario when the page is built. */
const headings = import.meta.glob<SampleHeading>('./*.yaml', { query: '?heading', import: 'default', eager: true })
const texts = import.meta.glob<string>('./*.yaml', { query: '?raw', import: 'default' })

/** Every sample, in the order of the gallery. */
export const samples: readonly Sample[] = Object.entries(headings)
  .map(([file, heading]) => ({ ...heading, load: texts[file] ?? (() => Promise.reject(new Error(`${file} has no text`))) }))
  .sort((a, b) => rank(a.id) - rank(b.id) || (a.id < b.id ? -1 : 1))

function rank(id: string): number {
  const place = order.indexOf(id)
  return place === -1 ? order.length : place
}
