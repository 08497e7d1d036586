import { admit } from './apiServer'
import { assemble, controllerObjects } from './assemble'
import { load } from './load'
import {
  type Cluster,
  defaultSettings,
  type KubeProxyChange,
  plainHttp,
  type RequestProblem,
  type Service,
  type ServicePort,
  type Trace,
  type TypedHttp,
} from './model'
import { parseRequest } from './parseRequest'
import { settingsOf } from './settings'
import { trace } from './trace'
import { violations } from './trace/invariants'

/** Helpers for tests only: clusters out of YAML text, requests as people type them. */

/** The cluster that a text describes; `proxy` changes settings of kube-proxy. */
export function clusterOf(text: string, proxy: KubeProxyChange = {}): Cluster {
  const loaded = load([{ name: 'test.yaml', text }])
  const problems = [...loaded.problems]
  const read = settingsOf(loaded.objects, defaultSettings, problems)
  const settings = { ...read, kubeProxy: { ...read.kubeProxy, ...proxy } }
  return assemble(admit(loaded.objects, settings, controllerObjects), problems, settings, loaded.asked)
}

/** What a request may say besides `from` and `to`. */
export interface Asked {
  readonly choices?: Readonly<Record<string, string>>
  readonly at?: string
  readonly http?: Partial<TypedHttp>
}

/** Sends a typed request; a request that cannot be sent fails the test with its problem, a trace that breaks an invariant with the breach. */
export function traceOf(cluster: Cluster, from: string, to: string, { choices = {}, at, http }: Asked = {}): Trace {
  const parsed = parseRequest({ from, to, choices, at: at ?? null, proxy: null, http: { ...plainHttp, ...http } })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem))
  const result = trace(cluster, parsed.value.request, parsed.value.choices)
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  const broken = violations(cluster, result.trace)
  if (broken.length > 0) throw new Error(broken.join('\n'))
  return result.trace
}

/** The problem of a request that cannot be sent; null where it can. */
export function problemOf(cluster: Cluster, from: string, to: string, { choices = {}, at }: Asked = {}): RequestProblem | null {
  const parsed = parseRequest({ from, to, choices, at: at ?? null, proxy: null })
  if (!parsed.ok) return parsed.problem
  const result = trace(cluster, parsed.value.request, parsed.value.choices)
  return result.ok ? null : result.problem
}

/** A Service and one of its ports, which the test knows to be there. */
export function serviceOf(cluster: Cluster, name = 'web', port = 0): { readonly service: Service; readonly port: ServicePort } {
  const service = cluster.services.find((candidate) => candidate.ref.name === name)
  const found = service?.ports[port]
  if (!service || !found) throw new Error(`no Service ${name} with a port ${port}`)
  return { service, port: found }
}

/** Two nodes with addresses: node1 192.168.1.1, node2 192.168.1.2. */
export const twoNodes = `
apiVersion: v1
kind: Node
metadata: { name: node1, labels: { topology.kubernetes.io/zone: a } }
status: { addresses: [{ type: InternalIP, address: 192.168.1.1 }] }
---
apiVersion: v1
kind: Node
metadata: { name: node2, labels: { topology.kubernetes.io/zone: b } }
status: { addresses: [{ type: InternalIP, address: 192.168.1.2 }] }
`

/** A running Pod with an address; `more` are lines of its spec in flow style, as `hostNetwork: true`. */
export function podText(name: string, node: string, ip: string, { labels = 'app: web', ready = true, more = '', meta = '' } = {}): string {
  return `
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { ${labels} }${meta === '' ? '' : `, ${meta}`} }
spec: { nodeName: ${node}${more === '' ? '' : `, ${more}`} }
status: { phase: Running, podIP: ${ip}, conditions: [{ type: Ready, status: '${ready ? 'True' : 'False'}' }] }
`
}

/** A Service with what its spec says in flow style. */
export function serviceText(name: string, spec: string, status = ''): string {
  return `
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { ${spec} }
${status === '' ? '' : `status: { ${status} }`}
`
}

/** A NetworkPolicy with what its spec says in flow style. */
export function policyText(name: string, spec: string, namespace = 'default'): string {
  return `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}
`
}
