/** The moment before: the beginning of this step, where the playhead is well inside it, else of the one before. */
export function backFrom(position: number): number {
  const begin = Math.floor(position)
  return Math.max(0, position - begin > 0.001 ? begin : begin - 1)
}

/** The beginning of the next step; behind the last one, the end. */
export function forwardFrom(position: number, end: number): number {
  return Math.min(end, Math.floor(position + 0.001) + 1)
}

type Leads = 'next' | 'previous' | 'first' | 'last'

/** The keys that move the playhead. */
export const stepKeys: Readonly<Record<Leads, readonly string[]>> = {
  next: ['ArrowRight'],
  previous: ['ArrowLeft'],
  first: ['Home'],
  last: ['End'],
}

/** While the page is presented nothing scrolls, and what a clicker sends steps too. */
export const presenterKeys: Readonly<Partial<Record<Leads, readonly string[]>>> = {
  next: ['PageDown', 'ArrowDown'],
  previous: ['PageUp', 'ArrowUp'],
}

/** Where a key leads; null for a key that does not move the playhead. */
export function positionOfKey(key: string, position: number, end: number, presenting = false): number | null {
  const leads = (where: Leads) => stepKeys[where].includes(key) || (presenting && presenterKeys[where]?.includes(key) === true)
  if (leads('next')) return forwardFrom(position, end)
  if (leads('previous')) return backFrom(position)
  if (leads('first')) return 0
  return leads('last') ? end : null
}
