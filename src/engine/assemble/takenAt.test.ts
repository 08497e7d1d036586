import { describe, expect, it } from 'vitest'
import { clusterOf } from '../testing'

const at = '2026-11-20T14:03:00Z'
const object = (kind: string, more: string, apiVersion = 'v1') => `---\napiVersion: ${apiVersion}\nkind: ${kind}\n${more}\n`
const made = (time: string) => object('Pod', `metadata: { name: p, creationTimestamp: ${time} }`)
const record = (time: string) => object('ClusterDump', `metadata: { name: a }\nspec: { takenAt: "${time}", kinds: [Pod] }`, 'hopscope/v1')

describe('when the input was taken from its cluster', () => {
  it.each<[name: string, text: string, expected: object | null]>([
    ['manifests without times were in none', object('Pod', 'metadata: { name: p, creationTimestamp: null }'), null],
    ['when an object was made', made(at), { how: 'not-before', at }],
    ['the latest of all objects', made('2025-01-01T00:00:00Z') + made(at) + made('2026-01-01T00:00:00Z'), { how: 'not-before', at }],
    [
      'when a condition was looked at',
      object('Node', `metadata: { name: n }\nstatus: { conditions: [{ type: Ready, lastHeartbeatTime: ${at} }] }`),
      { how: 'not-before', at },
    ],
    [
      'when a Lease was renewed, to the second',
      object('Lease', 'metadata: { name: l }\nspec: { renewTime: "2026-11-20T14:03:00.123456Z" }', 'coordination.k8s.io/v1'),
      { how: 'not-before', at },
    ],
    ['when an Event was seen', object('Event', `metadata: { name: e }\nlastTimestamp: ${at}`), { how: 'not-before', at }],
    ['a time of deletion may lie ahead', object('Pod', `metadata: { name: p, deletionTimestamp: ${at} }`), null],
    ['what is no time does not count', made('"2026-99-99T00:00:00Z"') + made('"~~~"'), null],
    ['the record of a dump says it', made('2026-11-21T00:00:00Z') + record(at), { how: 'recorded', at }],
    ['a record without a time does not', made(at) + record('yesterday'), { how: 'not-before', at }],
    ['hints were never in a cluster', object('Client', `metadata: { name: c, creationTimestamp: ${at} }`, 'hopscope/v1'), null],
  ])('%s', (_, text, expected) => {
    expect(clusterOf(text).takenAt).toEqual(expected)
  })
})
