import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { deflateSync, Inflate } from 'fflate'
import { fromBase64Url, toBase64Url } from './base64Url'
import { dictionary1 } from './dictionary'
import { type LinkState, packed, unpacked } from './state'

/** What a link is: a state, or the reason why nothing of it is shown. */
export type ReadLink =
  | { readonly ok: true; readonly state: LinkState }
  /** `incomplete`: cut off or changed on its way. `newer`: made by a later version. */
  | { readonly ok: false; readonly why: 'incomplete' | 'newer' }

const version = '1'
/** Bytes of the check: chance takes a damaged link for a whole one once in 10^14 times. */
const checkBytes = 6
/** A state that is larger is no path that somebody shares, but an attempt to fill the memory. */
const largestState = 4_000_000

/** The fragment that holds a state: `#s=1.<deflate, base64url>.<checksum>`. The same state is always the same fragment. */
export function linkOf(state: LinkState): string {
  const body = toBase64Url(deflateSync(utf8ToBytes(packed(state)), { level: 9, dictionary: utf8ToBytes(dictionary1) }))
  return `#s=${version}.${body}.${checkOf(body)}`
}

/** Reads what stands behind `s=` of such a fragment. What was cut or changed anywhere is told from what is whole, and never read as something else. */
export function readLink(link: string): ReadLink {
  const [number, body, check, ...more] = link.split('.')
  if (number !== version && /^[1-9]\d*$/.test(number ?? '') && check !== undefined && check !== '') return { ok: false, why: 'newer' }
  const bytes = number === version && body !== undefined && more.length === 0 && check === checkOf(body) ? fromBase64Url(body) : null
  const text = bytes === null ? null : inflated(bytes)
  const state = text === null ? null : unpacked(text)
  return state === null ? { ok: false, why: 'incomplete' } : { ok: true, state }
}

function checkOf(body: string): string {
  return toBase64Url(sha256(utf8ToBytes(`${version}.${body}`)).slice(0, checkBytes))
}

/** Null where it is damaged, no text, or unreasonably large. */
function inflated(bytes: Uint8Array): string | null {
  const parts: Uint8Array[] = []
  let size = 0
  const inflate = new Inflate({ dictionary: utf8ToBytes(dictionary1) }, (part) => {
    parts.push(part.slice())
    size += part.length
  })
  try {
    // Bit by bit, so that what would become too large is noticed before it is there.
    const step = 1024
    for (let from = 0; from < bytes.length && size <= largestState; from += step) {
      inflate.push(bytes.subarray(from, from + step), from + step >= bytes.length)
    }
    return size > largestState ? null : new TextDecoder('utf-8', { fatal: true }).decode(joined(parts, size))
  } catch {
    return null
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
