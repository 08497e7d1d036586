import { describe, expect, it } from 'vitest'
import { readCase } from './readCase'
import { readSkipList } from './skipList'

describe('reading a case file', () => {
  it('reads a scenario', () => {
    const file = readCase('a.yaml', 'id: scenarios/a\nmanifests: [{ kind: Pod }]\nrequests: [{ name: one, to: { host: a, port: 1 } }]\n')
    expect(file).toMatchObject({ form: 'scenario', id: 'scenarios/a', manifests: [{ kind: 'Pod' }], requests: [{ name: 'one' }] })
  })

  it('reads a sample: documents, and a Scenario object among them', () => {
    const file = readCase(
      'a.yaml',
      'kind: Pod\n---\napiVersion: hopscope/v1\nkind: Scenario\nmetadata: { name: a }\nspec: { requests: [{ name: { en: one, zh: 一 } }] }\n',
    )
    expect(file).toMatchObject({ form: 'scenario', id: 'samples/a', manifests: [{ kind: 'Pod' }], requests: [{ name: 'one' }] })
  })

  it('counts the entries of files that are not modelled', () => {
    const flow = readCase('a.yaml', 'id: kube-proxy/a\nkind: flow\nrequests: [{ name: one }, { name: two }]\n')
    expect(flow).toMatchObject({ form: 'unmodelled', reason: 'kind flow is not modelled', names: ['one', 'two'] })
    const facts = readCase('a.yaml', 'id: a\nkind: iptables-rules\ntitle: the rules\n')
    expect(facts).toMatchObject({ form: 'unmodelled', reason: 'kind iptables-rules is not modelled', names: ['the rules'] })
    const family = readCase('a.yaml', 'id: dns/a\nrequests: [{ name: one }]\nchecks: [{ name: two }]\n')
    expect(family).toMatchObject({ form: 'unmodelled', reason: 'family dns is not modelled', names: ['one', 'two'] })
  })

  it('refuses what is no case, and two entries of one name', () => {
    expect(() => readCase('a.yaml', 'a: 1')).toThrow('it has no id')
    expect(() => readCase('a.yaml', '- 1')).toThrow('no case file')
    expect(() => readCase('a.yaml', 'id: scenarios/a\nrequests: [{ name: one }, { name: one }]')).toThrow('two requests named "one"')
  })
})

describe('reading a skip file', () => {
  it('wants a reason for every entry', () => {
    expect(readSkipList('s.yaml', '')).toEqual([])
    expect(readSkipList('s.yaml', '- { id: a, name: b, reason: c, upstream: null }')).toEqual([
      { id: 'a', name: 'b', reason: 'c', upstream: null },
    ])
    expect(() => readSkipList('s.yaml', '- { id: a, name: b }')).toThrow('entry 1 needs id, name and reason')
    expect(() => readSkipList('s.yaml', 'id: a')).toThrow('no skip file')
  })
})
