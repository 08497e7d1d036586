import { describe, expect, it } from 'vitest'
import { objectOf } from './apiServer.testing'
import { Draft, pathText } from './draft'

const object = () => objectOf('Service', 'web', { spec: { ports: [{ port: 80 }, { port: 81 }], type: '' } })

describe('a draft', () => {
  it('gives back the same object where nothing was filled in', () => {
    const original = object()
    const draft = new Draft(original)
    draft.fillZero(['spec', 'ports', 0, 'port'], 1)
    draft.drop(['spec', 'nothing'])
    expect(draft.finish()).toBe(original)
  })

  it('copies what lies on the way and nothing else, and leaves the original as it is', () => {
    const original = object()
    const before = JSON.stringify(original.body)
    const draft = new Draft(original)
    draft.fill(['spec', 'ports', 1, 'protocol'], 'TCP')
    draft.fill(['spec', 'a', 'b'], 1)
    const after = draft.finish()
    expect(JSON.stringify(original.body)).toBe(before)
    expect(after.body).toMatchObject({ spec: { ports: [{ port: 80 }, { port: 81, protocol: 'TCP' }], a: { b: 1 } } })
    expect(draft.at(['spec', 'ports', 0])).toBe((original.body.spec as { ports: unknown[] }).ports[0])
    expect(after.body.metadata).toBe(original.body.metadata)
    expect([...after.filledIn]).toEqual(['spec.ports[1].protocol', 'spec.a.b'])
  })

  it('takes a zero value for absent in a plain field and not in an optional one', () => {
    const draft = new Draft(object())
    draft.fillAbsent(['spec', 'type'], 'optional')
    expect(draft.at(['spec', 'type'])).toBe('')
    draft.fillZero(['spec', 'type'], 'ClusterIP')
    expect(draft.at(['spec', 'type'])).toBe('ClusterIP')
  })

  it('finds nothing that every JavaScript object has by birth', () => {
    expect(new Draft(object()).at(['constructor', 'name'])).toBeNull()
  })

  it.each([
    [['spec', 'ports', 0, 'port'], 'spec.ports[0].port'],
    [['metadata', 'labels', 'a.b/c'], 'metadata.labels["a.b/c"]'],
  ])('the path of %j is %s', (steps, text) => {
    expect(pathText(steps)).toBe(text)
  })
})
