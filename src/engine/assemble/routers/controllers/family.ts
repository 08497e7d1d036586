import { type HttpRouter, type ResourceRef, refKey, type UnservedRoute } from '../../../model'
import type { Compiled, RouterContext, RouterFamily } from '../family'
import type { IngressClassReading } from '../ingress/read'
import type { ControllerDefault } from './claim'
import { controllerDefault } from './defaultBackend'
import type { ControllerKind } from './kind'
import { listenersOf } from './listeners'
import { mergeClaims } from './merge'
import { entryPorts } from './podPorts'
import { assumedRunners, type PodRunner, podRunners } from './runners'
import { type Served, surroundings, whoServes } from './serve'
import type { OpenedSource, Routed, RouteSource } from './source'
import { controllerWishes, labelOf } from './wish'

/** A controller with all that it serves. */
interface Work {
  readonly runner: PodRunner
  readonly served: Set<Routed>
  readonly classes: Map<string, IngressClassReading>
}

/**
 * Ingress controllers. Each controller that runs is one router, whatever kinds feed it; balancers outside that controllers
 * make are routers of their own.
 */
export function ingressControllers(sources: readonly RouteSource[]): RouterFamily {
  return {
    wishes: (objects) => controllerWishes(objects, sources),
    compile: (context) => {
      const runners = podRunners(context)
      const opened = sources.map((source) => source.open(context, context.problems))
      const routed = opened.flatMap((source) => source.routed)
      return routed.length === 0 && runners.length === 0 ? nothing : compileControllers(context, opened, routed, runners)
    },
  }
}

const nothing: Compiled = { routers: [], unserved: [], routeStatuses: [], listenerStatuses: [] }

function compileControllers(
  context: RouterContext,
  opened: readonly OpenedSource[],
  routed: readonly Routed[],
  runners: readonly PodRunner[],
): Compiled {
  const around = surroundings(context, runners)
  const works = new Map<string, Work>(runners.map((runner) => [refKey(runner.ref), emptyWork(runner)]))
  const outside = new Map<Routed, ControllerKind>()
  const unserved: UnservedRoute[] = []
  const assumed = assumedRunners(context)
  for (const each of routed) {
    const served = whoServes(each.asks, around)
    if (served.by === 'outside') outside.set(each, served.kind)
    const own = runnersOf(assumed, served)
    if (served.by === 'nobody' || (served.by === 'absent' && own.length === 0)) unserved.push(unservedBy(each, served))
    for (const runner of own) {
      const key = refKey(runner.ref)
      const work = works.get(key) ?? emptyWork(runner)
      works.set(key, work)
      work.served.add(each)
      if ('of' in served && served.of) work.classes.set(served.of.ref.name, served.of)
    }
  }
  const used = new Set<string>()
  const inPods = [...works.values()].map((work) => routerOf(context, opened, work, nameFor(work, used)))
  const balancers = opened.flatMap((source) => source.balancers(outside, context))
  return { ...nothing, routers: [...inPods, ...balancers], unserved }
}

function emptyWork(runner: PodRunner): Work {
  return { runner, served: new Set(), classes: new Map() }
}

function runnersOf(assumed: ReturnType<typeof assumedRunners>, served: Served<PodRunner>): readonly PodRunner[] {
  if (served.by === 'runners') return served.runners
  if (served.by !== 'absent') return []
  const runner = assumed(served.kind, labelOf(served.key))
  return runner ? [runner] : []
}

function unservedBy({ ref, hosts, asks }: Routed, served: Served<PodRunner>): UnservedRoute {
  const why = served.by === 'nobody' ? served.why : 'other-class'
  return { object: ref, path: null, why, hosts, className: asks.className, parent: null }
}

function routerOf(context: RouterContext, opened: readonly OpenedSource[], { runner, served }: Work, named: NamedRouter): HttpRouter {
  const { kind, version, flags, pods, services, assumed } = runner
  const serving = { kind, version, flags, context }
  const claims = opened.flatMap((source) => source.claims(served, serving))
  const ownDefault: ControllerDefault | null = controllerDefault(serving, runner.ref)
  const merged = mergeClaims(claims, kind, ownDefault)
  return {
    ref: named.ref,
    profile: {
      software: kind.software,
      version,
      endpoints: kind.endpoints,
      listenerIsolation: false,
      source: 'own',
      unknownServerName: kind.unknownServerName,
      misdirected: 'serve',
    },
    entry: { at: 'pods', pods: pods.map((pod) => pod.ref), services: services.map((service) => service.ref) },
    listeners: listenersOf(named.ref, entryPorts(runner), merged, kind.tlsHosts),
    closed: [],
    serves: [...served].flatMap(({ ref }) => [ref, ...olderName(ref)]),
    addresses: [],
    assumed,
    source: named.source,
  }
}

/** An Ingress of the old API group is asked for by the name of the new one. */
function olderName(ref: ResourceRef): readonly ResourceRef[] {
  return ref.group === 'extensions' ? [{ ...ref, group: 'networking.k8s.io' }] : []
}

type NamedRouter = Pick<HttpRouter, 'ref' | 'source'>

/** A router is called by the first class that it serves; one that serves none, or shares its class, by its workload. */
function nameFor({ runner, classes }: Work, used: Set<string>): NamedRouter {
  const [name] = [...classes.keys()].sort()
  const first = name === undefined ? undefined : classes.get(name)
  if (first && !used.has(first.ref.name)) {
    used.add(first.ref.name)
    return { ref: first.ref, source: first.object.source }
  }
  const { namespace, name: workload } = runner.ref
  const ref = { group: 'networking.k8s.io', kind: 'IngressController', namespace, name: workload }
  return { ref, source: runner.pods[0]?.writtenIn.source ?? null }
}
