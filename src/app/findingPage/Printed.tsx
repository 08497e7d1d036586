import type { ReactNode } from 'react'

/** Text as a terminal or an editor shows it. Lines are not broken: it scrolls, also by the keyboard. */
export function Printed({ className = '', children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach all of it
    <pre className={className} tabIndex={0}>
      {children}
    </pre>
  )
}
