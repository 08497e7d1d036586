import { type Cluster, compareText, type Graph, type GraphView, moreNamespaces, type OpenedNamespace, type ShownGraph } from '../model'
import { foldPart } from './foldPart'
import { graphOf } from './graph'
import { namespaceSummaries } from './namespaceSummaries'
import { graphAround, graphOfNamespace } from './part'

/** So many places are drawn as they are; with more the map begins with namespaces. */
const wholeGraph = 300
/** So many namespaces stand on the map unasked. */
const namespacesShown = 60
/** An opened namespace that gets fewer cards than this is closed again. */
const leastRoom = 8

/** What is looked at before anybody asks anything. */
export const firstView: GraphView = { around: [], focus: null, unfolded: [], limit: 200 }

/**
 * The graph as a face asks for it, view by view. A small one is answered whole, whatever the view. Of a large one only what the view
 * needs is made: places around the request, always whole; every namespace in numbers; and of opened ones their places, like ones
 * folded, within the limit of the view. Where the room does not suffice for all opened namespaces, the newest ones are answered.
 */
export function shownGraphs(cluster: Cluster): (view: GraphView) => ShownGraph {
  const whole = smallGraph(cluster)
  if (whole !== null) {
    const answer = { ...whole, folds: [], overview: null }
    return () => answer
  }
  const summaries = once(() => namespaceSummaries(cluster))
  return (view) => largeGraph(cluster, summaries(), view)
}

function smallGraph(cluster: Cluster): Graph | null {
  const { nodes, services, pods, routers } = cluster
  if (nodes.length + services.length + pods.length + routers.length > wholeGraph) return null
  const graph = graphOf(cluster)
  return graph.places.length > wholeGraph ? null : graph
}

function largeGraph(cluster: Cluster, summaries: ReturnType<typeof namespaceSummaries>, view: GraphView): ShownGraph {
  const looked = view.focus === null ? [] : [view.focus]
  const near = graphAround(cluster, view.around)
  const around = foldPart(near, {
    prefix: 'fold/way/',
    keep: new Set([...view.around, ...looked]),
    unfolded: view.unfolded,
    room: Math.floor(view.limit / 2),
    sideBySide: 4,
    services: 4,
  })
  const opened = view.unfolded.flatMap(({ id }) => summaries.find((each) => each.id === id) ?? [])
  const wanted = view.unfolded.find(({ id }) => id === moreNamespaces)?.show ?? 0
  const listed = new Set([...summaries.slice(0, Math.min(namespacesShown + wanted, view.limit)), ...opened])
  const taken = new Set(near.places.map(({ id }) => id))
  let room = view.limit - around.places.length - around.folds.length - Math.min(listed.size, namespacesShown)
  const parts: OpenedNamespace[] = []
  for (const { id, name } of [...opened].reverse()) {
    if (room < leastRoom) break
    const graph = without(graphOfNamespace(cluster, name), taken)
    const part = foldPart(graph, {
      prefix: `fold/${name}/`,
      keep: new Set(looked),
      unfolded: view.unfolded,
      room,
      sideBySide: 1,
      services: 24,
    })
    for (const place of graph.places) taken.add(place.id)
    room -= part.places.length + part.folds.length
    parts.push({ id, name, part })
  }
  const namespaces = [...listed].sort((a, b) => compareText(a.name, b.name))
  return { ...around, overview: { namespaces, moreNamespaces: summaries.length - namespaces.length, opened: parts.reverse() } }
}

/** What stands elsewhere on the map is left out here. */
function without({ places, relations }: Graph, taken: ReadonlySet<string>): Graph {
  return { places: places.filter(({ id }) => !taken.has(id)), relations }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
