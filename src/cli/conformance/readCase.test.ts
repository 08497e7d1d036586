import { describe, expect, it } from 'vitest'
import { readCase } from './readCase'
import { entriesOf } from './runCases'
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

  it('reads truth tables: flows, facts with cases or as one, requests and checks', () => {
    const names = (text: string) => entriesOf(readCase('a.yaml', text)).map((entry) => entry.name)
    expect(names('id: kube-proxy/a\nkind: flow\nrequests: [{ name: one }, { name: two }]\n')).toEqual(['one', 'two'])
    expect(names('id: a\nkind: iptables-rules\ntitle: the rules\n')).toEqual(['the rules'])
    expect(names('id: a\nkind: probabilities\ncases: [{ name: one }]\n')).toEqual(['one'])
    expect(names('id: dns/a\nrequests: [{ name: one }]\nchecks: [{ name: two }]\n')).toEqual(['one', 'two'])
  })

  it('takes real manifests from a file beside it, or from a part of one', () => {
    const read = (from: string) =>
      readCase('e2e/conformance/corpus/a.yaml', `id: corpus/a\nmanifestsFrom: ["../../corpus/manifests/${from}"]\n`)
    const files = (from: string) => {
      const file = read(from)
      return file.form === 'scenario' ? file.files.map(({ name, text }) => [name, text.match(/^kind: \w+/gm)?.length]) : []
    }
    expect(files('kong-examples.yaml')).toEqual([['kong-examples.yaml', 36]])
    expect(files('kong-examples.yaml#examples/ingress-')).toEqual([['kong-examples.yaml', 6]])
    expect(files('kong-examples.yaml#examples/ingress-http.yaml')).toEqual([['kong-examples.yaml', 3]])
    expect(() => read('kong-examples.yaml#nothing')).toThrow('no such part')
    expect(() => read('nothing.yaml')).toThrow('cannot be read')
  })

  it('refuses what is no case, and two entries of one name', () => {
    expect(() => readCase('a.yaml', 'a: 1')).toThrow('it has no id')
    expect(() => readCase('a.yaml', '- 1')).toThrow('no case file')
    expect(() => readCase('a.yaml', 'id: scenarios/a\nrequests: [{ name: one }, { name: one }]')).toThrow('two entries named "one"')
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
