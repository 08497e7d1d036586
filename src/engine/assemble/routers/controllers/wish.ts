import type { RouterObjects, RuntimeWish } from '../family'
import type { ControllerKind } from './kind'
import { assumedLabel, writtenRunners } from './runners'
import { type Served, surroundings, whoServes } from './serve'
import type { Routed, RouteSource } from './source'

/**
 * What stands for controllers that serve something in the input and do not run in it: named and placed as the makers'
 * installation has them.
 */
export function controllerWishes(objects: RouterObjects, sources: readonly RouteSource[]): readonly RuntimeWish[] {
  const routed = sources.flatMap((source) => source.open(objects, []).routed)
  if (routed.length === 0) return []
  const around = surroundings(objects, writtenRunners(objects))
  const absent = new Map<string, { readonly served: Extract<Served<never>, { by: 'absent' }>; readonly first: Routed }>()
  for (const each of routed) {
    const served = whoServes(each.asks, around)
    if (served.by === 'absent' && !absent.has(served.key)) absent.set(served.key, { served, first: each })
  }
  return [...absent.values()].map(({ served, first }) => wishFor(served, first))
}

function wishFor({ kind, key, of }: Extract<Served<never>, { by: 'absent' }>, first: Routed): RuntimeWish {
  const installed = placeOf(kind, key)
  const { http, https } = installed.podPorts
  return {
    router: (of ?? first).ref,
    namespace: installed.namespace,
    name: installed.name,
    labels: { ...installed.labels, [assumedLabel]: labelOf(key) },
    ports: [
      { name: 'http', port: 80, podPort: http, protocol: 'TCP' },
      { name: 'https', port: 443, podPort: https, protocol: 'TCP' },
    ],
    addresses: [],
    writtenIn: (of ?? first).object,
  }
}

/** Where it would be installed; a second one of a software, or one that nobody knows, is named by its controller name. */
function placeOf(kind: ControllerKind, key: string) {
  const { installed } = kind
  const plain = { http: 80, https: 443 }
  if (installed === null) return { namespace: 'ingress', name: nameOf(key), labels: { app: nameOf(key) }, podPorts: plain }
  return key === kind.controller ? installed : { ...installed, name: nameOf(key), labels: { app: nameOf(key) } }
}

/** A name that a Service can have. */
function nameOf(key: string): string {
  const label = key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')
  return (/^[a-z]/.test(label) ? label : `controller-${label}`).slice(0, 60).replace(/-+$/, '')
}

/** The key as the value of a label. */
export function labelOf(key: string): string {
  return nameOf(key)
}
