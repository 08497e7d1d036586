import type { Messages } from '../../i18n'

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
}
const held = { mac: { Mod: '⌘', Alt: '⌥', Shift: '⇧' }, other: { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' } } as const

/** Whether Command does what Control does elsewhere. */
export function isMac(platform = navigator.platform): boolean {
  return /mac|iphone|ipad/i.test(platform)
}

/** A key as it is printed on a keyboard: `Ctrl+K`, on a Mac `⌘K`. */
export function keyText(stroke: string, mac: boolean, messages: Messages): string {
  const names: Readonly<Record<string, string>> = { ...signs, ...(mac ? held.mac : held.other), Space: messages.commands.keys.space }
  return (
    stroke
      // A plus that joins nothing is the key itself.
      .split(/(?<=.)\+(?=.)/)
      .map((part) => names[part] ?? part)
      .join(mac ? '' : '+')
  )
}
