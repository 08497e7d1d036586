import { lessons } from '../../lessons'
import { oneOf, readArgs, requireFiles } from '../args'
import { checkLessons, type LessonResult } from '../lessonTest/checkLessons'
import { readInput } from '../readInput'
import type { Command } from './command'

export const test: Command = {
  name: 'test',
  summary: 'play the requests, questions and repairs of Scenario objects, and say which do not hold',
  help: `usage: hopscope test FILE… [-o text|json]

Plays every hopscope/v1 Scenario: each request comes out as its "expect" says, each step stands at a hop that the way
has, each question has an answer, among its choices where there are some, each goal is out of reach before its solution
and reached by it. Each FILE that holds a Scenario is a cluster of its own, together with the files that hold none; "-" is
standard input, folders are read with all below them.

One line for each thing that does not hold, with its file and line, then "N passed, N failed". Exit code 1 where one
failed. How a Scenario is written: src/lessons/README.md
`,
  run: async (words, io) => {
    const args = readArgs('test', words, { output: { type: 'string', short: 'o' } })
    const output = oneOf('-o', args.text('output'), ['text', 'json'])
    const files = await readInput(requireFiles(args), io)
    const results = checkLessons(
      files,
      lessons.map(({ id }) => id),
    )
    const failed = results.filter(({ fault }) => fault !== null)
    const counts = { passed: results.length - failed.length, failed: failed.length }
    if (output === 'json') io.out(`${JSON.stringify({ version: 1, ...counts, results }, null, 2)}\n`)
    else io.out(`${failed.map((result) => `${failureLine(result)}\n`).join('')}${counts.passed} passed, ${counts.failed} failed\n`)
    return failed.length > 0 ? 1 : 0
  },
}

function failureLine({ file, line, lesson, checked, part, fault }: LessonResult): string {
  const where = line === null ? file : `${file}:${line}`
  // Of what cannot be read the path says what it is.
  const thing = checked === 'file' ? part : part === null ? checked : `${checked} of ${part}`
  return `${[where, lesson, thing].filter((word) => word !== null).join(': ')}: ${fault}`.replace(/\s*\n\s*/g, ' ')
}
