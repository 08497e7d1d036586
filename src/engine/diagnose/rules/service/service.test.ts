import { describe, expect, it } from 'vitest'
import type { Finding, FindingCode } from '../../../model'
import { clusterOf, podText, serviceText, twoNodes } from '../../../testing'
import { diagnose } from '../../diagnose'
import { container, workloadText } from '../../podCases.testing'

function found<K extends FindingCode>(text: string, code: K): readonly Extract<Finding, { code: K }>[] {
  return diagnose(clusterOf(text)).filter((finding): finding is Extract<Finding, { code: K }> => finding.code === code)
}

describe('the nearest workload of a Service that finds nothing', () => {
  const lost = serviceText('lost', 'selector: { app: nobody }, ports: [{ port: 80, targetPort: http }]')
  const nearest = (text: string) => found(twoNodes + text, 'SVC-01').map(({ facts }) => facts.nearest?.workload ?? null)

  it('has the port that the Service asks for', () => {
    expect(
      nearest(workloadText('nobodi', container('{ name: web, containerPort: 80 }')) + workloadText('api', container()) + lost),
    ).toEqual(['default/api'])
  })

  it('can get ready', () => {
    const never = container('{ name: http, containerPort: 8080 }', 'readinessProbe: { tcpSocket: { port: 1 } }')
    expect(nearest(workloadText('nobodi', never) + workloadText('api', container()) + lost)).toEqual(['default/api'])
  })

  it('is spelled most like what is asked', () => {
    expect(nearest(workloadText('api', container()) + workloadText('nobodi', container()) + lost)).toEqual(['default/nobodi'])
  })

  it('is not one whose own Service of that name finds nothing either', () => {
    const own = serviceText('api', 'selector: { app: apy }, ports: [{ port: 80, targetPort: http }]')
    expect(nearest(workloadText('api', container()) + own + lost)).toEqual(['default/api', null])
  })

  it('is none where every workload has its Service and none is spelled alike', () => {
    const own = serviceText('api', 'selector: { app: api }, ports: [{ port: 80, targetPort: http }]')
    expect(nearest(workloadText('api', container()) + own + lost)).toEqual([null])
  })
})

it('a port name that only some workloads have is a warning that names the others', () => {
  const text =
    twoNodes +
    workloadText('a', container(), { labels: 'app: web, at: a' }) +
    workloadText('b', container('{ name: htp, containerPort: 8080 }'), { labels: 'app: web, at: b' }) +
    serviceText('web', 'selector: { app: web }, ports: [{ port: 80, targetPort: http }]')
  expect(found(text, 'SVC-06')).toMatchObject([
    { severity: 'warning', path: 'spec.ports[0].targetPort', facts: { lacking: ['Deployment default/b'], declared: ['htp/TCP'] } },
  ])
})

it('some endpoints that are not ready are information; those that terminate are none of it', () => {
  const text =
    twoNodes +
    podText('a', 'node1', '10.244.1.2') +
    podText('b', 'node1', '10.244.1.3', { ready: false }) +
    podText('c', 'node1', '10.244.1.4', { ready: false, meta: 'deletionTimestamp: "2026-11-20T14:03:00Z"' }) +
    serviceText('web', 'selector: { app: web }, ports: [{ port: 80 }]')
  expect(found(text, 'SVC-04')).toMatchObject([{ severity: 'info', facts: { notReady: ['default/b'] } }])
})
