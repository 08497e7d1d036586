import type { Hop, Proof, Trace } from '../../engine/model'
import { commandOf, inNamespace, onNode, slicesOf } from './command'

/**
 * The command that shows on a real cluster that a hop is as it is drawn: what a reader of the trace would run to believe it. Null where
 * nothing can be run, as in front of a client outside that asks an address.
 */
export function proofOf(hop: Hop, trace: Trace): Proof | null {
  const { place, kind, namespace, name } = hop.component
  switch (place) {
    case 'client':
      return ofName(hop, trace) ?? open(hop)
    case 'loadBalancer':
      return kind === 'ExternalLoadBalancer' ? open(hop) : service(namespace, name)
    case 'node':
      return rules(hop, trace) ?? open(hop)
    case 'service':
      return endpoints(trace) ?? service(namespace, name)
    case 'httpRouter':
      return router(hop)
    case 'pod':
    case 'endpoint':
      return pod(trace)
    default:
      return null
  }
}

function ofName({ wire }: Hop, { request }: Trace): Proof | null {
  const address = wire?.destination.address
  if (request.to.kind !== 'host' || !address) return null
  return { code: 'name', facts: { host: request.to.host, address }, command: commandOf('nslookup', request.to.host) }
}

function open({ wire }: Hop): Proof | null {
  const { address, port } = wire?.destination ?? {}
  if (!address || port == null) return null
  return { code: 'open', facts: { address, port }, command: commandOf('nc', '-vz', '-w', '5', address, String(port)) }
}

function service(namespace: string | null, name: string): Proof {
  const facts = { service: `${namespace}/${name}` }
  return { code: 'service', facts, command: commandOf('kubectl', 'get', 'service', ...inNamespace(namespace), name, '-o', 'wide') }
}

function endpoints({ service: named, endpoints }: Trace): Proof | null {
  if (named === null) return null
  const [namespace = '', name = ''] = named.split('/')
  return { code: 'endpoints', facts: { service: named, endpoints }, command: commandOf(...slicesOf({ namespace, name }), '-o', 'wide') }
}

/** kube-proxy writes the name of the Service into a comment of each rule. */
function rules({ component }: Hop, { service: named }: Trace): Proof | null {
  if (named === null) return null
  const save = commandOf(...onNode(component.name, 'busybox'), 'chroot', '/host', 'iptables-save', '-t', 'nat')
  return { code: 'node-rules', facts: { node: component.name, service: named }, command: `${save} | ${commandOf('grep', named)}` }
}

/** The rule that decided names its object. */
function router({ because }: Hop): Proof | null {
  const object = because.findLast((entry) => entry.object !== null)?.object
  if (!object || object.group === 'hopscope') return null
  const kind = object.group === '' ? object.kind : `${object.kind}.${object.group}`
  const facts = { object: `${object.kind} ${object.namespace}/${object.name}` }
  return {
    code: 'router',
    facts,
    command: commandOf('kubectl', 'describe', ...inNamespace(object.namespace), kind.toLowerCase(), object.name),
  }
}

function pod({ ending }: Trace): Proof | null {
  if (ending.verdict !== 'delivered' || ending.endpoint.what !== 'pod' || ending.endpoint.ref === null) return null
  const { ref, address } = ending.endpoint
  const facts = { pod: `${ref.namespace}/${ref.name}`, address }
  return { code: 'pod', facts, command: commandOf('kubectl', 'get', 'pod', ...inNamespace(ref.namespace), ref.name, '-o', 'wide') }
}
