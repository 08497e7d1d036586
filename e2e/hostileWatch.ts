/** What a person has been shown since a file was chosen or a text pasted; milliseconds since then, null where it was not shown. */
export interface Shown {
  /** That it is being read, with a way to stop it. */
  readonly progress: number | null
  /** That it was read, or why not. */
  readonly answer: number | null
}

/**
 * Runs in the page: looks every 10 ms at what a person sees, until an answer to the file (or text) of that name stands there, or `patience`
 * milliseconds are over.
 */
export function watchAnswer({ name, patience }: { readonly name: string; readonly patience: number }): Promise<Shown> {
  return new Promise((resolve) => {
    let progress: number | null = null
    const isReading = () => document.querySelector('progress') !== null
    const canStop = () => [...document.querySelectorAll('button')].some((button) => button.textContent === 'Cancel')
    const problems = () => [...document.querySelectorAll('[aria-label="Problems"] li')].map((line) => line.textContent ?? '')
    const isOpen = () => [...document.querySelectorAll('[role=tab]')].some((tab) => tab.textContent?.includes(name))
    const look = () => {
      const { began } = (globalThis as unknown as { readonly __watch: { readonly began: number | null } }).__watch
      const since = began === null ? 0 : performance.now() - began
      if (began !== null) {
        const read = performance.getEntriesByName('hopscope/load').some(({ startTime, duration }) => startTime + duration > began)
        if (progress === null && isReading() && canStop()) progress = since
        const refused = problems().some((line) => line.includes(name))
        if (!isReading() && (refused || (isOpen() && read))) return resolve({ progress, answer: since })
      }
      if (since > patience) resolve({ progress, answer: null })
      else setTimeout(look, 10)
    }
    look()
  })
}

/** Runs in the page: what of the markup in an input became more than text. Nothing may. */
export function injected(): readonly string[] {
  const found = '__pwned' in globalThis ? ['a script ran'] : []
  if (document.querySelector('#__pwned, img, [onerror]') !== null) found.push('an element stands on the page')
  if ([...document.querySelectorAll('script')].some((script) => script.textContent?.includes('__pwned')))
    found.push('a script stands on the page')
  if ('polluted' in {}) found.push('every object has a field of the input')
  return found
}
