import type { LessonHeading } from './heading'

/**
 * The order of a course: each lesson behind those that come before it, and of those that may come next the easier first, then by id. Lessons
 * that wait for each other, or for one that is not there, come last.
 */
export function courseOrder<T extends Pick<LessonHeading, 'id' | 'level' | 'after'>>(lessons: readonly T[]): readonly T[] {
  const left = [...lessons].sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1))
  const ordered: T[] = []
  while (left.length > 0) {
    const next = left.findIndex(({ after }) => after.every((id) => ordered.some((done) => done.id === id)))
    ordered.push(...left.splice(Math.max(0, next), 1))
  }
  return ordered
}
