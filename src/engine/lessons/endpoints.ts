import { type PlaceNames, parseAddress, socketText } from '../model'
import { socketsFor } from './placeNames'

/**
 * Whether the endpoints of a trace are those that a Scenario names: each one named pairs with one found, and none is
 * left over. A placeholder that stands n times means n distinct Pods.
 */
export function areEndpoints(found: readonly string[], wanted: readonly string[], names: PlaceNames): boolean {
  const pairs = pairUp(wanted.map((text) => indexesOf(found, socketsFor(names, text))))
  return wanted.length === found.length && pairs !== null && distinctPods(wanted, pairs, found, names)
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

function distinctPods(wanted: readonly string[], pairs: readonly number[], found: readonly string[], names: PlaceNames): boolean {
  const seen = new Set<string>()
  return wanted.every((text, entry) => {
    if (!text.startsWith('<pod:')) return true
    const address = parseAddress(/^\[?(.*?)\]?:\d+$/.exec(found[pairs[entry] ?? -1] ?? '')?.[1])
    const pod = names.pods.find((candidate) => address !== null && candidate.addresses.includes(address))
    const key = `${text} ${pod?.namespace}/${pod?.name}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
