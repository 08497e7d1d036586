import { describe, expect, it } from 'vitest'
import type { LoadProblem } from '../../../model'
import { clusterOf } from '../../../testing'
import { readScenario } from '.'

function read(spec: string) {
  const [object] = clusterOf(`apiVersion: hopscope/v1\nkind: Scenario\nmetadata: { name: first }\nspec:\n${spec}\n`).objects
  const problems: LoadProblem[] = []
  return { lesson: readScenario(object ?? expect.fail('there is no object'), problems), problems }
}

describe('the requests of a Scenario, in the words of the command line', () => {
  it.each([
    ['{ pod: x/b }', '{ service: x/web, port: http }', 'pod:x/b', 'svc:x/web:http'],
    ['{ pod: b }', "{ host: '2001:db8::1', port: 53, protocol: UDP }", 'pod:default/b', '[2001:db8::1]:53/udp'],
    ['{ pod: "<pod:y>" }', '{ url: "http://a/" }', 'pod:<pod:y>', 'http://a/'],
    ['{ external: client }', '{ ip: <node:any>, port: 80 }', 'external', '<node:any>:80'],
    ['{ external: true }', '{ host: a, port: 80 }', 'external', 'a:80'],
    ['{ external: office }', '{ service: x/web, port: 80, via: loadBalancer }', 'external:office', 'lb:x/web:80'],
    ['{ node: worker }', '{ url: "http://a/" }', 'node:worker', 'http://a/'],
    ['{ ip: 10.0.0.1 }', '{ url: "http://a/" }', 'ip:10.0.0.1', 'http://a/'],
    ['external', 'ingress:shop/web', 'external', 'ingress:shop/web'],
    [
      "{ portForward: { target: pod/x, ports: ['8080:80', 9090], address: 0.0.0.0 } }",
      '{ host: localhost, port: 8080 }',
      'port-forward:pod/default/x:8080:80,9090@0.0.0.0',
      'localhost:8080',
    ],
  ])('from %s to %s', (from, to, typedFrom, typedTo) => {
    const { lesson, problems } = read(`  requests: [{ id: a, from: ${from}, to: ${to} }]`)
    expect(problems).toEqual([])
    expect(lesson.requests.map((request) => [request.from, request.to])).toEqual([[typedFrom, typedTo]])
  })

  it('with settings of kube-proxy, choices and what is said besides the URL', () => {
    const { lesson, problems } = read(
      '  requests: [{ from: external, to: { url: "http://a/", hostHeader: b, method: POST, headers: { X-A: "1" } }, choose: { node: node1 }, proxy: { mode: nftables, masqueradeAll: true, serviceCIDRs: [10.0.0.0/8, "fd00::/8"], nodePortAddresses: primary, detectLocal: { mode: InterfaceNamePrefix, interfaceNamePrefix: veth } } }]',
    )
    expect(problems).toEqual([])
    expect(lesson.requests[0]).toMatchObject({
      id: 'request-1',
      choose: { node: 'node1' },
      proxy:
        'mode=nftables,detectLocal=InterfaceNamePrefix:veth,masqueradeAll=true,nodePortAddresses=primary,serviceCIDRs=10.0.0.0/8;fd00::/8',
      http: { host: 'b', method: 'POST', headers: ['X-A: 1'] },
    })
  })
})

describe('the steps of a Scenario', () => {
  const request = '  requests: [{ id: a, from: external, to: "http://a/" }]\n'
  const stepOf = (step: string) => {
    const { lesson, problems } = read(`${request}  steps:\n    - ${step}`)
    return { step: lesson.steps[0], problems }
  }

  it.each([
    ['{ id: s, request: a, note: Look }', { kind: 'note', note: 'Look', hop: null, line: 7 }],
    ['{ id: s, request: a, hop: node/n, note: { zh: 看 } }', { kind: 'note', note: { en: '看', zh: '看' }, hop: 'node/n' }],
    [
      '{ id: s, request: a, hop: node/n, question: { ask: Which?, choices: [80, http], answer: 80 }, hints: [One, { en: Two, zh: 二 }], explain: So }',
      {
        kind: 'question',
        question: { ask: 'Which?', choices: [80, 'http'], answer: { kind: 'value', value: 80 } },
        hints: ['One', { en: 'Two', zh: '二' }],
        explain: 'So',
      },
    ],
    [
      '{ id: s, request: a, hop: node/n, question: { ask: Which?, answer: { field: source.port, view: wire } } }',
      { question: { choices: [], answer: { kind: 'field', field: 'source.port', view: 'wire' } } },
    ],
    [
      '{ id: s, request: a, question: { ask: Who?, choices: [{ en: node, zh: 节点 }], answer: 节点 } }',
      { question: { choices: [{ en: 'node', zh: '节点' }], answer: { kind: 'value', value: '节点' } } },
    ],
    [
      '{ id: s, request: a, question: { ask: Who?, answer: { en: node, zh: 节点 } } }',
      { question: { answer: { kind: 'value', value: { en: 'node', zh: '节点' } } } },
    ],
    [
      '{ id: s, request: a, goal: { verdict: delivered, endpoints: [a:80] }, without: [Pod/x], solution: [{ object: Pod/x, set: { a.b: [1] } }, { object: Pod/y, remove: [c] }] }',
      {
        kind: 'repair',
        goal: { verdict: 'delivered', endpoints: ['a:80'] },
        variation: { without: ['Pod/x'], edits: [] },
        solution: [
          { object: 'Pod/x', set: { 'a.b': [1] }, remove: [] },
          { object: 'Pod/y', set: {}, remove: ['c'] },
        ],
      },
    ],
    ['{ id: s, request: a, goal: { verdict: dropped } }', { kind: 'repair', goal: { verdict: 'dropped', endpoints: null }, solution: [] }],
  ])('%s', (written, expected) => {
    const { step, problems } = stepOf(written)
    expect(problems).toEqual([])
    expect(step).toMatchObject(expected)
  })

  it.each([
    ['{ request: a, note: x }', 'field-missing', 'spec.steps[0]', null],
    ['{ id: s, note: x }', 'field-missing', 'spec.steps[0]', null],
    ['{ id: s, request: b, note: x }', 'unknown-request', 'spec.steps[0].request', null],
    ['{ id: s, request: a }', 'empty-step', 'spec.steps[0]', null],
    ['{ id: s, request: a, question: { ask: x, answer: 1 }, goal: { verdict: dropped } }', 'two-tasks', 'spec.steps[0]', null],
    ['{ id: s, request: a, note: x, noted: y }', 'unknown-field', 'spec.steps[0].noted', 'note'],
    ['{ id: s, request: a, note: x, solution: { object: a } }', 'unknown-field', 'spec.steps[0].solution', 'note'],
    ['{ id: s, request: a, note: x, hints: [y] }', 'unknown-field', 'spec.steps[0].hints', 'note'],
    ['{ id: s, request: a, note: x, proxy: { mod: y } }', 'unknown-field', 'spec.steps[0].proxy.mod', 'note'],
    ['{ id: s, request: a, note: x, edit: { set: {} } }', 'field-missing', 'spec.steps[0].edit', 'note'],
    ['{ id: s, request: a, question: { ask: x } }', 'field-missing', 'spec.steps[0].question', null],
    ['{ id: s, request: a, question: { answer: x } }', 'field-missing', 'spec.steps[0].question', null],
    ['{ id: s, request: a, question: { ask: x, answer: { field: prot } } }', 'wrong-type', 'spec.steps[0].question.answer.field', null],
    [
      '{ id: s, request: a, question: { ask: x, choices: [1, 2], answer: 3 } }',
      'answer-no-choice',
      'spec.steps[0].question.answer',
      'question',
    ],
    [
      '{ id: s, request: a, question: { ask: x, answer: { field: source.port } } }',
      'field-needs-hop',
      'spec.steps[0].question.answer',
      'question',
    ],
    ['{ id: s, request: a, goal: { endpoints: [a] } }', 'field-missing', 'spec.steps[0].goal', null],
    ['{ id: s, request: a, goal: { verdict: fine } }', 'wrong-type', 'spec.steps[0].goal.verdict', null],
    ['7', 'wrong-type', 'spec.steps[0]', null],
  ])('%s: %s at %s', (written, what, path, kind) => {
    const { step, problems } = stepOf(written)
    const found = problems.map((problem) => [problem.code === 'scenario' ? problem.fault : problem.code, problem.path, problem.line])
    expect(found).toContainEqual([what, path, 7])
    expect(step?.kind ?? null).toBe(kind)
  })

  it.each([
    ['requests: [{ id: a, from: external, to: x:1 }, { id: a, from: external, to: x:2 }]', 'request', 'spec.requests[1]'],
    [
      'requests: [{ id: a, from: external, to: x:1 }]\n  steps: [{ id: s, request: a, note: x }, { id: s, request: a, note: z }]',
      'step',
      'spec.steps[1]',
    ],
  ])('of two of one id the second is told: %s', (spec, of, path) => {
    const { problems } = read(`  ${spec}`)
    expect(problems).toMatchObject([{ code: 'scenario', fault: 'same-id', of, path }])
  })

  it('hostile fields are problems, never exceptions', () => {
    const { lesson } = read(
      '  title: [x]\n  level: high\n  after: { a: b }\n  __proto__: { a: 1 }\n  requests: { a: 1 }\n  steps: [null, [], { id: {}, request: [] }]',
    )
    expect(lesson).toMatchObject({ id: 'first', title: 'first', level: null, after: [], requests: [], steps: [] })
  })
})
