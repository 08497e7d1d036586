import { type AddressFamily, defaultSettings, type KubeObject } from '../model'
import { admitTo } from './admit'
import { applyDefaults } from './default'
import { pathText, type Steps } from './draft'

/** Helpers for tests of this folder: objects without a text behind them. */

const groups: Readonly<Record<string, string>> = {
  Deployment: 'apps',
  DaemonSet: 'apps',
  Job: 'batch',
  CronJob: 'batch',
  EndpointSlice: 'discovery.k8s.io',
  ServiceCIDR: 'networking.k8s.io',
  NetworkPolicy: 'networking.k8s.io',
}

export function objectOf(kind: string, name: string, rest: Record<string, unknown>, metadata: Record<string, unknown> = {}): KubeObject {
  const group = groups[kind] ?? ''
  const apiVersion = group === '' ? 'v1' : `${group}/v1`
  return {
    ref: { group, kind, namespace: 'default', name },
    apiVersion,
    body: { apiVersion, kind, metadata: { name, namespace: 'default', ...metadata }, ...rest },
    filledIn: new Set(),
    source: { file: 'test', document: 1, line: 1, locate: () => null, range: () => null },
  }
}

export function serviceWith(spec: Record<string, unknown>, name = 'web', metadata: Record<string, unknown> = {}): KubeObject {
  return objectOf('Service', name, { spec: { ports: [{ port: 80 }], ...spec } }, metadata)
}

/** The ranges of a cluster with these families, as settings have them. */
export function rangesFor(families: readonly AddressFamily[]) {
  const known = defaultSettings.kubeProxy.serviceRanges
  return { ranges: families.flatMap((family) => known.find((range) => range.family === family) ?? []), declared: false }
}

/** The last of the objects as a cluster of these families stores it, and what is wrong with it. */
export function stored(objects: readonly KubeObject[], families: readonly AddressFamily[] = ['IPv4']) {
  const { objects: kept, errors } = admitTo(rangesFor(families), objects)
  const last = objects.at(-1)
  const object = kept.find(({ source }) => source === last?.source) ?? null
  const own = errors.filter((entry) => entry.object === last).flatMap((entry) => entry.errors)
  return { object, codes: own.map(({ path, code }) => `${path} ${code}`), refused: object === null }
}

/** A defaulted object's value at a path, and whether nobody wrote it. */
export function defaulted(object: KubeObject, steps: Steps): readonly [value: unknown, filledIn: boolean] {
  const after = applyDefaults(object)
  return [valueAt(after, steps), after.filledIn.has(pathText(steps))]
}

export function valueAt(object: KubeObject | null, steps: Steps): unknown {
  return steps.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null | undefined)?.[step], object?.body)
}
