import { describe, expect, it } from 'vitest'
import { manifestsFor } from './applyEdit'

const service = { kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }, { port: 81 }] } }
const other = { kind: 'Service', metadata: { name: 'web', namespace: 'other' }, spec: {} }
const pod = { kind: 'Pod', metadata: { name: 'web', labels: { 'a.b/c': 'd' } } }

describe('the manifests of one request', () => {
  it('leaves objects out', () => {
    expect(manifestsFor([service, pod], { without: ['Pod/web'] })).toEqual([service])
    expect(manifestsFor([service, other], { without: ['Service/other/web'] })).toEqual([service])
  })

  it('sets fields, and makes what is not there on the way', () => {
    const [changed] = manifestsFor([service], { edit: { object: 'Service/web', set: { 'spec.ports[1].port': 9, 'status.a.b': 1 } } })
    expect(changed).toEqual({ ...service, spec: { ...service.spec, ports: [{ port: 80 }, { port: 9 }] }, status: { a: { b: 1 } } })
    expect(service.spec.ports[1]).toEqual({ port: 81 })
  })

  it('removes fields, list entries and keys that hold dots', () => {
    const remove = (object: string, path: string) => manifestsFor([service, pod], { edit: { object, remove: [path] } })
    expect(remove('Service/web', 'spec.selector')[0]).toEqual({ ...service, spec: { ports: service.spec.ports } })
    expect(remove('Service/web', 'spec.ports[0]')[0]).toEqual({ ...service, spec: { ...service.spec, ports: [{ port: 81 }] } })
    expect(remove('Pod/web', 'metadata.labels["a.b/c"]')[1]).toEqual({ kind: 'Pod', metadata: { name: 'web', labels: {} } })
  })

  it('says what cannot be done, and never does nothing quietly', () => {
    const edit = (change: object) => () => manifestsFor([service, other, pod], { edit: change })
    expect(edit({ object: 'Service/nobody' })).toThrow('no object is named Service/nobody')
    expect(edit({ object: 'Service/web' })).toThrow('more than one object is named Service/web')
    expect(edit({ object: 'Pod/web', remove: ['spec.nodeName'] })).toThrow('nothing to remove at spec.nodeName')
    expect(edit({ object: 'Pod/web', add: {} })).toThrow('not known: add')
    expect(edit({ object: 'Pod/web', set: { 'a[': 1 } })).toThrow('cannot be read')
  })
})
