import { type KubeObject, refKey } from '../../model'
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

/** The objects that controllers would have made for routers that nothing in the input runs. */
export function controllerObjects(objects: readonly KubeObject[]): readonly KubeObject[] {
  const known = new Set(objects.map((object) => refKey(object.ref)))
  const index = objectsByKind(objects)
  return families
    .flatMap((family) => family.wishes(index))
    .flatMap(runtimeObjects)
    .filter((object) => !known.has(refKey(object.ref)))
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
  const byKind = new Map<string, Map<string, KubeObject>>()
  for (const object of objects) {
    const key = `${object.ref.group}/${object.ref.kind}`
    const known = byKind.get(key) ?? new Map<string, KubeObject>()
    known.set(refKey(object.ref), object)
    byKind.set(key, known)
  }
  return { ofKind: (group, kind) => [...(byKind.get(`${group}/${kind}`)?.values() ?? [])] }
}
