import type { MapModel } from '../map/mapModel'
import { packetHidden, packetPoint } from '../map/packetPlace'
import { markOf, statesAt } from '../map/states'
import type { Timeline } from '../timeline'
import type { Lit } from './drawMap'
import { rounded } from './element'
import { frameAfter, type Moments, seenWithin, share } from './moments'

/** So often a second the packet's place is written down; between two places it moves evenly. */
const perSecond = 12

/** What moves and lights up, as CSS: key frames, and the classes that have them. */
export interface Motion {
  readonly css: string
  readonly lit: Lit
}

/** The playing of a trace without a script: one round of all key frames is one round of the player. */
export function motionOf(model: MapModel, timeline: Timeline, moments: Moments): Motion {
  const css: string[] = []
  const classes = new Map<string, string>()
  const seen = (key: string, from: number, to: number, stays: boolean): string => {
    const known = classes.get(key)
    if (known !== undefined) return known
    const name = `k${classes.size}`
    classes.set(key, name)
    css.push(seenWithin(name, { from, to }, stays, moments), `.${name}{animation:${name} var(--round) step-end infinite}`)
    return name
  }
  const legs = new Map<string, string>()
  const cards = new Map<string, string>()
  let arrived: string | null = null
  for (const { at, until, mark } of marksOf(model, timeline, moments)) {
    const states = statesAt(model, timeline, mark)
    for (const [id, state] of states.edges) if (state === 'passed' && !legs.has(id)) legs.set(id, seen(`leg ${at}`, at, moments.end, true))
    for (const [id, state] of states.cards) {
      if (state === 'current' && !cards.has(id)) cards.set(id, seen(`card ${id}`, at, until, false))
      if (state === 'arrived') arrived ??= seen(`arrived ${id}`, at, moments.end, true)
    }
  }
  timeline.steps.forEach((_, i) => {
    const moment = moments.steps[i]
    if (moment === undefined) return
    css.push(seenWithin(`s${i}`, moment, false, moments), `.s${i}{opacity:0;animation:s${i} var(--round) step-end infinite}`)
  })
  css.push(packetKeyframes(model, timeline, moments))
  return { css: css.join(''), lit: { legs, cards, arrived } }
}

interface MarkAt {
  readonly at: number
  readonly until: number
  readonly mark: ReturnType<typeof markOf>
}

/** The moments at which the packet comes to another card. */
function marksOf(model: MapModel, timeline: Timeline, moments: Moments): readonly MarkAt[] {
  const found: MarkAt[] = []
  let last = ''
  for (let at = 0; at <= moments.end; at += 1000 / perSecond) {
    const mark = markOf(frameAfter(timeline, at), model)
    const key = JSON.stringify(mark)
    if (key === last) continue
    last = key
    const before = found.pop()
    if (before !== undefined) found.push({ ...before, until: at })
    found.push({ at, until: moments.round, mark })
  }
  return found
}

/** The packet's way: places at even times, and hidden where it only passes through a card. */
function packetKeyframes(model: MapModel, timeline: Timeline, moments: Moments): string {
  const looks: { readonly at: number; readonly look: string }[] = []
  for (let at = 0; at <= moments.end; at += 1000 / perSecond) {
    const frame = frameAfter(timeline, at)
    if (frame === null) continue
    const { x, y } = packetPoint(model, frame)
    const shown = frame.phase !== 'stopped' && !packetHidden(model, frame)
    looks.push({ at, look: `{transform:translate(${rounded(x)}px,${rounded(y)}px);visibility:${shown ? 'visible' : 'hidden'}}` })
  }
  // Of a stretch in which nothing changes its two ends are enough.
  const told = looks.filter(({ look }, i) => looks[i - 1]?.look !== look || looks[i + 1]?.look !== look)
  const stops = told.map(({ at, look }) => `${share(at, moments)}${look}`)
  return `@keyframes packet{${stops.join('')}100%{visibility:hidden}}.packet{visibility:hidden;animation:packet var(--round) linear infinite}`
}
