import { describe, expect, it } from 'vitest'
import type { ObjectEdit } from '../../model'
import { varied } from './vary'

const text = `# The web
apiVersion: v1
kind: Service
metadata:
  name: web # its name
spec:
  selector: { app: web }
  ports:
    - port: 80 # of the Service
      targetPort: 8080
---
# Nobody else reads this.
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: stall }
`
const files = [
  { name: 'a.yaml', text },
  { name: 'b.json', text: '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"one"},"data":{"a":"b"}}\n' },
]

function edited(edit: Partial<ObjectEdit>, without: readonly string[] = []) {
  const edits = edit.object === undefined ? [] : [{ object: edit.object, set: edit.set ?? {}, remove: edit.remove ?? [] }]
  return varied(files, { without, edits })
}

describe('texts that are varied', () => {
  it.each<[string, Partial<ObjectEdit>, string, string]>([
    ['a value', { object: 'Service/web', set: { 'spec.ports[0].port': 81 } }, 'port: 80 # of', 'port: 81 # of'],
    ['a field that is not there', { object: 'Service/web', set: { 'spec.type': 'NodePort' } }, '8080\n', '8080\n  type: NodePort\n'],
    [
      'a field whose map is not there',
      { object: 'Service/web', set: { 'metadata.labels["a.b/c"]': 'd' } },
      '# its name\n',
      '# its name\n  labels:\n    a.b/c: d\n',
    ],
    ['an item behind the last', { object: 'Service/web', set: { 'spec.ports[1].port': 81 } }, '8080\n', '8080\n    - port: 81\n'],
    ['a field that goes', { object: 'Service/web', remove: ['spec.selector'] }, '  selector: { app: web }\n', ''],
    ['an object by namespace', { object: 'Pod/shop/web', set: { 'metadata.labels.app': 'x' } }, 'app: web } }\n---', 'app: x } }\n---'],
  ])('%s: the least of the text changes', (_name, edit, was, is) => {
    expect(text).toContain(was)
    expect(edited(edit)).toEqual({ ok: true, files: [{ name: 'a.yaml', text: text.replace(was, is) }, files[1]] })
  })

  it('a list in the place of another: the object is written anew', () => {
    expect(edited({ object: 'Service/web', set: { 'spec.ports': [{ port: 1 }] } })).toMatchObject({
      files: [{ text: expect.stringContaining('  selector:\n    app: web\n  ports:\n    - port: 1\n---\n# Nobody') }, {}],
    })
  })

  it('JSON stays JSON', () => {
    const done = edited({ object: 'ConfigMap/one', set: { data: { c: 'd' } } })
    expect(JSON.parse(done.ok ? (done.files[1]?.text ?? '') : '')).toMatchObject({ metadata: { name: 'one' }, data: { c: 'd' } })
  })

  it('an object that is left out takes its document along, and a file that holds no other', () => {
    const done = edited({}, ['Pod/shop/web', 'ConfigMap/one'])
    const [first, , last] = text.split(/^(?=---\n)/m)
    expect(done).toEqual({ ok: true, files: [{ name: 'a.yaml', text: `${first}${last}` }] })
  })

  it('changes follow one another', () => {
    const set = { 'spec.a.b': 1, 'spec.a.c': 2, 'spec.list[0]': 'x', 'spec.list[1]': 'z' }
    expect(edited({ object: 'Service/web', set })).toMatchObject({
      files: [{ text: expect.stringMatching(/ {2}a:\n {4}b: 1\n {4}c: 2\n {2}list:\n {4}- x\n {4}- z\n/) }, {}],
    })
  })

  it.each<[Partial<ObjectEdit>, readonly string[], object]>([
    [{}, ['Pod/none'], { code: 'no-such-object', object: 'Pod/none' }],
    [{}, ['Pod/web'], { code: 'several-objects', object: 'Pod/web' }],
    [{ object: 'Pod', set: { a: 1 } }, [], { code: 'no-such-object', object: 'Pod' }],
    [{ object: 'Pod/a/b/c', set: { a: 1 } }, [], { code: 'no-such-object', object: 'Pod/a/b/c' }],
    [{ object: 'Service/web', remove: ['spec.type'] }, [], { code: 'nothing-to-remove', object: 'Service/web', path: 'spec.type' }],
    [{ object: 'Service/web', set: { 'a[': 1 } }, [], { code: 'path-not-understood', object: 'Service/web', path: 'a[' }],
    [{ object: 'Service/web', set: { '': 1 } }, [], { code: 'path-not-understood', object: 'Service/web', path: '' }],
  ])('%j without %j is told', (edit, without, fault) => {
    expect(edited(edit, without)).toEqual({ ok: false, fault })
  })

  it('one object of a List cannot be left out of its text', () => {
    const item = (name: string) => `- { apiVersion: v1, kind: Pod, metadata: { name: ${name} } }\n`
    const list = [{ name: 'l.yaml', text: `apiVersion: v1\nkind: List\nitems:\n${item('a')}${item('b')}` }]
    expect(varied(list, { without: ['Pod/a'], edits: [] })).toEqual({ ok: false, fault: { code: 'not-editable', object: 'Pod/a' } })
  })
})
