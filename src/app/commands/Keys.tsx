import { Fragment, type ReactNode } from 'react'
import { useMessages } from '../store/context'
import { isMac, keyText } from './keyText'

/** Keys that do the same. */
export function Keys({ keys }: { readonly keys: readonly string[] }): ReactNode {
  const messages = useMessages()
  const mac = isMac()
  return keys.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ' '}
      <kbd className="inline-block min-w-6 rounded-md border border-line-soft bg-surface px-1.5 text-center font-mono text-xs leading-5 whitespace-nowrap text-text-2">
        {keyText(key, mac, messages)}
      </kbd>
    </Fragment>
  ))
}
