import { expect, it } from 'vitest'
import { messagesFor } from '../../i18n/messagesFor'
import { isMac, keyText } from './keyText'

it.each([
  ['Mod+K', 'Ctrl+K', '⌘K'],
  ['Mod+Shift+K', 'Ctrl+Shift+K', '⌘⇧K'],
  ['ArrowRight', '→', '→'],
  ['Space', 'Space', 'Space'],
  ['+', '+', '+'],
  ['?', '?', '?'],
])('%s is printed as %s, on a Mac as %s', (stroke, text, mac) => {
  expect(keyText(stroke, false, messagesFor('en'))).toBe(text)
  expect(keyText(stroke, true, messagesFor('en'))).toBe(mac)
})

it('the space bar has a name in each language', () => expect(keyText('Space', false, messagesFor('zh'))).toBe('空格'))

it.each([
  ['MacIntel', true],
  ['iPad', true],
  ['Linux x86_64', false],
  ['Win32', false],
])('%s has a Command key: %s', (platform, mac) => expect(isMac(platform)).toBe(mac))
