import './signs.css'
import type { ReactNode } from 'react'

/** The octagon with a cross: trouble, told by its shape. */
export function TroubleSign({ size }: { readonly size: number }): ReactNode {
  return (
    <svg className="trouble-sign" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <polygon points="7.5,1 16.5,1 23,7.5 23,16.5 16.5,23 7.5,23 1,16.5 1,7.5" />
      <path d="M8 8 16 16M16 8 8 16" />
    </svg>
  )
}

/** The diamond: here something is translated. */
export function GateSign({ size }: { readonly size: number }): ReactNode {
  return (
    <svg className="gate-sign" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect x="5" y="5" width="14" height="14" rx="2" transform="rotate(45 12 12)" />
    </svg>
  )
}
