import { isScenario, readScenario } from './assemble'
import { podsWithPrefix } from './lessons'
import type { Cluster, Lesson, LoadProblem, PlaceNames, ScenarioRequest } from './model'

/** The Scenario objects of the input as they are read, with what is wrong in them. */
export function scenariosIn({ objects }: Pick<Cluster, 'objects'>): {
  readonly lessons: readonly Lesson[]
  readonly problems: readonly LoadProblem[]
} {
  const problems: LoadProblem[] = []
  return { lessons: objects.filter(isScenario).map((object) => readScenario(object, problems)), problems }
}

/**
 * The requests that can be sent through the input as it is: those that vary it ask another cluster. Of one that goes to every node, that to
 * the first.
 */
export function plainRequests(lessons: readonly Lesson[], names: () => PlaceNames): readonly ScenarioRequest[] {
  return lessons.flatMap(({ requests }) =>
    requests.flatMap(({ variation, expect: _expect, line: _line, ...request }) => {
      const [first] = variation.without.length + variation.edits.length > 0 ? [] : filledIn(request, names)
      return first === undefined ? [] : [{ ...request, ...first }]
    }),
  )
}

/**
 * A request with its placeholders filled in: `<pod:prefix>` as the sender is the first Pod whose name begins so, `<node:any>` as the target
 * stands for every node, and there is a request for each. What names nothing that is there stays as it is written.
 */
export function filledIn({ from, to }: Pick<ScenarioRequest, 'from' | 'to'>, names: () => PlaceNames) {
  if (!`${from}${to}`.includes('<')) return [{ from, to }]
  const { pods, nodes } = names()
  const sender = from.replace(/^pod:(?:([^/<]+)\/)?<pod:([^>]+)>$/, (whole, namespace: string | undefined, prefix: string) => {
    const [pod] = podsWithPrefix(pods, prefix, namespace ?? null)
    return pod === undefined ? whole : `pod:${pod.namespace}/${pod.name}`
  })
  const addresses = to.startsWith('<node:any>') ? nodes.flatMap((node) => node.addresses.slice(0, 1)) : []
  const targets = addresses.map((address) => to.replace('<node:any>', () => (address.includes(':') ? `[${address}]` : address)))
  return (targets.length > 0 ? targets : [to]).map((target) => ({ from: sender, to: target }))
}
