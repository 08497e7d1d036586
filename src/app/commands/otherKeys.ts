import type { Messages } from '../../i18n'

/** A key that is no command's: it works where the focus is. */
export interface OtherKey {
  readonly does: Exclude<keyof Messages['commands']['keys'], 'label' | 'about' | 'close' | 'groups' | 'space' | 'presented'>
  readonly keys: readonly string[]
  /** Where a Mac has others. */
  readonly mac?: readonly string[]
}

export const fieldKeys: readonly OtherKey[] = [
  { does: 'escape', keys: ['Escape'] },
  { does: 'send', keys: ['Enter'] },
  { does: 'grip', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
]

export const mapKeys: readonly OtherKey[] = [
  { does: 'card', keys: ['Tab'] },
  { does: 'press', keys: ['Enter', 'Space'] },
  { does: 'cell', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] },
]

/** Of the editor's many keys those that somebody misses who does not know them. */
export const editorKeys: readonly OtherKey[] = [
  { does: 'find', keys: ['Mod+F'] },
  { does: 'findNext', keys: ['F3', 'Mod+G'] },
  { does: 'goToLine', keys: ['Mod+Alt+G'] },
  { does: 'undo', keys: ['Mod+Z'] },
  { does: 'redo', keys: ['Mod+Y'], mac: ['Mod+Shift+Z'] },
  { does: 'indent', keys: ['Mod+]'] },
  { does: 'outdent', keys: ['Mod+['] },
  { does: 'lineUp', keys: ['Alt+ArrowUp'] },
  { does: 'lineDown', keys: ['Alt+ArrowDown'] },
  { does: 'deleteLine', keys: ['Mod+Shift+K'] },
  { does: 'nextProblem', keys: ['F8'] },
  { does: 'out', keys: ['Tab'] },
]
