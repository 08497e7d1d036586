import { describe, expect, it } from 'vitest'
import { clusterOf, traceOf, twoNodes } from '../../../testing'

/** A Gateway of a live cluster, with a certificate, an authority and an extension that are not in the input. */
interface Told {
  readonly dump?: string
  readonly listener?: string
  readonly policy?: string
  readonly route?: string
  readonly more?: string
}

const dumpOf = (...kinds: string[]) => `
---
apiVersion: hopscope/v1
kind: ClusterDump
metadata: { name: dump }
spec: { takenAt: 2026-11-20T14:03:00Z, kinds: [${['Gateway', ...kinds].join(', ')}] }
`
const says = (status: string) => `conditions: [{ type: ResolvedRefs, status: "${status}", lastTransitionTime: 2026-11-20T14:00:00Z }]`
const secretOf = (name: string, data: string) => `
---
apiVersion: v1
kind: Secret
metadata: { name: ${name} }
data: { ${data} }
`

const aged = `
---
apiVersion: v1
kind: Service
metadata: { name: aged, creationTimestamp: 2026-11-20T14:00:00Z }
spec: { ports: [{ port: 80 }] }
`

const text = ({ dump = '', listener = '', policy = '', route = '', more = '' }: Told) => `${twoNodes}
---
apiVersion: v1
kind: Pod
metadata: { name: a-1, labels: { app: a } }
spec: { containers: [{ name: c, ports: [{ containerPort: 8080 }] }] }
status: { podIP: 10.244.1.7, conditions: [{ type: Ready, status: "True" }] }
---
apiVersion: v1
kind: Service
metadata: { name: a }
spec: { selector: { app: a }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: example.com/any }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  gatewayClassName: any
  listeners:
  - { name: http, port: 80, protocol: HTTP }
  - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: cert }] } }
status: { listeners: [{ name: https, ${listener} }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: plain }
spec: { parentRefs: [{ name: edge }], rules: [{ matches: [{ path: { value: /a } }], backendRefs: [{ name: a, port: 80 }] }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: extended }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - matches: [{ path: { value: /x } }]
    filters: [{ type: ExtensionRef, extensionRef: { group: x.io, kind: F, name: f } }]
    backendRefs: [{ name: a, port: 80 }]
status: { parents: [{ ${route} }] }
${
  policy &&
  `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: tls }
spec:
  targetRefs: [{ group: '', kind: Service, name: a }]
  validation: { hostname: a.example.com, caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }] }
status: { ancestors: [{ ${policy} }] }
`
}${dump}${more}`

/** How a request ends, how sure that is, and what of it was assumed because nobody asked for it. */
function answer(told: Told, to: string): string {
  const { verdict, reason, certainty, assumptions } = traceOf(clusterOf(text(told)), 'external', to)
  const assumed = assumptions.map(({ what }) => what).filter((what) => ['certificate', 'authority', 'extension'].includes(what))
  return [reason ?? verdict, ...(assumed.length > 0 ? [certainty, ...assumed.sort()] : [])].join(' ')
}

const https = 'gateway:edge:443/a'
const http = 'gateway:edge:80/a'
const extended = 'gateway:edge:80/x'
const dump = dumpOf()
const conditionless = 'conditions: []'

describe('what a dump did not ask for is not taken as missing', () => {
  it.each<[string, Told, string, string]>([
    ['a certificate', { dump }, https, 'delivered assumed certificate'],
    ['a certificate, of which another listener knows nothing', { dump }, http, 'delivered'],
    ['a certificate that the status tells of', { dump, listener: says('True') }, https, 'delivered'],
    ['a certificate that the status misses', { dump, listener: says('False') }, https, 'listener-closed'],
    ['a certificate that was asked for', { dump: dumpOf('Secret') }, https, 'listener-closed'],
    ['a certificate that was asked for, whatever the status', { dump: dumpOf('Secret'), listener: says('True') }, https, 'listener-closed'],
    ['a certificate that is no certificate', { dump, more: secretOf('cert', 'tls.crt: aGVsbG8=') }, https, 'listener-closed'],
    ['another Secret is in the input', { dump, more: secretOf('other', 'a: b') }, https, 'delivered assumed certificate'],
    ['no record, but times of a cluster', { listener: says('Unknown'), more: aged }, https, 'delivered assumed certificate'],
    ['manifests alone', {}, https, 'listener-closed'],
    ['an authority', { dump, policy: conditionless }, http, 'delivered assumed authority'],
    ['an authority that the status tells of', { dump, policy: says('True') }, http, 'delivered'],
    ['an authority that the status misses', { dump, policy: says('False') }, http, 'backend-tls-invalid'],
    ['an authority that was asked for', { dump: dumpOf('ConfigMap'), policy: conditionless }, http, 'backend-tls-invalid'],
    ['an authority of manifests', { policy: conditionless }, http, 'backend-tls-invalid'],
    ['both', { dump, policy: conditionless }, https, 'delivered assumed authority certificate'],
    ['an extension', { dump }, extended, 'delivered assumed extension'],
    ['an extension that the status tells of', { dump, route: says('True') }, extended, 'delivered'],
    ['an extension that was asked for', { dump: dumpOf('F') }, extended, 'filter-unsupported'],
    ['an extension of manifests', {}, extended, 'filter-unsupported'],
  ])('%s', (_name, told, to, expected) => {
    expect(answer(told, to)).toBe(expected)
  })

  it('lists each assumption once, in an order that does not hang on that of the documents', () => {
    const documents = text({ dump, policy: conditionless }).split('\n---\n')
    const listed = (of: readonly string[]) =>
      clusterOf(of.join('\n---\n')).assumptions.filter(({ what }) => /certificate|authority|extension/.test(what))
    expect(listed(documents).map(({ what }) => what)).toEqual(['authority', 'certificate', 'extension'])
    expect(listed([...documents].reverse())).toEqual(listed(documents))
  })
})
