import { expect, test } from 'vitest'
import type { KubeObject, LoadProblem } from '../../model'
import { readPod } from './pod'

type Body = Readonly<Record<string, unknown>>

function podOf(name: string, body: Body): KubeObject {
  return {
    ref: { group: '', kind: 'Pod', namespace: 'shop', name },
    apiVersion: 'v1',
    filledIn: new Set(),
    body,
    source: { file: 'a.json', document: 1, line: 1, locate: () => null, range: () => null },
  }
}

const port = { containerPort: 8080, name: 'http' }
const labels = { 'pod-template-hash': 'abc' }
const ownerReferences = [{ kind: 'ReplicaSet', name: 'web-abc', controller: true }]
const ready = [{ type: 'Ready', status: 'True' }]

function read(...bodies: readonly Body[]) {
  const problems: LoadProblem[] = []
  const pods = bodies.map((body, i) => readPod(podOf(`web-${i}`, body), problems))
  return { pods, problems }
}

test('Pods that share a part are read as Pods that have one each', () => {
  const shared = {
    metadata: { labels, ownerReferences },
    spec: { containers: [{ image: 'traefik:v3.1', ports: [port] }] },
    status: { conditions: ready },
  }
  const both = read(shared, { ...shared }).pods
  const apart = read(structuredClone(shared), structuredClone(shared)).pods
  expect(both).toEqual(apart.map((pod, i) => ({ ...pod, writtenIn: both[i]?.writtenIn })))
  expect(both[1]).toMatchObject({ ports: [{ port: 8080 }], software: { name: 'traefik' }, workload: { name: 'web' }, ready: true })
})

test.each<[string, Body, Body, object]>([
  ['other containers', { spec: { containers: [{ ports: [port] }] } }, { spec: { containers: [] } }, { ports: [] }],
  [
    'an init container more',
    { spec: {} },
    { spec: { initContainers: [{ restartPolicy: 'Always', ports: [port] }] } },
    { ports: [{ port: 8080 }] },
  ],
  ['another owner', { metadata: { labels, ownerReferences } }, { metadata: { labels } }, { workload: null }],
  ['other labels', { metadata: { labels, ownerReferences } }, { metadata: { ownerReferences } }, { workload: { kind: 'ReplicaSet' } }],
  [
    'other conditions',
    { status: { conditions: ready } },
    { status: { conditions: [{ type: 'Ready', status: 'False' }] } },
    { ready: false },
  ],
])('of a Pod that differs from the one before in %s that counts', (_, first, second, expected) => {
  expect(read(first, second).pods[1]).toMatchObject(expected)
})

test('what is wrong in a shared part is told of each Pod that has it', () => {
  const containers = [{ ports: [{ containerPort: 'eighty' }] }]
  const { problems } = read({ spec: { containers } }, { spec: { containers } })
  expect(problems.map(({ object, path }) => [object?.name, path])).toEqual([
    ['web-0', 'spec.containers[0].ports[0].containerPort'],
    ['web-1', 'spec.containers[0].ports[0].containerPort'],
  ])
})
