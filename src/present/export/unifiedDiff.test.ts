import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unifiedDiff } from './unifiedDiff'

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join('')

/** What `patch` does, and no more forgiving: every kept or removed line must stand where the hunk says. */
function patched(before: string, difference: string): string {
  const marked = (text: string) => {
    const lines = text.split('\n').map((line) => `${line}\n`)
    const last = lines.pop()?.slice(0, -1)
    return last ? [...lines, last] : lines
  }
  const old = marked(before)
  const fresh: string[] = []
  let at = 0
  for (const hunk of difference.split(/^(?=@@ )/m).slice(1)) {
    const [head = '', ...rows] = marked(hunk)
    const [, from = '', removed, to = '', added] = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n$/.exec(head) ?? []
    const start = removed === '0' ? Number(from) : Number(from) - 1
    while (at < start) fresh.push(old[at++] ?? '')
    expect(fresh.length).toBe(added === '0' ? Number(to) : Number(to) - 1)
    const counts = { old: 0, new: 0 }
    rows.forEach((row, i) => {
      if (row.startsWith('\\')) return
      const line = rows[i + 1]?.startsWith('\\') ? row.slice(1, -1) : row.slice(1)
      if (row[0] !== '+') expect(old[at++]).toBe(line)
      if (row[0] !== '-') fresh.push(line)
      counts.old += row[0] === '+' ? 0 : 1
      counts.new += row[0] === '-' ? 0 : 1
    })
    expect([counts.old, counts.new]).toEqual([Number(removed), Number(added)])
  }
  return [...fresh, ...old.slice(at)].join('')
}

it('shows three lines around a change, and its two files', () => {
  expect(unifiedDiff('web.yaml', numbered(9), numbered(9).replace('line 5', 'fünf'))).toBe(
    '--- web.yaml\n+++ web.yaml\n@@ -2,7 +2,7 @@\n line 2\n line 3\n line 4\n-line 5\n+fünf\n line 6\n line 7\n line 8\n',
  )
})

it('parts changes that lie far from each other', () => {
  const difference = unifiedDiff('a', numbered(30), numbered(30).replace('line 5\n', '').replace('line 20\n', 'line 20\nmore\n'))
  expect(difference.match(/^@@.*$/gm)).toEqual(['@@ -2,7 +2,6 @@', '@@ -18,6 +17,7 @@'])
})

it.each([
  ['nothing', 'a\n', 'a\n', ''],
  ['a first line', '', 'a\n', '--- a\n+++ a\n@@ -0,0 +1,1 @@\n+a\n'],
  ['an end of the last line', 'a', 'a\n', '--- a\n+++ a\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n'],
  ['line ends of Windows', 'a\r\n', 'a\n', '--- a\n+++ a\n@@ -1,1 +1,1 @@\n-a\r\n+a\n'],
])('tells %s', (_name, before, after, difference) => expect(unifiedDiff('a', before, after)).toBe(difference))

it('leads from the one text to the other, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('a\n', 'b\n', '\n', '-a\n', 'a: b\n', '\r\n'), { maxLength: 25 })
    .chain((lines) => fc.constantFrom('', 'end').map((end) => lines.join('') + end))
  fc.assert(fc.property(text, text, (before, after) => void expect(patched(before, unifiedDiff('a', before, after))).toBe(after)))
})

it('tells a stretch that is too long to compare as taken out and put in whole', () => {
  const [before, after] = [numbered(3000), numbered(3000).replaceAll('line', 'Line')]
  const difference = unifiedDiff('a', `top\n${before}end\n`, `top\n${after}end\n`)
  expect(difference.match(/^@@.*$/gm)).toEqual(['@@ -1,3002 +1,3002 @@'])
  expect(patched(`top\n${before}end\n`, difference)).toBe(`top\n${after}end\n`)
})
