import { editsOf } from '../load/edit'
import { applyEdits, type Cluster, type FieldChange, type Finding, type FindingCode, type KubeProxyChange, type TypedHttp } from '../model'
import { podText, serviceText, twoNodes } from '../testing'

/** What the cases of findings are made of. */

const client = podText('client', 'node1', '10.244.1.9', { labels: 'app: client' })
export const base =
  twoNodes +
  client +
  podText('web-2', 'node2', '10.244.2.2', { more: 'containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }] }]' })
export const web = (spec = 'selector: { app: web }', status = '') => {
  const ports = `, ports: [{ port: 80, targetPort: 8080${/type: (NodePort|LoadBalancer)/.test(spec) ? ', nodePort: 30080' : ''} }]`
  return base + serviceText('web', `${spec}${spec.includes('ports:') ? '' : ports}`, status)
}

export interface FindingSide {
  readonly text: string
  /** Left out: the finding is about the cluster, whoever asks. */
  readonly ask?: readonly [from: string, to: string]
  readonly proxy?: KubeProxyChange
  readonly http?: Partial<TypedHttp>
}
export interface FindingCase {
  readonly code: FindingCode
  readonly name: string
  readonly fault: FindingSide
  readonly healthy: FindingSide
  readonly severity: Finding['severity']
  readonly path: string | null
  readonly facts: Record<string, unknown>
  /** What its fix does: the request arrives, or the finding is gone. Left out: it offers none. */
  readonly fix?: 'arrives' | 'gone'
}
export const asked = (text: string, from: string, to: string): FindingSide => ({ text, ask: [from, to] })

/** The text with all changes of a fix; each must be one that can be made. */
export function mended(cluster: Cluster, text: string, change: readonly FieldChange[]): string {
  const edits = change.flatMap((one) => {
    const object = cluster.lookup.object(one.object)
    const made = object && editsOf(one, object, text)
    if (!made) throw new Error(`cannot be made: ${JSON.stringify(one)}`)
    return made
  })
  return applyEdits(text, edits)
}
