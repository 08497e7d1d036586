import { parseAddress, socketText } from '../../../engine'
import { type Difference, shown } from '../caseFile'
import { addressesFor, type Places } from '../places'
import type { Observed } from './compare'

/**
 * The set of all endpoints, complete and exact: each one expected pairs with one found, and none is left over.
 * A placeholder that stands n times means n distinct Pods.
 */
export function compareEndpoints(expected: unknown, { trace, places }: Observed): readonly Difference[] {
  if (!Array.isArray(expected)) return [{ field: 'endpoints', expected: 'a list', got: shown(expected) }]
  const found = trace.endpoints
  const wanted = expected.map(String)
  const allowed = wanted.map((text) => indexesOf(found, socketsFor(text, places)))
  const pairs = pairUp(allowed)
  const complete = wanted.length === found.length && pairs !== null
  if (complete && distinctPods(wanted, pairs, found, places)) return []
  return [{ field: 'endpoints', expected: shown(wanted), got: shown(found) }]
}

/** Every `ip:port` that a text of the case may stand for. */
function socketsFor(text: string, places: Places): readonly string[] {
  const parts = /^(.*):(\d+)$/.exec(text)
  if (!parts) return []
  const host = (parts[1] ?? '').replace(/^\[(.*)\]$/, '$1')
  return addressesFor(places, host).map((address) => socketText(address, Number(parts[2])))
}

function indexesOf(found: readonly string[], sockets: readonly string[]): readonly number[] {
  return found.flatMap((socket, index) => (sockets.includes(canonical(socket)) ? [index] : []))
}

/** `ip:port` with the address in one form: `[2001:DB8::1]:80` equals `[2001:db8:0::1]:80`. */
function canonical(socket: string): string {
  const parts = /^\[?(.*?)\]?:(\d+)$/.exec(socket)
  const address = parseAddress(parts?.[1])
  return address === null ? socket : socketText(address, Number(parts?.[2]))
}

/** Gives each expected entry a found one of its own, moving others aside where needed; null where that cannot be done. */
function pairUp(allowed: readonly (readonly number[])[]): readonly number[] | null {
  const ownerOf = new Map<number, number>()
  const place = (entry: number, seen: Set<number>): boolean =>
    (allowed[entry] ?? []).some((candidate) => {
      if (seen.has(candidate)) return false
      seen.add(candidate)
      const owner = ownerOf.get(candidate)
      if (owner !== undefined && !place(owner, seen)) return false
      ownerOf.set(candidate, entry)
      return true
    })
  if (!allowed.every((_, entry) => place(entry, new Set()))) return null
  const pairs: number[] = []
  for (const [candidate, entry] of ownerOf) pairs[entry] = candidate
  return pairs
}

function distinctPods(wanted: readonly string[], pairs: readonly number[], found: readonly string[], places: Places): boolean {
  const seen = new Set<string>()
  return wanted.every((text, entry) => {
    if (!text.startsWith('<pod:')) return true
    const address = parseAddress(/^\[?(.*?)\]?:\d+$/.exec(found[pairs[entry] ?? -1] ?? '')?.[1])
    const pod = places.pods.find((candidate) => address !== null && candidate.addresses.includes(address))
    const key = `${text} ${pod?.namespace}/${pod?.name}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
