import fc from 'fast-check'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { collapse } from './damage.testing'
import { repair } from './repair'

const sound = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
`
const objects = loadAll(sound)
const lines = sound.trimEnd().split('\n')

describe('what a copy does to lines', () => {
  const damaged: readonly (readonly [string, string, readonly string[]])[] = [
    ['tabs', sound.replaceAll('  ', '\t'), ['tabs']],
    ['curly quotes', sound.replace('name: web', 'name: “web”').replace('port: 80', 'name: “a: b”\n      port: 80'), []],
    ['no-break spaces', sound.replaceAll('  ', '\u00a0\u00a0'), ['odd-spaces']],
    ['full-width colons', sound.replace('kind: ', 'kind：'), ['full-width-colons']],
    ['prompts', `root@node1:~# cat web.yaml\n${sound}root@node1:~# kubectl get svc\n`, ['prompts']],
    ['a dollar prompt', `$ cat web.yaml\n${sound}`, ['prompts']],
    ['marks of a difference', lines.map((line) => `+${line}\n`).join(''), ['diff-marks']],
    ['line numbers', lines.map((line, i) => `${String(i + 1).padStart(3)} ${line}\n`).join(''), ['line-numbers']],
    ['line numbers with a bar', lines.map((line, i) => `${i + 1} | ${line}\n`).join(''), ['line-numbers']],
    ['marks of a quotation', lines.map((line) => `> ${line}\n`).join(''), ['quote-marks']],
    ['Markdown around', `Here it is: try this\n\n\`\`\`yaml\n${sound}\`\`\`\nHope: it helps: a lot\n`, ['surrounding-text']],
    ['a heredoc', `kubectl apply -f - <<EOF\n${sound}EOF\n`, ['surrounding-text']],
    ['lost indentation', `${lines.map((line) => line.trim()).join('\n')}\n`, ['lost-indentation']],
    ['lost line breaks', collapse(sound, ''), ['lost-line-breaks']],
    [
      'both kinds at once',
      lines.map((line, i) => `${i + 1}: ${line.replace(/^ +/, (indent) => indent.replaceAll('  ', '\t'))}\n`).join(''),
      [],
    ],
  ]

  it.each(damaged.filter(([, , causes]) => causes.length > 0))('%s', (_name, text, causes) => {
    const repaired = repair(text)
    expect(repaired?.causes).toEqual(causes)
    expect(repaired && loadAll(repaired.text)).toEqual(objects)
  })

  it('takes off two kinds of damage', () => {
    const text = damaged.at(-1)?.[1] ?? ''
    expect(repair(text)?.causes).toEqual(['line-numbers', 'tabs'])
  })

  it('names the lines that it changed', () => {
    expect(repair(sound.replace('  name', '\tname'))?.changed).toEqual([4])
  })

  it('reads Windows line ends in a collapsed text', () => {
    expect(loadAll(repair(collapse(sound, '').replaceAll('\n', '\r\n'))?.text ?? '')).toEqual(objects)
  })
})

it.each([
  ['a sound text', sound],
  ['nothing', ''],
  ['a template that was not rendered', 'apiVersion: v1\nkind: Service\nmetadata:name: {{ .Values.name }}\nspec:type: ClusterIP\n'],
  ['a kind without known fields', 'apiVersion: a/v1\nkind: Strange\nmetadata:name: xlabels:a: b\n'],
  ['prose', 'Dear all: this is: not a manifest\nBye: now: then\n'],
])('has no answer for %s', (_name, text) => expect(repair(text)).toBeNull())

it('changes only the document that is damaged', () => {
  const text = `# first\n${sound}---\n${collapse(sound, ' ').replace('web', 'db')}---\n${sound}`
  const repaired = repair(text)?.text ?? ''
  expect(repaired.startsWith(`# first\n${sound}---\n`)).toBe(true)
  expect(repaired.endsWith(`---\n${sound}`)).toBe(true)
  expect(loadAll(repaired)).toHaveLength(3)
})

it('marks a label whose key was glued to the value before, and keeps one that it cannot part', () => {
  const labelled = (labels: string) => `apiVersion: v1\nkind: Service\nmetadata:name: weblabels:${labels}\nspec:type: ClusterIP\n`
  const known = repair(labelled('app: shoptier: front'))
  expect(known?.text).toContain('    app: shop\n    tier: front\n')
  expect(known?.unsure).toMatchObject([{ text: 'tier: front', reason: 'own-key' }])
  const unknown = repair(labelled('app: shopcolour: red'))
  expect(unknown?.text).toContain('    app: "shopcolour: red"\n')
  expect(unknown?.unsure).toMatchObject([{ reason: 'own-key' }])
})

it('puts back the colon of a name', () => {
  const repaired = repair('apiVersion: v1\nkind: Service\nmetadata: name web \nspec: type: ClusterIP\n')
  expect(repaired?.text).toContain('metadata:\n  name: web\n')
  expect(repaired?.unsure).toMatchObject([{ text: 'name: web', reason: 'added' }])
})

describe('hostile text', () => {
  it.each([
    ['keys without end', `kind: Service\nmetadata:${'name: x'.repeat(20_000)}`],
    ['dashes without end', `kind: Pod\nspec:containers:${'- '.repeat(100_000)}`],
    ['colons without end', `kind: Pod\nspec:${':'.repeat(200_000)}`],
    ['brackets without end', `kind: Pod\nspec:containers:${'- {'.repeat(30_000)}`],
    ['hashes without end', `kind: Pod\nspec:${'#name: a'.repeat(12_000)}`],
    ['a row of hashes above a document', `${'#'.repeat(98)}\n# a\n${'#'.repeat(98)}\nkind: Service\nmetadata:\n  name: \0x\n`],
    ['one word', `kind: Pod\nspec:${'containers'.repeat(9_000)}: x`],
    ['keys of maps', `kind: Pod\nspec:nodeSelector:${'app: x'.repeat(15_000)}`],
    ['documents', 'kind: Service\nmetadata:name: xtype: y\n---\n'.repeat(10_000)],
    ['prompts', '$ '.repeat(200_000)],
    ['numbers', '1 '.repeat(200_000)],
    ['quotation', `${'> '.repeat(200_000)}x`],
  ])('%s ends soon', (_name, text) => {
    const begin = performance.now()
    expect(() => repair(text)).not.toThrow()
    expect(performance.now() - begin).toBeLessThan(4000)
  })

  it('is never an exception, and what is repaired reads', () => {
    const piece = fc.constantFrom(
      'metadata:',
      'name: ',
      'spec:',
      '- ',
      'ports:',
      'port: 80',
      'x',
      '\n',
      ' ',
      '#',
      '"',
      '{',
      '---\n',
      'kind: Service',
      'labels:',
      ': ',
      '|',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const repaired = repair(pieces.join(''))
        if (repaired !== null) expect(() => loadAll(repaired.text)).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
})
