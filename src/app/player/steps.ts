/** The moment before: the beginning of this step, where the playhead is well inside it, else of the one before. */
export function backFrom(position: number): number {
  const begin = Math.floor(position)
  return Math.max(0, position - begin > 0.001 ? begin : begin - 1)
}

/** The beginning of the next step; behind the last one, the end. */
export function forwardFrom(position: number, end: number): number {
  return Math.min(end, Math.floor(position + 0.001) + 1)
}

/** Where a key leads: the arrows step, Home and End go to the ends; null for every other key. */
export function positionOfKey(key: string, position: number, end: number): number | null {
  if (key === 'ArrowRight') return forwardFrom(position, end)
  if (key === 'ArrowLeft') return backFrom(position)
  if (key === 'Home') return 0
  return key === 'End' ? end : null
}
