import type { CSSProperties, ReactNode } from 'react'
import { useSplit } from './useSplit'

export interface SplitProps {
  /** Under which the size is remembered. */
  readonly id: string
  readonly direction: 'horizontal' | 'vertical'
  /** What the grip between the two changes. */
  readonly grip: string
  /** Which of the two has a size in pixels; the other takes the rest. */
  readonly sized: 'first' | 'second'
  readonly size: number
  readonly min: number
  /** What the other one keeps at least. */
  readonly rest: number
  readonly first: ReactNode
  readonly second: ReactNode
}

/** Two panels and a grip between them, for hand and keyboard; remembers the size that it was given. */
export function Split(props: SplitProps) {
  const { direction, grip, sized, first, second } = props
  const { frame, size, range, handlers } = useSplit(props)
  const across = direction === 'horizontal'
  const length: CSSProperties = across ? { width: size } : { height: size }
  const panel = (which: 'first' | 'second', content: ReactNode) => (
    <div className={`min-h-0 min-w-0 ${which === sized ? 'flex-none' : 'flex-1'}`} style={which === sized ? length : undefined}>
      {content}
    </div>
  )
  return (
    <div ref={frame} className={`flex h-full min-h-0 w-full min-w-0 flex-1 ${across ? 'flex-row' : 'flex-col'}`}>
      {panel('first', first)}
      {/* biome-ignore lint/a11y/useSemanticElements: <hr> takes no keys; a separator with a value is the pattern for a splitter. */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={grip}
        aria-orientation={across ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(size)}
        aria-valuemin={range.min}
        aria-valuemax={Math.round(range.max)}
        className={`grip ${across ? 'grip-column' : 'grip-row'}`}
        {...handlers}
      />
      {panel('second', second)}
    </div>
  )
}
