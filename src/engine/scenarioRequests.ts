import { readScenario } from './assemble'
import { type Cluster, type LoadProblem, qualifiedName, type ScenarioRequest } from './model'

/**
 * The requests that Scenario objects of the input carry, ready to be sent: `<node:any>` stands for the first node's
 * address, `<pod:prefix>` for the first Pod whose name begins so.
 */
export function scenarioRequests(cluster: Cluster): {
  readonly requests: readonly ScenarioRequest[]
  readonly problems: readonly LoadProblem[]
} {
  const problems: LoadProblem[] = []
  const scenarios = cluster.objects.filter((object) => object.ref.kind === 'Scenario' && object.ref.group === 'hopscope')
  const requests = scenarios
    .flatMap((object) => readScenario(object, problems))
    .map((request) => ({ ...request, from: filledIn(cluster, request.from), to: filledIn(cluster, request.to) }))
  return { requests, problems }
}

function filledIn(cluster: Cluster, text: string): string {
  return text
    .replace(
      /^pod:(?:([^/<]+)\/)?<pod:([^>]+)>$/,
      (whole, namespace: string | undefined, prefix: string) => podOf(cluster, namespace ?? null, prefix) ?? whole,
    )
    .replace('<node:any>', () => cluster.nodes[0]?.addresses[0] ?? '<node:any>')
}

function podOf(cluster: Cluster, namespace: string | null, prefix: string): string | null {
  const here = cluster.pods.filter((pod) => namespace === null || pod.ref.namespace === namespace)
  const found =
    here.find((pod) => pod.ref.name === prefix || pod.ref.name.startsWith(`${prefix}-`)) ??
    here.find((pod) => pod.ref.name.startsWith(prefix))
  return found ? `pod:${qualifiedName(found.ref)}` : null
}
