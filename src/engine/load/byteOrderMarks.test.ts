import { expect, test } from 'vitest'
import { withoutInnerMarks } from './byteOrderMarks'
import { load } from './load'
import { redactText } from './redact/redactText'

const object = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n`
const names = (text: string) => {
  const { objects, problems } = load([{ name: 'a.yaml', text }])
  expect(problems).toEqual([])
  return objects.map(({ ref }) => ref.name)
}

test.each<[string, string]>([
  ['a mark before the dashes', `${object('a')}\uFEFF---\n${object('b')}`],
  ['a mark behind the dashes', `${object('a')}---\n\uFEFF${object('b')}`],
  ['a mark behind dashes with a comment', `${object('a')}--- # b\r\n\uFEFF${object('b')}`],
  ['comments and blank lines between', `${object('a')}---\n\n# b\n\n\uFEFF${object('b')}`],
  ['a comment behind the mark', `${object('a')}---\n\uFEFF# b\n${object('b')}`],
  ['marks before and behind', `\uFEFF---\n\uFEFF${object('a')}\uFEFF---\n\uFEFF${object('b')}`],
  ['JSON behind the mark', `${object('a')}---\n\uFEFF{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "b"}}\n`],
])('joined files, each with its mark: %s', (_, text) => {
  expect(names(text)).toEqual(['a', 'b'])
})

test('one bad document loses no other, whatever marks stand between', () => {
  const { objects } = load([{ name: 'a.yaml', text: `a: [\n\uFEFF---\n${object('b')}---\n\uFEFFa: [\n---\n\uFEFF${object('c')}` }])
  expect(objects.map(({ ref }) => ref.name)).toEqual(['b', 'c'])
})

test('a place behind a mark is its own', () => {
  const [, second] = load([{ name: 'a.yaml', text: `${object('a')}---\n\uFEFF${object('b')}` }]).objects
  expect([second?.source.line, second?.source.locate('kind')?.line, second?.source.locate('metadata.name')?.line]).toEqual([5, 6, 7])
})

test('a mark that begins no document stays a letter', () => {
  for (const text of ['a: \uFEFFb\n', 'a: 1\n\uFEFFb: 1\n', 'a: |\n  x\n\uFEFF---x\n', '---\na\n\uFEFF'])
    expect(withoutInnerMarks(text)).toBe(text)
})

test('a key that begins with a mark is named with its line, and throws nothing', () => {
  expect(load([{ name: 'a.yaml', text: 'a: 1\n---\nb: 1\n---\n# c\nx: 1\n\uFEFFkind: Pod\n' }]).problems.map(({ line }) => line)).toEqual([
    1, 3, 6,
  ])
  expect(load([{ name: 'a.yaml', text: '\n\uFEFFkind: Pod\n' }]).problems).toMatchObject([{ code: 'field-missing', line: 2 }])
})

test('what is secret behind a mark is no less secret', () => {
  const text = `${object('a')}---\n\uFEFFkind: Secret\napiVersion: v1\nmetadata: {name: s}\ndata:\n  a: aHVudGVyMg==\n`
  expect(redactText(text).text).not.toContain('aHVudGVyMg')
  expect(redactText(text.replace('---\n\uFEFF', '\uFEFF---\n')).text).not.toContain('aHVudGVyMg')
})
