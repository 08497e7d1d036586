import { fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, qualifiedName, type ResourceRef, refKey } from '../../../model'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs } from '../../rule'

/**
 * SVC-16: the input holds Events that warn of a Service: that no balancer could be made for it, that its address is taken. Information: Events
 * say what was, for an hour or so. Of an Event only its reason is told, which is one word: messages may hold anything.
 */
export const warningEvents: Diagnostic<'SVC-16'> = {
  code: 'SVC-16',
  docs: docs.events,
  inCluster: (cluster) =>
    [...warnings(cluster).values()].map(({ service, reason, count }) => ({
      facts: { service: qualifiedName(service), reason, count },
      severity: 'info',
      object: service,
      path: 'metadata.name',
    })),
}

interface Warning {
  readonly service: ResourceRef
  readonly reason: string
  count: number
}

function warnings(cluster: Cluster): ReadonlyMap<string, Warning> {
  const found = new Map<string, Warning>()
  const events = ['', 'events.k8s.io'].flatMap((group) => currentObjects(cluster, 'Event', group))
  for (const event of events) {
    const warning = warningOf(cluster, event)
    if (warning === null) continue
    const key = `${refKey(warning.service)} ${warning.reason}`
    const known = found.get(key)
    if (known) known.count += warning.count
    else found.set(key, warning)
  }
  return found
}

const oneWord = /^[A-Za-z][\w.-]{0,127}$/

/** `regarding` and `series` are what the newer group calls `involvedObject` and `count`. */
function warningOf({ lookup }: Cluster, event: KubeObject): Warning | null {
  const root = fieldsOf(event, [])
  const about = root.map(event.ref.group === '' ? 'involvedObject' : 'regarding')
  const reason = root.text('reason') ?? ''
  if (root.text('type') !== 'Warning' || about.text('kind') !== 'Service' || !oneWord.test(reason)) return null
  const service = lookup.service(about.text('namespace') ?? event.ref.namespace ?? '', about.text('name') ?? '')
  const count = root.map('series').integer('count') ?? root.integer('count') ?? root.integer('deprecatedCount') ?? 1
  return service && { service: service.ref, reason, count }
}
