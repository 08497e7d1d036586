import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEngine, type Engine, loadText, unreadFields } from '../engine'
import type { KubeObject, TypedRequest } from '../engine/model'
import { treeOf, without } from './json/fieldTree'

const folders = ['e2e/corpus/manifests', 'src/samples']
const texts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${folder}/${name}`),
)

const trees = new Map(Object.entries(unreadFields).map(([kind, paths]) => [kind, treeOf([...unreadFields.always, ...paths])]))
const always = treeOf(unreadFields.always)

function asReceived(object: KubeObject): KubeObject {
  return { ...object, body: without(object.body, trees.get(object.ref.kind) ?? always) as KubeObject['body'] }
}

/** Two objects of one name that differ in what nobody reads are the same there. */
const sameNameTwice = 'SYS-04'
const findingsOf = (engine: Engine) => engine.findings().filter(({ code }) => code !== sameNameTwice)
const traceOf = (engine: Engine, request: TypedRequest) => {
  const answer = engine.trace(request)
  if (!answer.ok) return answer
  return { ...answer.trace, findings: answer.trace.findings.filter(({ code }) => code !== sameNameTwice) }
}

describe('fields that are left out of large files change no answer', () => {
  it.each(texts)('%s', (file) => {
    const name = file.split('/').at(-1) ?? file
    const { objects, problems, asked } = loadText({ name, text: readFileSync(file, 'utf8') })
    const whole = createEngine()
    const parts = createEngine()
    const told = parts.read([{ name, received: { objects: objects.map(asReceived), problems, asked } }])
    expect(told).toEqual(whole.read([{ name, received: { objects, problems, asked } }]))
    expect(findingsOf(parts)).toEqual(findingsOf(whole))
    const targets = whole.targets()
    expect(parts.targets()).toEqual(targets)
    for (const { from, to } of targets.slice(0, 50)) {
      const request = { from, to, choices: {}, at: null, proxy: null }
      expect(traceOf(parts, request)).toEqual(traceOf(whole, request))
    }
    const search = { text: 'a', limit: 50 }
    expect(parts.ask('search', search)).toEqual(whole.ask('search', search))
  })

  it('leaves out something of what the texts hold, in each kind that is named', () => {
    const all = texts.flatMap((file) => loadText({ name: file, text: readFileSync(file, 'utf8') }).objects)
    const changed = new Set(
      all.filter((object) => JSON.stringify(asReceived(object).body) !== JSON.stringify(object.body)).map(({ ref }) => ref.kind),
    )
    expect([...changed]).toEqual(expect.arrayContaining(['Deployment', 'DaemonSet', 'StatefulSet', 'Job', 'CustomResourceDefinition']))
  })
})
