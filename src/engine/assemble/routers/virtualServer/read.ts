import { type Fields, fieldsOf } from '../../../fields'
import { parseHostPattern } from '../../../kubernetes/hostPattern'
import type { HostPattern, KubeObject, LoadProblem } from '../../../model'
import type { Routed } from '../controllers/source'
import type { RouterObjects } from '../family'

export interface Upstream {
  readonly name: string
  readonly service: string
  readonly port: number
  readonly podLabels: Readonly<Record<string, string>> | null
  readonly useClusterIp: boolean
  readonly backup: { readonly service: string; readonly port: number } | null
  readonly field: string
}

/** What is done with a request; a field that holds none of these does nothing. */
export type WrittenAction =
  | { readonly kind: 'pass'; readonly upstream: string }
  | {
      readonly kind: 'proxy'
      readonly upstream: string
      readonly rewritePath: string | null
      readonly set: readonly (readonly [string, string])[]
    }
  | { readonly kind: 'redirect'; readonly url: string; readonly code: number }
  | { readonly kind: 'return'; readonly code: number }
  | { readonly kind: 'none' }

export interface Split {
  readonly weight: number
  readonly action: WrittenAction
}

export interface Condition {
  readonly on: 'header' | 'cookie' | 'argument' | 'variable'
  readonly name: string
  readonly value: string
}

export interface WrittenMatch {
  readonly conditions: readonly Condition[]
  readonly action: WrittenAction
  readonly splits: readonly Split[]
  readonly field: string
}

/** A route of a VirtualServer, or a subroute of a VirtualServerRoute. */
export interface WrittenRoute {
  readonly path: string
  /** `namespace/name` or `name` of the VirtualServerRoute that has the path instead. */
  readonly route: string | null
  readonly action: WrittenAction
  readonly splits: readonly Split[]
  readonly matches: readonly WrittenMatch[]
  readonly field: string
}

/** What VirtualServer and VirtualServerRoute have in common. */
export interface Routes {
  readonly object: KubeObject
  readonly hostName: string | null
  readonly upstreams: readonly Upstream[]
  readonly routes: readonly WrittenRoute[]
}

export interface VirtualServerReading extends Routed, Routes {
  readonly host: HostPattern
  readonly tls: { readonly secret: string | null; readonly redirect: number | null } | null
}

const group = 'k8s.nginx.org'

/** VirtualServers (`k8s.nginx.org/v1`). https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/ */
export function readVirtualServers(objects: RouterObjects, problems: LoadProblem[]): readonly VirtualServerReading[] {
  return objects.ofKind(group, 'VirtualServer').map((object) => {
    const root = fieldsOf(object, problems)
    const spec = root.map('spec')
    const routes = readRoutes(object, spec, 'routes')
    const host = parseHostPattern(routes.hostName, 'one')
    const tls = spec.map('tls')
    const redirect = tls.map('redirect')
    return {
      ...routes,
      ref: object.ref,
      createdAt: root.map('metadata').text('creationTimestamp'),
      asks: { kind: 'software', software: 'NGINX Ingress Controller', className: spec.text('ingressClassName') },
      hosts: [host],
      host,
      tls: spec.isMap('tls')
        ? { secret: tls.text('secret'), redirect: redirect.flag('enable') === true ? (redirect.integer('code') ?? 301) : null }
        : null,
    }
  })
}

/** VirtualServerRoutes, by `namespace/name`. */
export function readVirtualServerRoutes(objects: RouterObjects, problems: LoadProblem[]): ReadonlyMap<string, Routes> {
  return new Map(
    objects.ofKind(group, 'VirtualServerRoute').map((object) => {
      const spec = fieldsOf(object, problems).map('spec')
      return [`${object.ref.namespace}/${object.ref.name}`, readRoutes(object, spec, 'subroutes')]
    }),
  )
}

function readRoutes(object: KubeObject, spec: Fields, key: string): Routes {
  return {
    object,
    hostName: spec.text('host')?.toLowerCase() ?? null,
    upstreams: spec.maps('upstreams').flatMap(readUpstream),
    routes: spec.maps(key).flatMap(readRoute),
  }
}

function readUpstream(entry: Fields): Upstream[] {
  const name = entry.text('name')
  const service = entry.text('service')
  const port = entry.port('port')
  if (name === null || service === null || port === null) return []
  const backup = entry.text('backup')
  const backupPort = entry.port('backupPort')
  return [
    {
      name,
      service,
      port,
      podLabels: entry.textMap('subselector'),
      useClusterIp: entry.flag('use-cluster-ip') === true,
      backup: backup === null || backupPort === null ? null : { service: backup, port: backupPort },
      field: entry.path,
    },
  ]
}

function readRoute(entry: Fields): WrittenRoute[] {
  const path = entry.text('path')
  if (path === null) return []
  return [
    {
      path,
      route: entry.text('route'),
      action: readAction(entry),
      splits: entry.maps('splits').map(readSplit),
      matches: entry.maps('matches').map((each) => ({
        conditions: each.maps('conditions').flatMap(readCondition),
        action: readAction(each),
        splits: each.maps('splits').map(readSplit),
        field: each.path,
      })),
      field: entry.path,
    },
  ]
}

function readSplit(entry: Fields): Split {
  return { weight: Math.max(0, entry.integer('weight') ?? 0), action: readAction(entry) }
}

function readAction(parent: Fields): WrittenAction {
  if (!parent.isMap('action')) return { kind: 'none' }
  const action = parent.map('action')
  const pass = action.text('pass')
  if (pass !== null) return { kind: 'pass', upstream: pass }
  if (action.isMap('proxy')) {
    const proxy = action.map('proxy')
    const headers = proxy
      .map('requestHeaders')
      .maps('set')
      .flatMap((each): readonly (readonly [string, string])[] => {
        const name = each.text('name')
        return name === null ? [] : [[name, each.text('value') ?? '']]
      })
    return { kind: 'proxy', upstream: proxy.text('upstream') ?? '', rewritePath: proxy.text('rewritePath'), set: headers }
  }
  if (action.isMap('redirect')) {
    const redirect = action.map('redirect')
    return { kind: 'redirect', url: redirect.text('url') ?? '', code: redirect.integer('code') ?? 301 }
  }
  return action.isMap('return') ? { kind: 'return', code: action.map('return').integer('code') ?? 200 } : { kind: 'none' }
}

function readCondition(entry: Fields): Condition[] {
  const value = entry.text('value') ?? ''
  for (const on of ['header', 'cookie', 'argument', 'variable'] as const) {
    const name = entry.text(on)
    if (name !== null) return [{ on, name, value }]
  }
  return []
}
