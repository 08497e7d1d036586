import { describe, expect, it } from 'vitest'
import { named } from '../../../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../../../testing'
import { diagnose, diagnoseTrace } from '../../diagnose'
import { container, workloadText } from '../../podCases.testing'

const client = podText('client', 'node1', '10.244.1.9', { labels: 'app: client' })
const service = serviceText('web', 'clusterIP: 10.96.7.7, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]')
const onDisk = workloadText('web', `${container()}, nodeSelector: { disk: ssd }`)

function asked(text: string) {
  const cluster = clusterOf(text)
  const trace = traceOf(cluster, 'pod:default/client', 'web:80')
  const found = diagnoseTrace(cluster, trace, diagnose(cluster))
  return { trace, found: found.map(({ code, severity, object }) => `${code} ${severity} ${object && named(object)}`) }
}

describe('what keeps the Pods behind a Service is what stops a request to it', () => {
  it.each<[string, string, string]>([
    ['no node fits', onDisk, 'POD-11 error Deployment default/web'],
    [
      'scaled to zero',
      workloadText('web', container(), { spec: 'replicas: 0, selector: { matchLabels: { app: web } }' }),
      'POD-06 error Deployment default/web',
    ],
    [
      'waiting for a node',
      `
---
apiVersion: v1
kind: Pod
metadata: { name: late, labels: { app: web } }
spec: { containers: [{ name: c }] }
status: { phase: Pending }
`,
      'POD-01 error Pod default/late',
    ],
    ['not ready', podText('late', 'node1', '10.244.1.7', { ready: false }), 'POD-03 error Pod default/late'],
  ])('%s', (_, workload, expected) => {
    const { trace, found } = asked(twoNodes + client + workload + service)
    expect(trace.verdict).toBe('rejected')
    expect(found).toContain(expected)
  })
})

describe('a label that nodes must have', () => {
  it('is no fault where the input has no Node: whether one has it is not known', () => {
    const { trace, found } = asked(client + onDisk + service)
    expect(trace.verdict).toBe('delivered')
    expect(trace.certainty).toBe('assumed')
    expect(trace.missing).toContainEqual({ kind: 'Node', why: 'not-placed', workload: 'Deployment default/web', wants: ['disk=ssd'] })
    expect(found).toContain('SYS-01 info Deployment default/web')
    expect(found.filter((each) => each.includes('error'))).toEqual([])
  })

  it('puts the Pods where it is', () => {
    const { trace } = asked(twoNodes.replace('name: node2, labels: {', 'name: node2, labels: { disk: ssd,') + client + onDisk + service)
    expect(trace.ending).toMatchObject({ verdict: 'delivered', endpoint: { node: 'node2' } })
  })

  it('that no node has leaves a DaemonSet without Pods, and that is no fault of it', () => {
    const cluster = clusterOf(twoNodes + workloadText('web', `${container()}, nodeSelector: { disk: ssd }`, { kind: 'DaemonSet' }))
    expect(cluster.pods).toEqual([])
    expect(diagnose(cluster).map(({ code }) => code)).toEqual([])
  })
})

it('Pods of one workload that wait for one thing are told once', () => {
  const crashing = (name: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: web }, ownerReferences: [{ kind: StatefulSet, name: web, controller: true }] }
spec: { nodeName: node1, containers: [{ name: c }] }
status: { phase: Running, containerStatuses: [{ state: { waiting: { reason: CrashLoopBackOff } } }], conditions: [{ type: Ready, status: 'False' }] }
`
  const found = diagnose(clusterOf(twoNodes + crashing('web-0') + crashing('web-1'))).filter(({ code }) => code === 'POD-02')
  expect(found).toMatchObject([
    { facts: { owner: 'StatefulSet default/web', pods: ['default/web-0', 'default/web-1'], reason: 'CrashLoopBackOff' } },
  ])
})

it('fewer Pods that are ready than a workload asks for are information', () => {
  const set = workloadText('web', container(), { kind: 'StatefulSet', spec: 'replicas: 2, selector: { matchLabels: { app: web } }' })
  const owner = 'ownerReferences: [{ kind: StatefulSet, name: web, controller: true }]'
  const text = twoNodes + set + podText('web-0', 'node1', '10.244.1.2', { meta: owner })
  expect(diagnose(clusterOf(text)).filter(({ code }) => code === 'POD-06')).toMatchObject([
    { severity: 'info', facts: { wanted: 2, ready: 1 } },
  ])
})
