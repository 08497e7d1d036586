import { describe, expect, it } from 'vitest'
import type { Verdict } from '../engine/model'
import { messagesFor } from '../i18n/messagesFor'
import { explainBecause, explainFinding, explainHop, locationText, objectText } from './describe'
import { deliveredTrace, droppedTrace } from './fixture'
import { symptomText } from './symptom'

const en = messagesFor('en')
const zh = messagesFor('zh')

describe('verdictSentence', () => {
  it.each([
    [
      deliveredTrace,
      en,
      'Arrives at Pod default/pod1 on port 8080 after two translations; the Pod sees node1, not the client – if no NetworkPolicy exists: that kind is not in the input.',
    ],
    [
      deliveredTrace,
      zh,
      '经过 2 次转换，到达 Pod default/pod1 的端口 8080；Pod 看到的是 node1，而不是客户端——前提是不存在 NetworkPolicy：输入中没有这一类对象。',
    ],
    [
      droppedTrace,
      en,
      'node2 has no usable endpoint of Service default/web, and externalTrafficPolicy Local allows no other; it has endpoints on node1.',
    ],
  ])('says where it ends and what that depends on (%#)', (trace, messages, sentence) => {
    expect(messages.verdictSentence(trace)).toBe(sentence)
  })

  it('says so where the receiver sees the client itself', () => {
    const [first] = deliveredTrace.hops
    const direct = { ...deliveredTrace, missing: [], hops: first ? [first] : [] }
    expect(en.verdictSentence(direct)).toBe(
      "Arrives at Pod default/pod1 on port 8080 without any translation; the Pod sees the client's own address.",
    )
  })

  it('says a place outside, and kinds that are not weighed', () => {
    const outside = {
      ...deliveredTrace,
      missing: [{ kind: 'NetworkPolicy', why: 'not-modelled' as const, count: 3 }],
      ending: { verdict: 'delivered' as const, endpoint: { ...arrival(), what: 'outside' as const, ref: null } },
    }
    expect(en.verdictSentence(outside)).toContain('Arrives at 10.244.1.2, outside the cluster, on port 8080')
    expect(en.verdictSentence(outside)).toContain('not weighing the NetworkPolicy objects of the input')
  })
})

function arrival() {
  if (deliveredTrace.ending.verdict !== 'delivered') throw new Error('the fixture is delivered')
  return deliveredTrace.ending.endpoint
}

it('explains a hop, and at the last one why the request stops', () => {
  expect(droppedTrace.hops.map((hop) => explainHop(hop, droppedTrace, en))).toEqual([
    'The client sends to 192.168.1.101:30001',
    'node2 has no usable endpoint of Service default/web, and externalTrafficPolicy Local allows no other; it has endpoints on node1',
  ])
})

it('explains evidence and findings', () => {
  const because = droppedTrace.hops[1]?.because[0]
  expect(because && explainBecause(because, en)).toBe('externalTrafficPolicy is Local: only endpoints on this node may be chosen')
  const finding = droppedTrace.findings[0]
  expect(finding && explainFinding(finding, en)).toContain('node2')
})

it.each([
  [{ file: 'web.yaml', line: 12, path: 'spec.ports[0].nodePort' }, 'web.yaml:12 spec.ports[0].nodePort'],
  [{ file: 'web.yaml', line: 12, path: null }, 'web.yaml:12'],
  [{ file: 'web.yaml', line: null, path: 'spec.externalTrafficPolicy' }, 'spec.externalTrafficPolicy (default, not set)'],
  [{ file: null, line: null, path: null }, 'default, not set'],
])('locates %j', (located, text) => {
  expect(locationText(located, en)).toBe(text)
})

it('writes objects as people do', () => {
  expect(objectText({ kind: 'Service', namespace: 'default', name: 'web' })).toBe('Service default/web')
  expect(objectText({ kind: 'Node', namespace: null, name: 'node1' })).toBe('Node node1')
})

describe('symptomText', () => {
  const withStop = (reason: 'port-not-on-service' | 'no-such-name', verdict: Exclude<Verdict, 'delivered' | 'redirected'>) => ({
    ...droppedTrace,
    verdict,
    ending: {
      verdict,
      stop:
        reason === 'no-such-name'
          ? { reason, facts: { host: 'web', nearest: [] } }
          : { reason, facts: { service: 'default/web', asked: '80/TCP', ports: ['8080/TCP'] } },
    },
  })
  it.each([
    [deliveredTrace, null],
    [droppedTrace, 'waits, then times out'],
    [withStop('port-not-on-service', 'rejected'), 'connection refused at once'],
    [withStop('port-not-on-service', 'unhandled'), 'usually waits, then times out'],
    [withStop('no-such-name', 'unresolved'), 'no such host'],
    [{ ...withStop('port-not-on-service', 'rejected'), status: 503 }, 'an answer with HTTP status 503'],
  ])('says what the client sees (%#)', (trace, symptom) => {
    expect(symptomText(trace, en)).toBe(symptom)
  })
})
