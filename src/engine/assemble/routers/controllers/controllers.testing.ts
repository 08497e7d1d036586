import type { Trace } from '../../../model'
import { type Asked, clusterOf, podText, serviceText, traceOf, twoNodes } from '../../../testing'

/** Helpers for tests of controllers: applications a, b and c, one Pod each, and Ingresses in front of them. */

const names = ['a', 'b', 'c'] as const
const apps = names
  .map(
    (name, index) =>
      podText(`${name}-1`, 'node1', `10.244.1.${index + 2}`, { labels: `app: ${name}` }) +
      serviceText(
        name,
        `type: NodePort, selector: { app: ${name} }, ports: [{ name: http, port: 80, targetPort: 8080, nodePort: ${30080 + index} }]`,
      ),
  )
  .join('')
const others =
  serviceText('empty', 'selector: { app: gone }, ports: [{ port: 80 }]') +
  serviceText('alias', 'type: ExternalName, externalName: db.example.org, ports: [{ port: 80, targetPort: 8081 }]') +
  `
---
apiVersion: hopscope/v1
kind: ExternalService
metadata: { name: db }
spec: { addresses: [172.16.0.9], hostnames: [db.example.org] }
`
export const base = twoNodes + apps + others

export const classText = (name: string, controller: string) => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: ${name} }
spec: { controller: ${controller} }
`

/** A controller's Deployment and its Service in front. */
export const controllerText = (
  image: string,
  args: readonly string[] = [],
  ports = '[{ name: http, containerPort: 80 }, { name: https, containerPort: 443 }]',
) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller, namespace: infra }
spec:
  selector: { matchLabels: { app: controller } }
  template:
    metadata: { labels: { app: controller } }
    spec: { containers: [{ name: c, image: "${image}", args: ${JSON.stringify(args)}, ports: ${ports} }] }
---
apiVersion: v1
kind: Service
metadata: { name: controller, namespace: infra }
spec: { type: LoadBalancer, selector: { app: controller }, ports: [{ name: http, port: 80, targetPort: http }, { name: https, port: 443, targetPort: https }] }
status: { loadBalancer: { ingress: [{ ip: 203.0.113.200 }] } }
`

/** `path` of the type to the application, as one path of a rule. */
export const pathTo = (path: string, app: string, type = 'Prefix', port = '{ number: 80 }') =>
  `{ path: "${path}", pathType: ${type}, backend: { service: { name: ${app}, port: ${port} } } }`

export const ruleFor = (host: string, ...paths: readonly string[]) =>
  `{ ${host === '' ? '' : `host: "${host}", `}http: { paths: [${paths.join(', ')}] } }`

interface Written {
  readonly name?: string
  readonly className?: string
  readonly annotations?: Readonly<Record<string, string>>
  readonly created?: string
  readonly more?: string
}

/** An Ingress with rules and what else is said. */
export function ingressText(
  rules: readonly string[],
  { name = 'shop', className = '', annotations = {}, created = '', more = '' }: Written = {},
): string {
  const age = created === '' ? '' : `, creationTimestamp: "${created}"`
  return `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: ${name}, annotations: ${JSON.stringify(annotations)}${age} }
spec: { ${className === '' ? '' : `ingressClassName: ${className}, `}${more === '' ? '' : `${more}, `}rules: [${rules.join(', ')}] }
`
}

export const tls = (host: string) => `tls: [{ hosts: ["${host}"], secretName: cert }]`

/** How a request ends: the Pod with the path that it sees, the status and target of a redirect, or the status, else the reason. */
export function endOf(text: string, url: string, asked: Asked = {}): string {
  return ended(traceOf(clusterOf(base + text), 'external', url, asked))
}

export function ended({ ending, status, reason, http }: Trace): string {
  if (ending.verdict === 'delivered') {
    const { ref, address, port } = ending.endpoint
    return `${ref?.kind === 'Pod' ? ref.name : `${address}:${port}`}${http === null ? '' : ` ${http.path}`}`
  }
  return ending.verdict === 'redirected' ? `${ending.status} ${ending.redirect.location}` : String(status ?? reason)
}
