import fc from 'fast-check'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import type { Repair } from '../../model'
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

describe('a comment that swallowed the object below it', () => {
  const joined = lines.map((line) => line.trim()).join(' ')
  it.each([
    ['alone', `# Source: shop/web.yaml ${joined}\n`, 1],
    ['behind a separator', `--- # Source: shop/web.yaml ${joined}\n`, 2],
    ['below a comment of its own', `# Licence: Apache\n# the shop ${joined}\n`, 2],
    ['up to a later line', `# the shop ${lines.slice(0, 4).join(' ')}\n${lines.slice(4).join('\n')}\n`, 1],
  ])('%s', (_name, text, line) => {
    const repaired = repair(text)
    expect(repaired && loadAll(repaired.text).filter(Boolean)).toEqual(objects)
    expect(repaired?.unsure).toMatchObject([{ line, reason: 'comment-end' }])
    expect(repaired?.causes).toEqual(['lost-line-breaks'])
  })

  it('in each of several documents', () => {
    const repaired = repair(`# Source: a ${joined} --- # Source: b ${joined}\n`)
    expect(repaired && loadAll(repaired.text)).toEqual([...objects, ...objects])
    expect(repaired?.unsure.map((place) => place.text)).toEqual(['# Source: a', '# Source: b'])
  })

  it.each([
    ['an object that somebody commented out', `# ${joined}\n`],
    ['one above a document of its own', `# as in apiVersion: v1 kind: Service metadata: …\n${sound}`],
  ])('is not %s', (_name, text) => expect(repair(text)).toBeNull())
})

describe('a document that nobody can rebuild', () => {
  const custom = 'apiVersion: a/v1 kind: Strange metadata: name: x spec: size: 3'
  const collapsed = collapse(sound, '').trimEnd()
  const left = (line: number, text = custom) => [{ line, text, reason: 'left-unread' }]

  it.each([
    ['before one that lost its line breaks', `${custom}\n---\n${collapsed}\n`, left(1), 'lost-line-breaks'],
    ['behind one that has tabs', `${sound.replace('  name', '\tname')}---\n${custom}\n`, left(9), 'tabs'],
    ['in one line with others', `${custom} --- ${lines.map((line) => line.trim()).join(' ')}\n`, left(1), 'lost-line-breaks'],
    [
      'without a separator',
      `${collapsed}\napiVersion: a/v1\nkind: Strange\nmetadata:name: x\n`,
      left(9, 'apiVersion: a/v1'),
      'lost-line-breaks',
    ],
    ['among marks before every line', `> ${lines.join('\n> ')}\n> ---\n> ${custom}\n`, left(9), 'quote-marks'],
  ])('loses no other: %s', (_name, text, unsure, cause) => {
    const repaired = repair(text)
    expect(repaired?.unsure).toEqual(unsure)
    expect(repaired?.causes).toEqual([cause])
    const documents = (repaired?.text ?? '').split(/^---\n/m).filter((document) => !/Strange/.test(document))
    expect(documents.map((document) => loadAll(document))).toEqual([objects])
    expect(repair(repaired?.text ?? '')).toBeNull()
  })

  it('stands as it did, to the letter', () => {
    const odd = `apiVersion: a/v1 kind: Strange\n\tmetadata: “x”: y`
    expect(repair(`${collapsed}\n---\n${odd}\n`)?.text.endsWith(`---\n${odd}\n`)).toBe(true)
  })

  it('is not said of a sound one', () => {
    const sane = 'apiVersion: a/v1\nkind: Strange\nspec:\n  “size”: 3\n'
    const repaired = repair(`${sane}---\n${sound.replace('  name', '\tname')}`)
    expect(repaired?.unsure).toEqual([])
    expect(repaired?.text.startsWith(sane)).toBe(true)
  })
})

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
    ['empty lines', `kind: Pod\n${'\n'.repeat(190_000)}x: y: z`],
    ['empty lines in a fence', `\`\`\`\nkind: Pod\n${'\n'.repeat(190_000)}x: y: z\n\`\`\`\n`],
    ['blanks', `kind: Pod metadata: name: x${' '.repeat(190_000)}--`],
    ['comments that swallowed', `# a apiVersion: v1 kind: Service metadata: name: web `.repeat(3000)],
    ['one word', `kind: Pod\nspec:${'containers'.repeat(9_000)}: x`],
    ['keys of maps', `kind: Pod\nspec:nodeSelector:${'app: x'.repeat(15_000)}`],
    ['documents', 'kind: Service\nmetadata:name: xtype: y\n---\n'.repeat(10_000)],
    ['prompts', '$ '.repeat(200_000)],
    ['numbers', '1 '.repeat(200_000)],
    ['quotation', `${'> '.repeat(200_000)}x`],
  ])('%s come to an end', { timeout: 20_000 }, (_name, text) => expect(() => repair(text)).not.toThrow())

  it('is never an exception, and what is repaired reads, but for documents that are named', () => {
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
        if (repaired !== null) expect(() => loadAll(withoutUnread(repaired))).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
})

/** The text without the documents that are left as they stood. */
function withoutUnread({ text, unsure }: Repair): string {
  const lines = text.split('\n')
  for (const { line, reason } of unsure) {
    if (reason !== 'left-unread') continue
    for (let at = line - 1; at < lines.length && !/^---(?:\s|$)/.test(lines[at] ?? ''); at++) lines[at] = ''
  }
  return lines.join('\n')
}
