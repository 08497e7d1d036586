import { type KubeObject, kindKey, refKey } from '../../model'
import { groupBy } from '../groupBy'
import { ingressControllers } from './controllers/family'
import { externalLoadBalancers } from './externalLoadBalancer/compile'
import type { Compiled, RouterContext, RouterFamily, RouterObjects } from './family'
import { gatewayApi } from './gatewayApi'
import { ingressSource } from './ingress/compile'
import { openShiftRoutes } from './openShiftRoute/compile'
import { runtimeObjects } from './runtime'
import { virtualServerSource } from './virtualServer/compile'

/** Every family of routers, in the order in which their routers stand. */
const families: readonly RouterFamily[] = [
  externalLoadBalancers,
  ingressControllers([ingressSource, virtualServerSource]),
  gatewayApi,
  openShiftRoutes,
]

/** The objects that controllers would have made for routers that nothing among the accepted objects runs. */
export function controllerObjects(objects: readonly KubeObject[]): readonly KubeObject[] {
  const index = objectsByKind(objects)
  const made = families.flatMap((family) => family.wishes(index)).flatMap(runtimeObjects)
  const kinds = new Map(made.map(({ ref }) => [kindKey(ref), ref]))
  const known = new Set([...kinds.values()].flatMap(({ group, kind }) => index.named(group, kind).map(({ ref }) => refKey(ref))))
  return made.filter((object) => !known.has(refKey(object.ref)))
}

/** Every router of the cluster, with what became of routes and listeners. */
export function compileRouters(context: RouterContext): Compiled {
  const compiled = families.map((family) => family.compile(context))
  return {
    routers: compiled.flatMap((each) => each.routers),
    unserved: compiled.flatMap((each) => each.unserved),
    routeStatuses: compiled.flatMap((each) => each.routeStatuses),
    listenerStatuses: compiled.flatMap((each) => each.listenerStatuses),
  }
}

export function objectsByKind(objects: readonly KubeObject[]): RouterObjects {
  const byKind = groupBy(objects, ({ ref }) => kindKey(ref))
  const asked = new Map<string, readonly KubeObject[]>()
  const named = (group: string, kind: string) => {
    const key = kindKey({ group, kind })
    const found = asked.get(key) ?? lastOfEachName(byKind.get(key) ?? [])
    asked.set(key, found)
    return found
  }
  return { ofKind: named, hints: (kind) => named('hopscope', kind), named }
}

/** In nearly every input no two objects of one kind have one name: then nothing is made. */
function lastOfEachName(objects: readonly KubeObject[]): readonly KubeObject[] {
  const names = groupBy(objects, ({ ref }) => ref.namespace ?? '')
  const areDistinct = [...names.values()].every((inside) => new Set(inside.map(({ ref }) => ref.name)).size === inside.length)
  return areDistinct ? objects : [...new Map(objects.map((object) => [refKey(object.ref), object])).values()]
}
