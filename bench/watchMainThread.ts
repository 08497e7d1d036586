interface Watch {
  /** When a file was chosen or a text pasted; null before. */
  began: number | null
  longTask: number
  longestGap: number
}

/**
 * Runs in the page before its own scripts: notes when a file is chosen or a text is pasted, and the tasks of the main thread from then on.
 * The browser tells of tasks of 50 ms and more; a timer that should ring every 4 ms tells of those below, by how late it is.
 */
export function watchMainThread(): void {
  const watch: Watch = { began: null, longTask: 0, longestGap: 0 }
  Object.assign(globalThis, { __watch: watch })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (watch.began !== null && startTime + duration > watch.began) watch.longTask = Math.max(watch.longTask, duration)
  }).observe({ type: 'longtask', buffered: true })
  let before = 0
  const ring = () => {
    const now = performance.now()
    if (watch.began !== null) watch.longestGap = Math.max(watch.longestGap, now - Math.max(before, watch.began) - 4)
    before = now
    setTimeout(ring, 4)
  }
  const begin = (event: Event) => {
    if (event.type === 'paste' || (event.target instanceof HTMLInputElement && event.target.type === 'file'))
      Object.assign(watch, { began: event.timeStamp, longTask: 0, longestGap: 0 })
  }
  addEventListener('change', begin, true)
  addEventListener('paste', begin, true)
  ring()
}

/** Runs in the page: the longest task of the main thread since then, in milliseconds. */
export function longestTask(): number {
  const { longTask, longestGap } = (globalThis as unknown as { readonly __watch: Watch }).__watch
  return longTask > 0 ? longTask : Math.min(50, longestGap)
}

/** Runs in the page: as if nothing had been chosen yet. */
export function forgetChoice(): void {
  Object.assign((globalThis as unknown as { readonly __watch: Watch }).__watch, { began: null })
}
