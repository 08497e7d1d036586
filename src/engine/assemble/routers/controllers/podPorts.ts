import { resolveTargetPort } from '../../../kubernetes/targetPort'
import type { ContainerPort, Pod, Service, ServicePort } from '../../../model'
import type { PodRunner } from './runners'

/** The ports of a controller's Pods at which connections for port 80 and for port 443 arrive. */
export interface EntryPorts {
  readonly http: readonly number[]
  readonly https: readonly number[]
}

const names = {
  http: ['http', 'web', 'proxy', 'plain', 'proxy-http'],
  https: ['https', 'websecure', 'proxy-tls', 'proxy-ssl', 'ssl', 'tls'],
} as const
const numbers = { http: 80, https: 443 } as const

/** Ports that a controller opens for itself and its cluster: never those of its clients. */
const inner = /webhook|admission|validat|metrics|admin|health|stat|prometheus|profil/

/**
 * Where a controller's Pods listen: where its Services' ports 80 and 443 lead, the ports that a node's 80 and 443 lead to
 * (hostPort, hostNetwork), and container ports by their usual names. Services that are for the API server (an admission
 * webhook on 443) do not count.
 */
export function entryPorts(runner: PodRunner): EntryPorts {
  return { http: portsFor(runner, 'http'), https: portsFor(runner, 'https') }
}

function portsFor(runner: PodRunner, what: keyof EntryPorts): readonly number[] {
  const { pods, services, kind } = runner
  const [pod] = pods
  if (!pod) return []
  const behind = services.flatMap((service) => (inner.test(service.ref.name) ? [] : behindService(service, pod, what)))
  const onNode = pod.ports.filter((port) => isEntry(port) && nodePort(pod, port) === numbers[what]).map(({ port }) => port)
  const named = pod.ports.filter(({ name }) => name !== null && isNamed(name, what)).map(({ port }) => port)
  const found = [...new Set([...behind, ...onNode, ...named])]
  if (found.length > 0) return found
  return [kind.installed?.podPorts[what] ?? numbers[what]]
}

function behindService(service: Service, pod: Pod, what: keyof EntryPorts): readonly number[] {
  return service.ports.flatMap((port) => {
    if (port.protocol !== 'TCP' || isInner(port) || !(port.port === numbers[what] || isNamed(port.name, what))) return []
    const resolved = resolveTargetPort(pod, port)
    return resolved ? [resolved.port] : []
  })
}

function isInner({ name, targetPort }: ServicePort): boolean {
  return inner.test(name) || (targetPort.kind === 'name' && inner.test(targetPort.name))
}

function isEntry({ protocol, name }: ContainerPort): boolean {
  return protocol === 'TCP' && !inner.test(name ?? '')
}

function isNamed(name: string, what: keyof EntryPorts): boolean {
  return (names[what] as readonly string[]).includes(name)
}

function nodePort(pod: Pod, port: ContainerPort): number | null {
  return pod.hostNetwork ? port.port : port.hostPort
}
