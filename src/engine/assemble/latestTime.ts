import type { KubeObject } from '../model'

/** RFC 3339 in UTC, as the API server writes times. */
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z$/

const ofConditions = ['lastHeartbeatTime', 'lastTransitionTime', 'lastProbeTime', 'lastUpdateTime']
const ofEvents = ['lastTimestamp', 'eventTime']

/**
 * The latest time that a cluster wrote into an object of the input, `2026-11-20T14:03:00Z`: when it was made, when a condition of it was
 * looked at, when a Lease was renewed, when an Event was seen. Nothing of the input can have been taken before. Times that may lie ahead
 * (of deletion, of a certificate) do not count. Null where no object bears any.
 */
export function latestTime(objects: readonly KubeObject[]): string | null {
  let latest = ''
  // Times in UTC are in order as texts are; only a later one is looked at in full.
  const take = (value: unknown) => {
    if (typeof value !== 'string' || value <= latest) return
    const seconds = TIME.exec(value)?.[1]
    if (seconds !== undefined && !Number.isNaN(Date.parse(`${seconds}Z`))) latest = `${seconds}Z`
  }
  const takeAll = (map: Readonly<Record<string, unknown>>, fields: readonly string[]) => {
    for (const field of fields) take(map[field])
  }
  for (const { ref, body } of objects) {
    // Hints are no objects of a cluster.
    if (ref.group === 'hopscope') continue
    take(asMap(body.metadata).creationTimestamp)
    const { conditions } = asMap(body.status)
    if (Array.isArray(conditions)) for (const condition of conditions) takeAll(asMap(condition), ofConditions)
    if (ref.kind === 'Lease') take(asMap(body.spec).renewTime)
    if (ref.kind === 'Event') takeAll(body, ofEvents)
  }
  return latest === '' ? null : latest
}

function asMap(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
