import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor's look, in tokens only: both themes follow without a word to the editor. */
const frame = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--text)', fontSize: 'var(--text-sm)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text)' },
  '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
  '.cm-line': { padding: '0 12px 0 8px', borderLeft: '3px solid transparent' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--text-2)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 6px 0 8px', minWidth: '2.2em' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter': { backgroundColor: 'var(--surface-2)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--link) 28%, transparent)',
  },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--link) 16%, transparent)' },
  '.cm-placeholder': { color: 'var(--text-2)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--surface-2)', outline: '1px solid var(--line)' },
  '.cm-lit-current.cm-line, .cm-lit-current.cm-activeLine': { backgroundColor: 'var(--packet-soft)', borderLeftColor: 'var(--packet)' },
  '.cm-lit-because.cm-line, .cm-lit-because.cm-activeLine': {
    backgroundColor: 'var(--translation-soft)',
    borderLeftColor: 'var(--translation)',
    borderLeftStyle: 'double',
  },
  // Where colours are forced a border that only keeps its place free would appear.
  '@media (forced-colors: active)': {
    '.cm-line': { borderLeftColor: 'Canvas' },
    '.cm-lit-current.cm-line, .cm-lit-because.cm-line': { borderLeftWidth: '6px', paddingLeft: '5px' },
    '.cm-jumped.cm-line': { outline: '1px dashed Highlight', outlineOffset: '-1px' },
  },
  '.cm-jumped.cm-line': { backgroundColor: 'color-mix(in srgb, var(--link) 12%, transparent)', boxShadow: 'inset 3px 0 0 var(--link)' },
})

const panels = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--surface-2)', color: 'var(--text)', borderBottom: '1px solid var(--line-soft)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '5px 6px',
    padding: '8px 32px 8px 8px',
    fontSize: 'var(--text-xs)',
  },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': { margin: '0', fontSize: 'var(--text-xs)' },
  '.cm-panel.cm-search input[type=text], .cm-panel.cm-search .cm-textfield': { flex: '1 1 60%', minWidth: '0' },
  '.cm-panel.cm-search .cm-textfield, .cm-panel.cm-search button': { minHeight: '26px', fontFamily: 'var(--font)' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '24px' },
  '.cm-textfield': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    padding: '0 6px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
  },
  '.cm-panel.cm-search [name=close]': { top: '6px', right: '4px', minWidth: '26px', color: 'var(--text-2)', fontSize: 'var(--text-md)' },
  '.cm-searchMatch': { backgroundColor: 'var(--warning-soft)', outline: '1px solid var(--warning)' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--packet-soft)', outline: '2px solid var(--packet)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    boxShadow: 'var(--shadow)',
  },
  '.cm-tooltip-lint': { maxWidth: '28rem', fontFamily: 'var(--font)', fontSize: 'var(--text-sm)' },
  '.cm-field-about, .cm-completionInfo': { maxWidth: '22rem', padding: '6px 10px', fontFamily: 'var(--font)', fontSize: 'var(--text-sm)' },
  '.cm-completionInfo > .cm-field-about': { padding: '0' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', fontSize: 'var(--text-sm)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--link)', color: 'var(--surface)' },
  '.cm-diagnostic': { padding: '6px 10px' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--trouble)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--warning)' },
  '.cm-diagnostic-info': { borderLeft: '4px solid var(--link)' },
  '.cm-gutter-lint': { width: '14px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '3px 0 0 3px' },
  '.cm-lint-marker': { width: '9px', height: '9px', content: 'none', boxSizing: 'border-box' },
  // Shape says as much as colour: a square, a triangle, a ring.
  '.cm-lint-marker-error': { content: 'none', backgroundColor: 'var(--trouble)', borderRadius: '1px' },
  '.cm-lint-marker-warning': { content: 'none', backgroundColor: 'var(--warning)', clipPath: 'polygon(50% 0, 100% 100%, 0 100%)' },
  '.cm-lint-marker-info': { content: 'none', border: '2px solid var(--link)', borderRadius: '50%' },
  '.cm-lintRange-error, .cm-lintRange-warning, .cm-lintRange-info': {
    backgroundImage: 'none',
    textDecoration: 'underline 2px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-error': { textDecorationStyle: 'wavy', textDecorationColor: 'var(--trouble)' },
  '.cm-lintRange-warning': { textDecorationStyle: 'dashed', textDecorationColor: 'var(--warning)' },
  '.cm-lintRange-info': { textDecorationStyle: 'dotted', textDecorationColor: 'var(--link)' },
})

const yamlColours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--link)' },
  { tag: [tags.string, tags.content, tags.attributeValue], color: 'var(--arrived)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--translation)' },
  { tag: tags.comment, color: 'var(--text-2)', fontStyle: 'italic' },
  { tag: [tags.keyword, tags.labelName, tags.typeName], color: 'var(--packet)' },
  { tag: [tags.meta, tags.separator, tags.punctuation, tags.bracket], color: 'var(--text-2)' },
])

export const look: Extension = [frame, panels, syntaxHighlighting(yamlColours)]
