import type { TakenAt } from '../engine/model'
import type { Messages } from '../i18n/messages'

export const ageUnits = ['minute', 'hour', 'day', 'month', 'year'] as const
export type AgeUnit = (typeof ageUnits)[number]

/** How old the input is: for a line of its own, and in two or three words. */
export interface Age {
  readonly sentence: string
  readonly short: string
}

const seconds: Readonly<Record<AgeUnit, number>> = { minute: 60, hour: 3600, day: 86_400, month: 30.44 * 86_400, year: 365.25 * 86_400 }
/** Up to these amounts the smaller unit says more. */
const most: Readonly<Record<AgeUnit, number>> = { minute: 90, hour: 48, day: 60, month: 24, year: Number.POSITIVE_INFINITY }
/** Clocks differ; what lies further ahead says nothing about an age. */
const skewSeconds = 86_400

/**
 * How long ago the input was taken from its cluster; `now` in milliseconds since 1970. Null where it never was in one, and for a time
 * that lies ahead. A time that is only the earliest possible is rounded to the past, any other to the present, so that both stay true.
 */
export function ageOf(taken: TakenAt | null, now: number, { age }: Messages): Age | null {
  if (taken === null) return null
  const passed = (now - Date.parse(taken.at)) / 1000
  if (Number.isNaN(passed) || passed < -skewSeconds) return null
  const round = taken.how === 'recorded' ? Math.floor : Math.ceil
  const unit = ageUnits.find((each) => passed / seconds[each] < most[each]) ?? 'year'
  const ago = age.ago(round(Math.max(0, passed) / seconds[unit]), unit)
  return { sentence: age[taken.how].sentence(ago, `${taken.at.slice(0, 16).replace('T', ' ')} UTC`), short: age[taken.how].short(ago) }
}
