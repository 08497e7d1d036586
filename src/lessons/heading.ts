import type { SampleHeading } from '../samples/heading'

/** What is shown of a lesson before it is opened. */
export interface LessonHeading extends SampleHeading {
  /** Ids of lessons that come before. */
  readonly after: readonly string[]
  /** How many steps it has. */
  readonly steps: number
}
