import { type Fields, fieldsOf } from '../../fields'
import type { KindIn, KubeObject, LoadProblem, Probe, ReadGroup, Workload, WorkloadKind } from '../../model'
import { readArguments } from './arguments'
import { readLabelSelector } from './labelSelector'
import { readPlacement } from './placement'
import { portsOfContainer, readPodShape } from './pod'

type GroupOf<K extends WorkloadKind> = { [G in ReadGroup]: K extends KindIn<G> ? G : never }[ReadGroup]

/** Kinds that make Pods, by API group. */
export const workloadKinds: { readonly [K in WorkloadKind]: readonly GroupOf<K>[] } = {
  Deployment: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  DaemonSet: ['apps', 'extensions'],
  ReplicationController: [''],
  Job: ['batch'],
}

/** A workload: how many Pods, and what they look like. */
export function readWorkload(object: KubeObject, problems: LoadProblem[]): Workload {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const kind = object.ref.kind as WorkloadKind
  const template = spec.map('template')
  const containers = template.map('spec').maps('containers')
  return {
    ref: object.ref,
    kind,
    replicas: replicas(kind, spec),
    selector: selectorOf(kind, spec),
    template: {
      ...readPodShape(template, object),
      placement: readPlacement(template.map('spec')),
      probes: [...containers, ...template.map('spec').maps('initContainers')].flatMap(probesOf),
      arguments: containers.map(readArguments),
    },
    serviceName: kind === 'StatefulSet' ? spec.text('serviceName') : null,
    owners: root
      .map('metadata')
      .maps('ownerReferences')
      .map((owner) => `${owner.text('kind')}/${owner.text('name')}`),
    source: object.source,
  }
}

function replicas(kind: WorkloadKind, spec: Fields): number {
  if (kind === 'Job') return Math.max(0, spec.integer('parallelism') ?? 1)
  return Math.max(0, spec.integer('replicas') ?? 1)
}

/** A ReplicationController selects by equal labels alone. */
function selectorOf(kind: WorkloadKind, spec: Fields): Workload['selector'] {
  if (!spec.has('selector')) return null
  if (kind === 'ReplicationController') return { labels: spec.textMap('selector') ?? {}, expressions: [] }
  return readLabelSelector(spec.map('selector'))
}

const probeKinds = ['readiness', 'liveness', 'startup'] as const
const handlers = ['httpGet', 'tcpSocket', 'grpc'] as const

/** The probes that the kubelet sends to a port; a command inside the container has none. */
function probesOf(container: Fields): readonly Probe[] {
  return probeKinds.flatMap((kind) =>
    handlers.flatMap((handler): Probe[] => {
      if (!container.isMap(`${kind}Probe`)) return []
      const asked = container.map(`${kind}Probe`).map(handler)
      const port = asked.portOrName('port')
      return port === null ? [] : [{ kind, port, ports: portsOfContainer(container), path: asked.pathOf('port') }]
    }),
  )
}
