import { useSyncExternalStore } from 'react'

/** `wide`: three columns. `medium`: two. `narrow`: one, the table first. */
type Screen = 'wide' | 'medium' | 'narrow'

const wide = '(min-width: 1360px) and (min-height: 800px)'
const medium = '(min-width: 768px)'

/** How much room there is. */
export function useScreen(): Screen {
  return useSyncExternalStore(subscribe, screenNow)
}

function screenNow(): Screen {
  if (matchMedia(wide).matches) return 'wide'
  return matchMedia(medium).matches ? 'medium' : 'narrow'
}

function subscribe(onChange: () => void): () => void {
  const queries = [matchMedia(wide), matchMedia(medium)]
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}
