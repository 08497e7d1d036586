import type { Plain } from '../../model'
import { blockLines } from './render'

/** Objects as documents of YAML, in order. */
export function documentsText(objects: readonly Plain[]): string {
  return objects.map((object) => `${blockLines(object).join('\n')}\n`).join('---\n')
}
