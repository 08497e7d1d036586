import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A number from 0 to 2^32-1 that depends on the text alone: the same value in every run and on every machine. */
export function stableHash(text: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = sha256(utf8ToBytes(text))
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
}

/** The SHA-256 of a text, in hexadecimal digits. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** Letters that Kubernetes puts at the end of generated names: no vowels, nothing that reads like another. */
const letters = 'bcdfghjklmnpqrstvwxz2456789'

/** The generated end of a name, `length` letters that depend on the text alone. */
export function stableSuffix(text: string, length: number): string {
  const bytes = sha256(utf8ToBytes(text))
  return Array.from({ length }, (_, index) => letters[(bytes[index] ?? 0) % letters.length]).join('')
}

/**
 * Picks a value for each key out of `size` values: a hash of the key gives it, and where it is taken the next free one
 * counts. Keys are handled in text order, so only a collision moves the later name and adding a key renumbers no other.
 */
export function pickStable<T>(keys: readonly string[], size: number, valueAt: (index: number) => T, taken: Set<T>): Map<string, T> {
  const picked = new Map<string, T>()
  for (const key of [...keys].sort()) {
    const start = stableHash(key) % size
    for (let step = 0; step < size; step += 1) {
      const value = valueAt((start + step) % size)
      if (taken.has(value)) continue
      taken.add(value)
      picked.set(key, value)
      break
    }
  }
  return picked
}
