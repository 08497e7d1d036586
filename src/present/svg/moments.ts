import { advance, type Frame, frameAt, type Timeline } from '../timeline'

/** A stretch of the whole playing time, in milliseconds. */
export interface Moment {
  readonly from: number
  readonly to: number
}

/** When each step is shown, how long all of them take, and how long one round does. */
export interface Moments {
  readonly steps: readonly Moment[]
  readonly end: number
  readonly round: number
}

/** So long the end stands before it begins again. */
const rest = 3000

export function momentsOf(timeline: Timeline): Moments {
  const steps: Moment[] = []
  let at = 0
  for (const { milliseconds } of timeline.steps) {
    steps.push({ from: at, to: at + milliseconds })
    at += milliseconds
  }
  return { steps, end: at, round: at + rest }
}

/** What is to be seen after so many milliseconds; the end stays. */
export function frameAfter(timeline: Timeline, milliseconds: number): Frame | null {
  return frameAt(timeline, advance(timeline, 0, milliseconds))
}

/** `12.5%` of a round. */
export function share(milliseconds: number, { round }: Moments): string {
  return `${Math.round((milliseconds / round) * 1e4) / 100}%`
}

/**
 * Key frames under which something is seen within a moment, and not before and after; `stays`: it is still seen when the round ends. They
 * change at once: no step of the table is seen half.
 */
export function seenWithin(name: string, { from, to }: Moment, stays: boolean, moments: Moments): string {
  const before = from > 0 ? '0%{opacity:0}' : ''
  const after = stays ? '' : `${share(to, moments)}{opacity:0}100%{opacity:0}`
  return `@keyframes ${name}{${before}${share(from, moments)}{opacity:1}${after}}`
}
