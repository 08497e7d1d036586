import { describe, expect, it } from 'vitest'
import { closingLine, failureLine, runCases } from './runCases'

const right = `
id: scenarios/tiny
manifests:
  - { apiVersion: v1, kind: Node, metadata: { name: n1 }, status: { addresses: [{ type: InternalIP, address: 10.1.0.11 }] } }
requests:
  - { name: a port that nobody has, from: { external: client }, to: { ip: 10.1.0.11, port: 81, protocol: TCP }, expect: { verdict: rejected } }
`
const wrong = right.replace('verdict: rejected', 'verdict: delivered').replace('tiny', 'wrong')
const skip = (id: string, name = 'a port that nobody has') => ({ id, name, reason: 'known', upstream: null })
const run = (texts: readonly string[], skips: readonly ReturnType<typeof skip>[] = []) =>
  runCases(
    texts.map((text, index) => ({ name: `${index}.yaml`, text })),
    skips,
  )

describe('a run', () => {
  it('counts what passed and what failed, and says what differed', () => {
    const results = run([right, wrong])
    expect(closingLine(results)).toBe('1 passed, 1 failed, 0 skipped')
    expect(failureLine(results[1] ?? expect.fail())).toMatch(
      /^FAILED scenarios\/wrong \| a port that nobody has \| verdict: expected delivered, got rejected/,
    )
  })

  it('skips what the list names, while it fails', () => {
    expect(closingLine(run([right, wrong], [skip('scenarios/wrong')]))).toBe('1 passed, 0 failed, 1 skipped')
  })

  it('fails where a skipped entry passes, and where a skip matches nothing', () => {
    expect(closingLine(run([right], [skip('scenarios/tiny')]))).toBe('0 passed, 1 failed, 0 skipped')
    expect(closingLine(run([right], [skip('scenarios/gone')]))).toBe('1 passed, 1 failed, 0 skipped')
  })

  it('counts a file that cannot be read, or holds no request, as failed', () => {
    expect(closingLine(run(['a: [', 'id: scenarios/empty\nmanifests: []\nrequests: []']))).toBe('0 passed, 2 failed, 0 skipped')
  })

  it('counts every entry of a kind that is not modelled as failed', () => {
    expect(closingLine(run(['id: a\nkind: flow\nrequests: [{ name: one }, { name: two }]']))).toBe('0 passed, 2 failed, 0 skipped')
  })
})
