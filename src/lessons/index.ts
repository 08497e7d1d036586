import type { LessonHeading } from './heading'
import { courseOrder } from './order'

/** One lesson of the course. Its text is fetched when it is opened; `engine.lessons` makes a book of it. */
export interface CourseLesson extends LessonHeading {
  readonly load: () => Promise<string>
}

/** Taken out of each file's Scenario when the page is built. */
const headings = import.meta.glob<LessonHeading>('./*.yaml', { query: '?lesson', import: 'default', eager: true })
const texts = import.meta.glob<string>('./*.yaml', { query: '?raw', import: 'default' })

/** Every lesson, in the order of the course. */
export const lessons: readonly CourseLesson[] = courseOrder(
  Object.entries(headings).map(([file, heading]) => ({
    ...heading,
    load: texts[file] ?? (() => Promise.reject(new Error(`${file} has no text`))),
  })),
)
