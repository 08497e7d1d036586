import { type Ending, isTunnel, type Packet, type Translation } from '../model'
import { arrivalPlace } from './places'
import type { HopDraft } from './visit'

/**
 * The way back, connection by connection, the last one first: its receiver answers to the source it saw, and each
 * translation is undone by the place that made it. A router that opened a connection is the receiver of the one before. In
 * the concept view the answer of a connection is one row, from its receiver to its sender.
 * https://kubernetes.io/docs/tutorials/services/source-ip/
 */
export function replyTo(hops: readonly HopDraft[], ending: Ending): readonly HopDraft[] {
  if (ending.verdict !== 'delivered') return []
  const connections = byConnection(hops)
  const replies = connections
    .map((own, index) => {
      const router = connections[index + 1]?.[0]
      const receiver = router ?? { ...arrivalPlace(ending.endpoint), node: ending.endpoint.node }
      return answered(own, receiver)
    })
    .reverse()
    .flat()
  return hops.some(isTunnel) ? asOneAnswer(replies, hops[0]?.concept ?? null) : replies
}

/** A tunnel carries one stream through several connections: as people see it, one answer comes back through all of it. */
function asOneAnswer(replies: readonly HopDraft[], first: Packet | null): readonly HopDraft[] {
  return replies.map((hop, index): HopDraft => {
    const concept = index === 0 && hop.concept && first ? { ...hop.concept, destination: first.source } : null
    return { ...hop, concept }
  })
}

function byConnection(hops: readonly HopDraft[]): readonly (readonly HopDraft[])[] {
  const groups: HopDraft[][] = []
  for (const hop of hops) {
    const group = groups[hop.connection]
    if (group) group.push(hop)
    else groups[hop.connection] = [hop]
  }
  return groups
}

/** The answer of one connection. */
function answered(hops: readonly HopDraft[], receiver: Pick<HopDraft, 'id' | 'component' | 'node'>): readonly HopDraft[] {
  const carried = hops.filter((hop) => hop.wire !== null)
  const first = hops[0]?.concept
  const lastConcept = hops.findLast((hop) => hop.concept !== null)?.concept
  const last = carried.at(-1)?.wire
  if (!first || !last || !lastConcept) return []
  const { id, component, node } = receiver
  const answer: HopDraft = {
    step: 'reply',
    facts: { from: component.name },
    id: `reply/${id}`,
    component,
    node,
    connection: hops[0]?.connection ?? 0,
    concept: { protocol: first.protocol, source: lastConcept.destination, destination: first.source },
    wire: turned(last),
    translations: [],
    because: [],
    assumed: false,
  }
  return [answer, ...undone(carried)]
}

function turned(packet: Packet): Packet {
  return { protocol: packet.protocol, source: packet.destination, destination: packet.source }
}

/** Each place that translated, last first: it sends on what came back, addressed as the packet was before it. */
function undone(carried: readonly HopDraft[]): readonly HopDraft[] {
  return carried
    .flatMap((hop, index): HopDraft[] => {
      const before = carried[index - 1]?.wire
      if (hop.translations.length === 0 || !before) return []
      return [
        {
          step: 'undo',
          facts: { at: hop.node ?? hop.component.name },
          id: `reply/${hop.id}`,
          component: hop.component,
          node: hop.node,
          connection: hop.connection,
          concept: null,
          wire: turned(before),
          translations: hop.translations.map(inverse).reverse(),
          because: [],
          assumed: hop.assumed,
        },
      ]
    })
    .reverse()
}

/** What was the destination on the way in is the source on the way back. */
function inverse(translation: Translation): Translation {
  const what = translation.what === 'destination' ? 'source' : translation.what === 'source' ? 'destination' : translation.what
  return { what, from: translation.to, to: translation.from, by: translation.by }
}
