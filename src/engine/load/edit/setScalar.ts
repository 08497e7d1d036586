import type { Splice } from '../../model'
import type { Path } from '../path'
import { scalarText } from './render'
import type { Written } from './written'

/** Replaces the letters of one scalar, and keeps its quotes where it stays a text. */
export function setScalar(written: Written, path: Path, value: unknown): Splice | null {
  const node = written.node(path)
  const scalar = node === null ? null : written.scalar(node)
  if (scalar === null) return null
  // In JSON a text has double quotes, even one that takes the place of a number.
  const quote = scalar.quote === '' && written.jsonGap() !== null ? '"' : scalar.quote
  return { start: scalar.start, end: scalar.end, text: scalarText(value, quote) }
}
