import type { LoadProblem, ProblemCode } from './model'

/** What a person reads of one kind of problem before believing that there are many. */
const mostOfOneCode = 50

/** The first problems of each code; how many more there are of it is one problem of its own, at the first that was left out. */
export function foldProblems(problems: readonly LoadProblem[]): readonly LoadProblem[] {
  const counts = new Map<ProblemCode, number>()
  const firstLeft = new Map<ProblemCode, LoadProblem>()
  const kept = problems.filter((problem) => {
    const count = (counts.get(problem.code) ?? 0) + 1
    counts.set(problem.code, count)
    if (count > mostOfOneCode && !firstLeft.has(problem.code)) firstLeft.set(problem.code, problem)
    return count <= mostOfOneCode
  })
  const further = [...firstLeft].map(
    ([code, { file, line, column }]): LoadProblem => ({
      file,
      line,
      column,
      object: null,
      path: null,
      code: 'further-problems',
      count: (counts.get(code) ?? 0) - mostOfOneCode,
    }),
  )
  return further.length === 0 ? problems : [...kept, ...further]
}
