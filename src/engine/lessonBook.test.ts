import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { answerOf, coverOf, hopOfStep, isRight, shortOfGoal } from './lessons'
import type { Hop, Lesson, LessonPart, LessonStep, Trace } from './model'
import { createEngine } from './pipeline'

const textOf = (id: string) => readFileSync(`src/lessons/${id}.yaml`, 'utf8')
const engine = createEngine()

function open(text: string) {
  const book = engine.lessons([{ name: 'lesson.yaml', text }])
  return { ...book, lesson: book.lessons[0] ?? expect.fail('there is no lesson') }
}

function play(text: string, part: LessonPart) {
  const { files, lesson } = open(text)
  const input = engine.lessonInput(files, lesson, part)
  if (!input.ok) return expect.fail(JSON.stringify(input.fault))
  engine.read(input.files)
  const [request] = input.requests
  const answer = request && engine.trace(request)
  return { ...input, trace: answer?.ok ? answer.trace : expect.fail(JSON.stringify(answer)), names: engine.placeNames() }
}

function stepOf<K extends LessonStep['kind']>(lesson: Lesson, id: string, kind: K): Extract<LessonStep, { kind: K }> {
  const step = lesson.steps.find((each) => each.id === id)
  return step?.kind === kind ? (step as Extract<LessonStep, { kind: K }>) : expect.fail(`${id} is no ${kind}`)
}

const nodePort = textOf('node-port')
const repair = textOf('selector-typo')

describe('the book of a lesson', () => {
  it('has the manifests without the Scenario, which holds the answers', () => {
    const { files, lesson, problems } = open(nodePort)
    expect(problems).toEqual([])
    expect(lesson.steps.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'note the-client-sends',
      'question which-service-port',
      'question which-pod-port',
      'note on-the-wire',
    ])
    expect(nodePort).toContain(files[0]?.text ?? 'nothing')
    expect(files[0]?.text).not.toMatch(/Scenario|solution|answer/)
    expect(files[0]?.text.match(/^kind:/gm)).toHaveLength(3)
  })

  it.each([
    ['a Scenario that stands first', (text: string) => `${text.split(/^---\n/m).at(-1)}---\n${text.split(/^---\n/m)[0]}`],
    ['a Scenario alone', (text: string) => text.split(/^---\n/m).at(-1) ?? ''],
  ])('takes out %s', (_name, of) => {
    const { files, lessons } = open(of(nodePort))
    expect(lessons).toHaveLength(1)
    expect(files.map(({ text }) => text).join()).not.toContain('Scenario')
  })
})

describe('what a part of a lesson sends', () => {
  it('a step begins with the manifests, and a solution is an edit of their text', () => {
    const before = play(repair, { step: 'mend-it' })
    const after = play(repair, { step: 'mend-it', solved: true })
    expect(before.trace.verdict).toBe('rejected')
    expect(after.trace.verdict).toBe('delivered')
    expect(after.files).toEqual(before.files.map((file) => ({ ...file, text: file.text.replace('app: shp', 'app: shop') })))
  })

  it('a step varies manifests and settings on top of its request', () => {
    const text = `${nodePort}`.replace(
      '  steps:\n',
      `  steps:
    - id: varied
      request: from-outside
      edit: { object: Service/web, set: { "spec.ports[0].port": 81 } }
      without: [Pod/web-1]
      proxy: { mode: nftables }
      note: Nobody is there
`,
    )
    const { files, requests, trace } = play(text, { step: 'varied' })
    expect(requests[0]?.proxy).toBe('mode=nftables')
    expect(files[0]?.text).toContain('- port: 81')
    expect(files[0]?.text).not.toContain('web-1')
    expect(trace.verdict).not.toBe('delivered')
  })

  it.each([
    [{ step: 'no-such-step' }, { code: 'no-such-part', part: 'no-such-step' }],
    [{ request: 'no-such-request' }, { code: 'no-such-part', part: 'no-such-request' }],
  ] as const)('%j is told', (part, fault) => {
    const { files, lesson } = open(nodePort)
    expect(engine.lessonInput(files, lesson, part)).toEqual({ ok: false, fault })
  })

  it('a request to every node is one for each', () => {
    const text = nodePort
      .replace('ip: 192.168.1.100', 'ip: <node:any>')
      .replace(
        '---\n',
        '---\napiVersion: v1\nkind: Node\nmetadata: { name: node2 }\nstatus: { addresses: [{ type: InternalIP, address: "fd00::2" }] }\n---\n',
      )
    expect(play(text, { request: 'from-outside' }).requests.map(({ to }) => to)).toEqual(['192.168.1.100:30001', '[fd00::2]:30001'])
  })
})

describe('a question', () => {
  const { lesson } = open(nodePort)
  const { trace } = play(nodePort, { step: 'which-pod-port' })

  it.each([
    ['which-service-port', 80],
    ['which-pod-port', 8080],
  ])('%s is answered by the trace: %s', (id, answer) => {
    expect(answerOf(stepOf(lesson, id, 'question'), trace)?.answer).toBe(answer)
  })

  it('covers the hop that it asks about, and all behind it', () => {
    const cover = coverOf(stepOf(lesson, 'which-service-port', 'question'), trace)
    expect(cover?.shown.map(({ id }) => id)).toEqual(['client/client'])
    expect(cover?.asked?.id).toBe('node/node1')
    expect(coverOf(stepOf(lesson, 'on-the-wire', 'note'), trace)).toBeNull()
  })

  it('about the whole way covers all of it', () => {
    const { lesson: other } = open(repair)
    const { trace: way } = play(repair, { step: 'will-it-arrive' })
    expect(coverOf(stepOf(other, 'will-it-arrive', 'question'), way)).toEqual({ shown: [], asked: null })
    expect(answerOf(stepOf(other, 'will-it-arrive', 'question'), way)?.answer).toBe('rejected')
  })

  it('follows an edit of the manifests', () => {
    const { trace: other } = play(nodePort.replace('targetPort: 8080', 'targetPort: 9090'), { step: 'which-pod-port' })
    expect(answerOf(stepOf(lesson, 'which-pod-port', 'question'), other)?.answer).toBe(9090)
  })

  const asked = (field: string, hop = 'node/node1', view = 'concept'): Extract<LessonStep, { kind: 'question' }> => ({
    ...stepOf(lesson, 'which-pod-port', 'question'),
    hop,
    question: { ask: '?', choices: [], answer: { kind: 'field', field, view } as never },
  })

  it.each([
    ['verdict', 'node/node1', 'concept', 'delivered', []],
    ['reason', 'node/node1', 'concept', null, []],
    ['service', 'node/node1', 'concept', 'default/web', []],
    ['node', 'node/node1', 'concept', 'node1', []],
    ['node', 'client/client', 'concept', null, []],
    ['endpoint', 'node/node1', 'concept', '10.244.1.2:8080', []],
    ['source.port', 'client/client', 'concept', 'any', []],
    ['source.address', 'client/client', 'concept', '203.0.113.1', ['client']],
    ['destination.address', 'node/node1', 'wire', '10.244.1.2', []],
    ['destination.address', 'service/default/web', 'wire', null, []],
    ['destination.port', 'node/no-such-node', 'concept', null, []],
  ])('%s at %s, %s: %s', (field, hop, view, answer, alsoRight) => {
    const computed = answerOf(asked(field, hop, view), trace)
    expect(computed).toEqual(answer === null ? null : { answer, alsoRight })
  })

  it.each([
    [8080, ' 8080 ', true],
    [8080, '８０８０', true],
    [8080, '08080', true],
    [8080, '80', false],
    [8080, '', false],
    ['delivered', 'Delivered', true],
    ['10.0.0.1:80', '10.0.0.1：80', true],
    ['2001:db8::1', '2001:DB8:0::1', true],
    ['10.0.0.1', '10.0.0.10', false],
    ['any', 'any', true],
    [{ en: 'the node', zh: '节点' }, '节点', true],
    [{ en: 'the node', zh: '节点' }, 'The  node', true],
    [true, 'true', true],
  ])('%j, given “%s”: %s', (answer, given, right) => {
    expect(isRight({ answer, alsoRight: [] }, given)).toBe(right)
  })

  it('takes the name of who has the address', () => {
    expect(isRight({ answer: '203.0.113.1', alsoRight: ['client'] }, 'Client')).toBe(true)
  })
})

describe('a repair', () => {
  const step = stepOf(open(repair).lesson, 'mend-it', 'repair')
  const solved = play(repair, { step: 'mend-it', solved: true })
  const goal = (endpoints: readonly string[] | null) => ({ ...step.goal, endpoints })

  it('is not reached before its solution, and by it', () => {
    const before = play(repair, { step: 'mend-it' })
    expect(shortOfGoal(step.goal, before.trace, before.names)).toEqual(['verdict', 'endpoints'])
    expect(shortOfGoal(step.goal, solved.trace, solved.names)).toEqual([])
  })

  const [first = '', second = ''] = solved.trace.endpoints
  const [pod] = solved.names.pods.filter(({ addresses }) => addresses.includes(first.replace(/:\d+$/, '')))
  it.each([
    ['the endpoints in any order', [second, first], true],
    ['a Pod by its name', [`${pod?.name}:8080`, second], true],
    ['one too few', [first], false],
    ['one too many', [first, second, '10.0.0.9:8080'], false],
    ['the same Pod twice', [first, first], false],
    ['another port', [first, second.replace('8080', '80')], false],
    ['any endpoints', null, true],
  ])('%s: %s', (_name, endpoints, reached) => {
    expect(shortOfGoal(goal(endpoints), solved.trace, solved.names).length === 0).toBe(reached)
  })
})

describe('a hop that is added', () => {
  const { lesson } = open(nodePort)
  const { trace } = play(nodePort, { step: 'which-pod-port' })
  const places = (of: Pick<Trace, 'hops'>) =>
    lesson.steps.map((step) => {
      const at = hopOfStep(step, of)
      return typeof at === 'number' ? of.hops[at]?.id : at
    })

  it.each([...trace.hops.keys(), trace.hops.length])('at place %i moves no step', (at) => {
    const added: Hop = { ...(trace.hops[0] ?? expect.fail('there are no hops')), id: 'node/added' }
    const longer = { ...trace, hops: trace.hops.toSpliced(at, 0, added) }
    expect(places(longer)).toEqual(lesson.steps.map(({ hop }) => hop))
    expect(places(longer)).toEqual(places(trace))
    for (const step of lesson.steps) if (step.kind === 'question') expect(answerOf(step, longer)).toEqual(answerOf(step, trace))
  })

  it('in front of the cluster moves no step: the same notes behind a load balancer', () => {
    const behind = `${nodePort}---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec: { addresses: [192.168.1.1], listeners: [{ port: 80, protocol: TCP, backends: [{ nodePort: 30001 }] }] }
`.replace('ip: 192.168.1.100\n        port: 30001', 'ip: 192.168.1.1\n        port: 80')
    const { trace: longer } = play(behind, { step: 'which-pod-port' })
    expect(longer.hops).toHaveLength(trace.hops.length + 1)
    expect(places(longer)).toEqual(lesson.steps.map(({ hop }) => hop))
  })

  it('that goes is told', () => {
    expect(places({ hops: trace.hops.slice(0, 2) })).toEqual(['client/client', 'node/node1', null, null])
  })
})
