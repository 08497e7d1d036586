import { type ReactNode, useId } from 'react'

/** Options of one kind, under its name; nothing where there are none. */
export function PaletteGroup({
  name,
  empty,
  children,
}: {
  readonly name: string
  readonly empty: boolean
  readonly children: ReactNode
}): ReactNode {
  const id = useId()
  if (empty) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; this is a part of a list
    <div role="group" aria-labelledby={id} className="pb-1">
      <div id={id} className="eyebrow px-5 pt-2 pb-1">
        {name}
      </div>
      {children}
    </div>
  )
}
