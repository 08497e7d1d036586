import { describe, expect, it } from 'vitest'
import { diagnose } from './diagnose'
import type { Cluster, WayIn } from './model'
import { targetsOf } from './targets'
import { clusterOf, podText, policyText, serviceText, twoNodes } from './testing'
import { askWays, waysIn } from './waysIn'

const all = { from: 0, count: 1000 }
const ofCluster = (cluster: Cluster): readonly WayIn[] => waysIn(cluster, diagnose(cluster), all).ways
const waysOf = (text: string) => ofCluster(clusterOf(text))

function endingsAt(text: string, to: string): readonly string[] {
  const way = waysOf(text).find((each) => each.to === to)
  return (way?.endings ?? []).map(({ verdict, chance }) => `${verdict} ${chance.toFixed(2)}`)
}

const web = twoNodes + podText('web', 'node1', '10.244.1.2') + podText('client', 'node2', '10.244.2.2', { labels: 'app: client' })
const isolated = (rules: string) => policyText('closed', `{ podSelector: { matchLabels: { app: web } }, ${rules} }`)

describe('each address with all its ways', () => {
  it('one that arrives whatever is chosen', () => {
    const text = web + serviceText('web', 'type: NodePort, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }]')
    expect(endingsAt(text, 'web.default:80')).toEqual(['delivered 1.00'])
    expect(waysOf(text).map(({ finding }) => finding)).toEqual([null, null])
  })

  it('one that no way arrives at, with what stops it', () => {
    const [way] = waysOf(web + serviceText('web', 'selector: { app: wep }, ports: [{ port: 80 }]'))
    expect(way?.endings.map(({ verdict, reason }) => [verdict, reason])).toEqual([['rejected', 'no-endpoints']])
    expect(way?.finding).toMatchObject({ code: 'SVC-01', severity: 'error', path: 'spec.selector' })
  })

  it('one that some ways arrive at: what arrives stands first, and what stops the others is told', () => {
    const local = 'type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }]'
    const text = `${web}
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec: { addresses: [198.51.100.10], listeners: [{ port: 80, backends: [{ nodePort: 30080 }] }] }
${serviceText('web', local)}`
    const way = waysOf(text).find(({ to }) => to === '198.51.100.10:80')
    expect(way?.endings.map(({ verdict, chance }) => [verdict, chance])).toEqual([
      ['delivered', 0.5],
      ['dropped', 0.5],
    ])
    expect(way?.finding).toMatchObject({ code: 'LB-20' })
  })

  it('policies that let others in are no fault: somebody who is let in asks', () => {
    const service = serviceText('web', 'selector: { app: web }, ports: [{ port: 80 }]')
    const friend = podText('friend', 'node2', '10.244.2.3', { labels: 'app: friend' })
    const text = web + friend + service + isolated('ingress: [{ from: [{ podSelector: { matchLabels: { app: friend } } }] }]')
    expect(waysOf(text)).toMatchObject([{ from: 'pod:default/friend', endings: [{ verdict: 'delivered' }], finding: null }])
    expect(targetsOf(clusterOf(text))).toMatchObject([{ from: 'pod:default/friend', verdict: 'delivered' }])
  })

  it('where they let in nobody it is dropped, whoever asks', () => {
    const text = web + serviceText('web', 'selector: { app: web }, ports: [{ port: 80 }]') + isolated('ingress: []')
    expect(waysOf(text)).toMatchObject([
      { from: 'pod:default/client', endings: [{ verdict: 'dropped', chance: 1 }], finding: { code: 'NP-07' } },
    ])
  })

  it('is asked in parts, which are the whole together', () => {
    const cluster = clusterOf(
      web + ['a', 'b', 'c'].map((name) => serviceText(name, 'selector: { app: web }, ports: [{ port: 80 }]')).join(''),
    )
    const part = (from: number) => waysIn(cluster, diagnose(cluster), { from, count: 2 })
    expect([part(0), part(2)].map(({ ways, of }) => [ways.length, of])).toEqual([
      [2, 3],
      [1, 3],
    ])
    expect([...part(0).ways, ...part(2).ways]).toEqual(ofCluster(cluster))
  })
})

describe('requests that are named', () => {
  const open = web + serviceText('web', 'selector: { app: web }, ports: [{ port: 80 }]')
  const closed = open + isolated('ingress: []')
  const answersOf = (text: string, ...requests: readonly { from: string; to: string }[]) => {
    const cluster = clusterOf(text)
    return askWays(cluster, diagnose(cluster), requests)
  }
  const asked = { from: 'pod:default/client', to: 'web.default:80' }

  it.each([open, closed])('are answered as they are listed', (text) => {
    const [way] = waysOf(text)
    expect(answersOf(text, asked)).toMatchObject([{ endings: way?.endings, finding: way?.finding }])
  })

  it('have one word for one way, and another for another', () => {
    const words = [open, `${open}---\n# nothing more\n`, closed].map((text) => answersOf(text, asked)[0]?.way)
    expect(words[0]).toBe(words[1])
    expect(words[0]).not.toBe(words[2])
  })

  it('are answered with nothing where nobody can send them', () => {
    expect(answersOf(open, { ...asked, from: 'pod:default/gone' }, { ...asked, to: '::' })).toEqual([null, null])
  })
})
