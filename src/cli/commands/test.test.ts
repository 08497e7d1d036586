import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lessonHeadingOf } from '../../../scripts/samplesCatalogue'
import { answerFields } from '../../engine'
import { goalFields, questionFields, stepFields } from '../../engine/assemble/readers/scenario/steps'
import { lessons } from '../../lessons'
import { testIo } from '../io.testing'
import { run } from '../run'

const textOf = (id: string) => readFileSync(`src/lessons/${id}.yaml`, 'utf8')

async function tested(text: string, ...more: readonly string[]) {
  const { io, printed } = testIo({ stdin: new TextEncoder().encode(text) })
  const code = await run(['test', '-', ...more], io)
  return { code, out: printed.out, lines: printed.out.trimEnd().split('\n') }
}

const [question, repair] = ['node-port', 'selector-typo']

describe('hopscope test', () => {
  it.each(lessons.map(({ id }) => id))('the lesson %s holds', async (id) => {
    expect(await tested(textOf(id))).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ passed, 0 failed\n$/) })
  })

  it('plays what a folder holds, each file on its own', async () => {
    const { io, printed } = testIo()
    expect(await run(['test', 'src/lessons', 'src/samples'], io)).toBe(0)
    expect(printed.out).toMatch(/^\d\d+ passed, 0 failed\n$/)
  })

  it.each([
    [
      'an expectation',
      question,
      'endpoints: [web-1:8080]',
      'endpoints: [web-1:80]',
      '- id: from-outside',
      'node-port: request of from-outside: endpoints: expected',
    ],
    [
      'a hop',
      question,
      'hop: node/node1',
      'hop: node/node2',
      '- id: which-service-port',
      'hop of which-service-port: the way has no hop node/node2: it has client/client, node/node1, service/default/web',
    ],
    [
      'the answer of a trace',
      question,
      'choices: [30001, 80, 8080]',
      'choices: [30001, 8080]',
      '- id: which-service-port',
      'question of which-service-port: the answer is 80, and no choice says so',
    ],
    [
      'a choice that stands twice',
      question,
      'choices: [30001, 80, 8080]',
      'choices: [80, 80]',
      '- id: which-service-port',
      'question of which-service-port: the answer is 80, and several choices',
    ],
    [
      'a fact that is none',
      question,
      'field: destination.port',
      'field: reason',
      '- id: which-service-port',
      'question of which-service-port: the trace does not tell the answer: node/node1 has no reason',
    ],
    [
      'a lesson before',
      repair,
      'after: [node-port]',
      'after: [node-prot]',
      'apiVersion: hopscope/v1',
      'after: no lesson is named node-prot',
    ],
    [
      'a goal',
      repair,
      '        verdict: delivered\n',
      '        verdict: dropped\n',
      '- id: mend-it',
      'solution of mend-it: the solution does not reach the goal, its verdict differ',
    ],
    [
      'an end',
      repair,
      '["<pod:shop>:8080", "<pod:shop>:8080"]',
      '["<pod:shop>:8080"]',
      '- id: mend-it',
      'solution of mend-it: the solution does not reach the goal, its endpoints differ',
    ],
    ['a break', repair, 'app: shp', 'app: shop', '- id: mend-it', 'goal of mend-it: the goal is reached before anything is mended'],
    [
      'a solution',
      repair,
      'spec.selector.app: shop',
      'spec.selector.app: shpo',
      '- id: mend-it',
      'solution of mend-it: the solution does not reach the goal, its verdict and endpoints differ: it comes to rejected (no-endpoints), endpoints none',
    ],
    [
      'an object',
      repair,
      'object: Service/shop',
      'object: Service/shp',
      '- id: mend-it',
      'solution of mend-it: the solution cannot be played: No object is named “Service/shp”',
    ],
    ['no solution', repair, / {6}solution:\n[\s\S]*$/, '', '- id: mend-it', 'solution of mend-it: the goal has no solution'],
    [
      'a sender',
      repair,
      'pod: default/visitor',
      'pod: default/visitors',
      '- id: by-name',
      'request of by-name: The sender “default/visitors” is not in the input',
    ],
    ['a field', repair, 'explain:', 'explian:', 'explian:', 'spec.steps[0].explian: No field is named “explian” here'],
    [
      'a request',
      repair,
      'request: by-name\n      note',
      'request: by-nam\n      note',
      'request: by-nam\n',
      'spec.steps[0].request: The step sends request “by-nam”',
    ],
    ['the YAML', repair, 'replicas: 2', 'replicas: [2', 'replicas: [2', ''],
  ])('tells of %s that does not hold, in one line with its place', async (_name, id, was, is, place, told) => {
    const text = textOf(id)
    const broken = text.replace(was, is)
    expect(broken).not.toBe(text)
    const { code, lines } = await tested(broken)
    expect(code).toBe(1)
    const line = broken.slice(0, broken.indexOf(place)).split('\n').length
    const found = lines.find((each) => each.includes(told) && each.startsWith('-:'))
    expect(found, lines.join('\n')).toMatch(new RegExp(`^-:${line}: `))
    expect(lines.at(-1)).toMatch(/^\d+ passed, [1-9]\d* failed$/)
  })

  it('plays a Scenario through the files that hold none', async () => {
    const { io, printed } = testIo()
    expect(await run(['test', 'examples/ci/deploy'], io)).toBe(0)
    expect(printed.out).toMatch(/^[1-9]\d* passed, 0 failed\n$/)
    expect(await run(['test', 'examples/ci/deploy/shop.hopscope.yaml'], io)).toBe(1)
    expect(printed.out).toContain('is not in the input')
  })

  it('a file that was named and holds no Scenario fails', async () => {
    const { code, out } = await tested('apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n')
    expect([code, out]).toEqual([1, expect.stringMatching(/^-: no hopscope\/v1 Scenario stands in it.*\n0 passed, 1 failed\n$/)])
  })

  it('as JSON', async () => {
    const { code, out } = await tested(textOf(repair).replace('app: shp', 'app: shop'), '-o', 'json')
    const lineOf = (place: string) =>
      textOf(repair)
        .split('\n')
        .findIndex((line) => line.includes(place)) + 1
    const { results, ...counts } = JSON.parse(out)
    expect(code).toBe(1)
    expect(counts).toEqual({ version: 1, passed: results.length - counts.failed, failed: counts.failed })
    expect(results).toContainEqual({
      file: '-',
      line: lineOf('- id: mend-it'),
      lesson: repair,
      checked: 'goal',
      part: 'mend-it',
      fault: expect.stringContaining('reached before'),
    })
    expect(results).toContainEqual({
      file: '-',
      line: lineOf('apiVersion: hopscope/v1'),
      lesson: repair,
      checked: 'after',
      part: null,
      fault: null,
    })
  })
})

describe('the page that says how to write a lesson', () => {
  const page = readFileSync('src/lessons/README.md', 'utf8')
  const blocks = [...page.matchAll(/^ {3}```yaml\n([\s\S]*?)^ {3}```/gm)].map(([, block = '']) => block.replace(/^ {3}/gm, ''))
  const [manifests = ''] = textOf(repair).split('---\napiVersion: hopscope/v1')

  it('has an example that holds', async () => {
    expect(blocks).toHaveLength(2)
    expect(await tested(`${manifests}---\n${blocks.join('')}`)).toMatchObject({ code: 0, out: '7 passed, 0 failed\n' })
  })

  it('shows what the test says of a slip', async () => {
    const { lines } = await tested(
      `${manifests}---\n${blocks.join('').replace('hop: client/default/visitor', 'hop: client/default/visitors')}`,
    )
    const [, shown = ''] = /^ {3}my-lesson.yaml:\d+: (my-lesson: hop .*)$/m.exec(page) ?? []
    expect(lines[0]?.replace(/^-:\d+: /, '')).toBe(shown)
  })

  it.each([
    ['step', stepFields],
    ['question', questionFields],
    ['goal', goalFields],
    ['answer', answerFields],
  ])('names every field of a %s', (_of, fields) => {
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([])
  })
})

it('the course lists every lesson as its file says, each behind what comes before it', async () => {
  for (const [index, { load, ...heading }] of lessons.entries()) {
    const text = textOf(heading.id)
    expect(heading).toEqual(lessonHeadingOf(heading.id, text))
    expect(await load()).toBe(text)
    expect(heading.after.filter((id) => lessons.findIndex((lesson) => lesson.id === id) >= index)).toEqual([])
  }
})
