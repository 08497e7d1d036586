import { defaultKeymap, historyKeymap } from '@codemirror/commands'
import { lintKeymap } from '@codemirror/lint'
import { searchKeymap } from '@codemirror/search'
import { describe, expect, it } from 'vitest'
import { editorKeys } from './otherKeys'

/** The keys of the editor, each with its parts in one order: `Mod+Shift+k`. */
const bound = new Set(
  [...searchKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap].flatMap(({ key, mac }) =>
    [key, mac].flatMap((each) => (each === undefined ? [] : [sorted(each.split(/-(?!$)/))])),
  ),
)

function sorted(parts: readonly string[]): string {
  return parts
    .map((part) => part.toLowerCase())
    .sort()
    .join('+')
}

describe('the keys that are listed of the editor', () => {
  it.each(editorKeys.filter(({ does }) => does !== 'out').flatMap(({ keys, mac }) => [...keys, ...(mac ?? [])]))(
    '%s is one of them',
    (key) => expect([...bound]).toContain(sorted(key.split('+'))),
  )

  it('Tab is none of them: it leaves the editor', () => expect(bound).not.toContain('tab'))
})
