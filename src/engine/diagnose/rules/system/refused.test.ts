import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../../../testing'
import { diagnose, diagnoseTrace } from '../../diagnose'

const base = twoNodes + podText('client', 'node1', '10.244.1.9', { labels: 'app: client' }) + podText('web-2', 'node2', '10.244.2.2')
const pod = 'pod:default/client'
const ip = 'clusterIP: 10.96.7.7, selector: { app: web }'
const web = (spec: string) => base + serviceText('web', spec)

function findings(text: string, from: string, to: string) {
  const cluster = clusterOf(text)
  return diagnoseTrace(cluster, traceOf(cluster, from, to), diagnose(cluster))
}

describe('a request that misses what the API server refused', () => {
  const refused = (spec: string) => web(`${spec}, ports: [{ port: 80, nodePort: 30080 }, { name: b, port: 81 }]`)
  const codesOf = (text: string, from: string, to: string) => findings(text, from, to).map(({ code }) => code)

  it.each([
    ['its short name in its namespace', pod, 'web:80'],
    ['its name with the namespace', pod, 'web.default:80'],
    ['its whole name', 'node:node1', 'web.default.svc.cluster.local:80'],
    ['its cluster IP', pod, '10.96.7.7:80'],
    ['its node port', 'external', '192.168.1.1:30080'],
  ])('by %s is told why', (_name, from, to) => {
    expect(codesOf(refused(`type: NodePort, ${ip}`), from, to)).toContain('SYS-03')
  })

  it('another name that does not exist is no matter of it', () => {
    expect(codesOf(refused(ip), pod, 'wep:80')).toEqual(['DNS-20'])
  })

  it('a field that changes nothing is a warning, and the request arrives', () => {
    const text = web(`${ip}, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]`)
    expect(findings(text, pod, 'web:80').map(({ code, severity }) => [code, severity])).toEqual([['SYS-03', 'warning']])
    expect(traceOf(clusterOf(text), pod, 'web:80').verdict).toBe('delivered')
  })

  it('of a refused object only what refuses it is told', () => {
    const found = diagnose(clusterOf(web(`${ip}, ports: [{ port: 80 }], allocateLoadBalancerNodePorts: true, type: Cluster`)))
    expect(found.map(({ path }) => path)).toEqual(['spec.type'])
  })

  it('a value of a wrong type is told as a problem of the text alone', () => {
    const text = web(`${ip}, ports: [{ port: eighty }]`)
    expect(diagnose(clusterOf(text)).map(({ code }) => code)).toEqual([])
    expect(clusterOf(text).problems.map(({ path }) => path)).toEqual(['spec.ports[0].port'])
  })
})
