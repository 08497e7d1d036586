import { placementText } from '../../../kubernetes/nodeFit'
import { hasUnknownPlace } from '../../../kubernetes/unknownPlace'
import { type Cluster, named, type ReadKind, type Trace, type Workload, wasAsked } from '../../../model'
import { type Diagnostic, docs, type Found, serviceRef } from '../../rule'

/** Kinds that change answers, and where they do. Of one kind any of its names will do. */
const deciding: readonly { readonly kind: string; readonly names: readonly ReadKind[]; readonly counts: (cluster: Cluster) => boolean }[] =
  [
    {
      kind: 'NetworkPolicy',
      names: ['networking.k8s.io/NetworkPolicy', 'extensions/NetworkPolicy'],
      counts: ({ pods }) => pods.length > 0,
    },
    {
      kind: 'EndpointSlice',
      names: ['discovery.k8s.io/EndpointSlice', '/Endpoints'],
      counts: ({ services }) => services.some(({ type }) => type !== 'ExternalName'),
    },
    { kind: 'Pod', names: ['/Pod'], counts: ({ services }) => services.some(({ selector }) => selector !== null) },
    { kind: 'Node', names: ['/Node'], counts: ({ pods, services }) => pods.length + services.length > 0 },
  ]

/**
 * SYS-01: what could change answers is not in this input. Of the cluster as it stands it is said where the input was in a cluster:
 * there the kinds exist, and were not asked for; what manifests leave out is assumed, and listed so. On a trace it is said where a fact
 * is missing that only a cluster knows. Where Pods can stand is told of manifests too: no Node is written with them.
 */
export const notAsked: Diagnostic<'SYS-01'> = {
  code: 'SYS-01',
  docs: docs.api,
  inCluster: (cluster) => [
    ...notInDump(cluster),
    ...cluster.workloads.filter((workload) => hasUnknownPlace(cluster, workload)).map(unplaced),
  ],
  onTrace: (cluster, trace) => [
    ...trace.missing.flatMap((entry) => (entry.why === 'not-shown' ? [found([entry.kind], entry.service)] : [])),
    ...(trace.missing.some(({ why }) => why === 'not-in-input') ? notInDump(cluster) : []),
    ...receivers(cluster, trace).map(unplaced),
  ],
}

/** The workload that a request arrived at, where it is open whether it runs. */
function receivers(cluster: Cluster, { ending }: Trace): readonly Workload[] {
  if (ending.verdict !== 'delivered' || ending.endpoint.ref === null) return []
  const keeper = cluster.lookup.podOf(ending.endpoint.ref)?.workload
  return cluster.workloads.filter((workload) => workload.ref === keeper && hasUnknownPlace(cluster, workload))
}

function unplaced({ ref, template }: Workload): Found<'SYS-01'> {
  const facts = { kinds: ['Node'], workload: named(ref), wants: placementText(template.placement) } as const
  return { facts, severity: 'info', object: ref, path: template.placement.path }
}

function notInDump(cluster: Cluster): readonly Found<'SYS-01'>[] {
  if (cluster.takenAt === null) return []
  const kinds = deciding.filter((each) => each.counts(cluster) && isMissing(cluster, each.names)).map(({ kind }) => kind)
  return kinds.length === 0 ? [] : [found(kinds, null)]
}

function found(kinds: readonly string[], service: string | null): Found<'SYS-01'> {
  return { facts: { kinds, service }, severity: 'info', object: service === null ? null : serviceRef(service), path: null }
}

function isMissing({ asked, lookup }: Cluster, names: readonly string[]): boolean {
  return names.every((name) => lookup.count(name) === 0 && !wasAsked(asked, name, lookup.namespaces))
}
