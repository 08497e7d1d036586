import type { LeftOut } from './fieldTree'
import { PlainScanner } from './plainScanner'
import type { ItemScanner } from './scanner'
import { WasmScanner } from './wasmScanner'

/** The fastest scanner that the platform and the page's policy allow. */
export function createScanner(leftOut: LeftOut): ItemScanner {
  try {
    return new WasmScanner(leftOut)
  } catch {
    return new PlainScanner()
  }
}
