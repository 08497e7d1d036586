/** Lines that stay around a change, as `diff -u` shows them. */
const context = 3
/** So many pairs of lines are compared; a longer stretch is told as taken out and put in whole. */
const mostPairs = 4_000_000

/** A line of a difference, with its end. */
export interface LineEdit {
  readonly sign: ' ' | '-' | '+'
  readonly line: string
}

/** The difference of two texts of one file as `patch` and `git apply -p0` take it; empty where there is none. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const hunks = hunksOf(editsOf(linesOf(before), linesOf(after)))
  return hunks.length === 0 ? '' : `--- ${name}\n+++ ${name}\n${hunks.join('')}`
}

/** Each line with its end; a last line without one says so, and so differs from the same line with one. */
function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => `${line}\n`)
  const last = lines.pop()?.slice(0, -1) ?? ''
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file\n`]
}

/** Every line of both texts, in order: those that stay, those taken out, those put in. */
export function lineDifference(before: string, after: string): readonly LineEdit[] {
  return editsOf(linesOf(before), linesOf(after))
}

function editsOf(before: readonly string[], after: readonly string[]): LineEdit[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  return [
    ...kept(before.slice(0, head)),
    ...middleOf(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...kept(before.slice(before.length - tail)),
  ]
}

const kept = (lines: readonly string[]) => lines.map((line): LineEdit => ({ sign: ' ', line }))

/** The longest common row of lines stays. `common` counts, for each pair of places, the lines that can stay behind them. */
function middleOf(before: readonly string[], after: readonly string[]): LineEdit[] {
  const width = after.length + 1
  const isCompared = before.length * after.length <= mostPairs
  const common = new Uint32Array(isCompared ? (before.length + 1) * width : 0)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  if (isCompared) {
    for (let i = before.length - 1; i >= 0; i--)
      for (let j = after.length - 1; j >= 0; j--)
        common[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const edits: LineEdit[] = []
  let i = 0
  let j = 0
  while (i < before.length || j < after.length) {
    const [old, fresh] = [before[i], after[j]]
    if (isCompared && old !== undefined && old === fresh) {
      edits.push({ sign: ' ', line: old })
      i++
      j++
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      edits.push({ sign: '-', line: old })
      i++
    } else {
      edits.push({ sign: '+', line: fresh ?? '' })
      j++
    }
  }
  return edits
}

function hunksOf(edits: readonly LineEdit[]): string[] {
  const hunks: string[] = []
  const changed = edits.flatMap(({ sign }, i) => (sign === ' ' ? [] : [i]))
  let [oldLine, newLine, passed] = [1, 1, 0]
  for (let first = 0; first < changed.length; ) {
    let last = first
    while ((changed[last + 1] ?? Number.POSITIVE_INFINITY) - (changed[last] ?? 0) <= 2 * context) last++
    const from = Math.max(0, (changed[first] ?? 0) - context)
    const shown = edits.slice(from, (changed[last] ?? 0) + context + 1)
    oldLine += count(edits.slice(passed, from), '-')
    newLine += count(edits.slice(passed, from), '+')
    const [removed, added] = [count(shown, '-'), count(shown, '+')]
    hunks.push(`@@ -${range(oldLine, removed)} +${range(newLine, added)} @@\n${shown.map(({ sign, line }) => sign + line).join('')}`)
    oldLine += removed
    newLine += added
    passed = from + shown.length
    first = last + 1
  }
  return hunks
}

/** How many lines of one side there are: those that stay are on both. */
function count(edits: readonly LineEdit[], side: '-' | '+'): number {
  return edits.filter(({ sign }) => sign === ' ' || sign === side).length
}

/** A range of no line names the line before it. */
function range(line: number, length: number): string {
  return `${length === 0 ? line - 1 : line},${length}`
}
