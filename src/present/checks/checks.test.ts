import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEngine, type Trace } from '../../engine'
import { plainHttp, type Seen, symptoms } from '../../engine/model'
import { languages } from '../../i18n'
import { messagesFor } from '../../i18n/messagesFor'
import { checksFor } from './checks'
import { shellWord } from './command'
import { proofOf } from './proof'
import { predictedSeen } from './seen'

const samples = readdirSync('src/samples').filter((file) => file.endsWith('.yaml'))

/** Every request that the samples ask, and one to each of their addresses. */
const traces: readonly Trace[] = samples.flatMap((file) => {
  const engine = createEngine()
  const { scenarios } = engine.read([{ name: file, text: readFileSync(`src/samples/${file}`, 'utf8') }])
  const requests = [...scenarios, ...engine.targets()].map(({ from, to, ...more }) => ({
    from,
    to,
    http: 'http' in more ? more.http : undefined,
  }))
  return requests.flatMap(({ from, to, http = plainHttp }) => {
    const answer = engine.trace({ from, to, http, choices: {}, at: null, proxy: null })
    return answer.ok ? [answer.trace] : []
  })
})
const delivered = traces.filter(({ ending }) => ending.verdict === 'delivered' && ending.endpoint.what === 'pod')
const codes = (trace: Trace, seen: Seen) => checksFor(trace, seen).map(({ code }) => code)

/** Whether sh can read a line, without running it. */
function parses(line: string): void {
  execFileSync('sh', ['-n', '-c', line])
}

describe('what to check where it fails anyway', () => {
  it('there are traces to ask', () => expect(delivered.length).toBeGreaterThan(40))

  it('a timeout in place of an answer gives at least four checks, and a refusal others in another order', () => {
    for (const trace of delivered) {
      expect(codes(trace, 'timeout').length, trace.service ?? '').toBeGreaterThanOrEqual(4)
      expect(codes(trace, 'refused').length).toBeGreaterThanOrEqual(3)
      expect(codes(trace, 'refused')).not.toEqual(codes(trace, 'timeout'))
      expect(codes(trace, 'refused')[0]).toBe('bound-to-loopback')
    }
  })

  it('names only what lies on the way', () => {
    const inside = delivered.find(
      ({ request, hops }) => request.from.kind === 'pod' && hops.every(({ component }) => component.place !== 'httpRouter'),
    )
    const outside = delivered.find(
      ({ request, hops }) => request.from.kind === 'external' && hops.some(({ component }) => component.place === 'loadBalancer'),
    )
    if (!inside || !outside) throw new Error('no such samples')
    expect(codes(inside, 'timeout')).not.toContain('security-group')
    expect(codes(inside, 'bad-gateway')).not.toContain('proxy-protocol')
    expect(codes(outside, 'timeout').slice(0, 2)).toEqual(['security-group', 'health-check'])
  })

  it('every command is one line that a shell can read', () => {
    const lines = traces.flatMap((trace) => [
      ...symptoms.flatMap((seen) => checksFor(trace, seen).map(({ command }) => command)),
      ...trace.hops.flatMap((hop) => proofOf(hop, trace)?.command ?? []),
    ])
    for (const line of new Set(lines)) {
      expect(line).not.toMatch(/\n/)
      parses(line)
    }
    expect(new Set(lines).size).toBeGreaterThan(150)
  })

  it('names of the input are words and nothing else', () => {
    for (const text of ["it's", '$(touch x)', '`id`', 'a;b', 'a b', '"', '', '-n', '*', 'a\nb'])
      expect(execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`]).toString()).toBe(text)
  })

  it('is said in every language, with its facts', () => {
    for (const language of languages) {
      const { checks } = messagesFor(language)
      const said = traces.flatMap((trace) => [
        ...symptoms.flatMap((seen) =>
          checksFor(trace, seen).flatMap(({ code, facts }) => [checks.cause[code](facts as never), checks.expected[code](facts as never)]),
        ),
        ...trace.hops.flatMap((hop) => {
          const proof = proofOf(hop, trace)
          return proof === null ? [] : [checks.proven[proof.code](proof.facts as never)]
        }),
      ])
      expect(said.length).toBeGreaterThan(500)
      // A list without members would leave a hole.
      for (const sentence of new Set(said)) expect(sentence).not.toMatch(/undefined|null|\[object| ,|[：:、 ]$/)
    }
  })
})

it.each([
  ['an answer', { verdict: 'delivered', status: null }, null],
  ['silence', { verdict: 'dropped', status: null }, 'timeout'],
  ['a reset', { verdict: 'rejected', status: null }, 'refused'],
  ['a router that has no backend', { verdict: 'rejected', status: 503 }, 'unavailable'],
  ['a router without a rule', { verdict: 'rejected', status: 404 }, 'not-found'],
  ['another status', { verdict: 'rejected', status: 421 }, null],
] as const)('%s is what the client should see', (_name, trace, seen) => expect(predictedSeen(trace)).toBe(seen))
