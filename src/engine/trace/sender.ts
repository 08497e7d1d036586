import { type Address, type Cluster, type ClusterNode, type Pod, placeId, qualifiedName, type RequestProblem, type Sender } from '../model'
import { nearestNames } from './nearest'
import type { SenderFact } from './visit'

/** Addresses of a client outside that nobody describes: out of the ranges that are kept for documentation. */
const unknownClient = '203.0.113.1' as Address
const loopback = '127.0.0.1' as Address
const unknownClient6 = '2001:db8::1' as Address

/** Finds who sends. A Pod or node that is not in the cluster is a problem of the request, with the nearest names. */
export function findSender(cluster: Cluster, sender: Sender): { readonly sender: SenderFact } | { readonly problem: RequestProblem } {
  switch (sender.kind) {
    case 'external':
      return { sender: externalClient(cluster, sender.name, sender.address) }
    case 'pod': {
      const pod = cluster.lookup.pod(sender.namespace, sender.name)
      const name = `${sender.namespace}/${sender.name}`
      if (pod && pod.addresses.length === 0) return { problem: { code: 'pod-without-address', text: name } }
      return pod
        ? { sender: podSender(cluster, pod) }
        : unknown(
            name,
            cluster.pods.map((known) => qualifiedName(known.ref)),
          )
    }
    case 'workload': {
      const pod = cluster.lookup.podOfWorkload(sender.namespace, sender.name)
      if (pod) return { sender: podSender(cluster, pod) }
      const known = cluster.pods.flatMap((candidate) => (candidate.workload ? [qualifiedName(candidate.workload)] : []))
      return unknown(`${sender.namespace}/${sender.name}`, [...new Set(known)])
    }
    case 'node': {
      const node = cluster.lookup.node(sender.name)
      return node
        ? { sender: nodeSender(node) }
        : unknown(
            sender.name,
            cluster.nodes.map((known) => known.ref.name),
          )
    }
    case 'ip':
      return { sender: addressSender(cluster, sender.address) }
    case 'portForward':
      return { sender: outsideSender('localhost', [loopback], false) }
  }
}

function unknown(text: string, known: readonly string[]): { readonly problem: RequestProblem } {
  return { problem: { code: 'sender-unknown', text, nearest: nearestNames(text, known) } }
}

/** A client outside: a Client hint by its name, else the first documentation address that no hint has. */
export function externalClient(cluster: Cluster, name: string, given: Address | null): SenderFact {
  const hint = cluster.clients.find((client) => client.ref.name === name)
  const known = given ?? hint?.address ?? null
  if (known !== null) return outsideSender(name, [known], given === null && (hint?.addressAssumed ?? false))
  return outsideSender(name, [firstFree(cluster), unknownClient6], true)
}

function firstFree(cluster: Cluster): Address {
  const taken = new Set(cluster.clients.map((client) => client.address))
  for (let host = 1; host < 128; host += 1) {
    const address = `203.0.113.${host}` as Address
    if (!taken.has(address) && cluster.lookup.owners(address).length === 0) return address
  }
  return unknownClient
}

function outsideSender(name: string, addresses: readonly Address[], assumed: boolean): SenderFact {
  const hop = { place: 'client', kind: 'Client', namespace: null, name } as const
  return { hop, id: placeId.client(name), addresses, name, pod: null, node: null, assumed }
}

function podSender(cluster: Cluster, pod: Pod): SenderFact {
  const hop = { place: 'client', kind: 'Pod', namespace: pod.ref.namespace, name: pod.ref.name } as const
  const node = pod.node === null ? (cluster.nodes[0] ?? null) : cluster.lookup.node(pod.node)
  return {
    hop,
    id: placeId.client(qualifiedName(pod.ref)),
    addresses: pod.addresses,
    name: pod.ref.name,
    pod,
    node,
    assumed: pod.assumed.includes('pod'),
  }
}

function nodeSender(node: ClusterNode): SenderFact {
  const hop = { place: 'client', kind: 'Node', namespace: null, name: node.ref.name } as const
  const assumed = node.assumed === 'node'
  return {
    hop,
    id: placeId.client(node.ref.name),
    addresses: node.addresses,
    name: node.ref.name,
    pod: null,
    node,

    assumed,
  }
}

function addressSender(cluster: Cluster, address: Address): SenderFact {
  for (const owner of cluster.lookup.owners(address)) {
    if (owner.kind === 'pod' && !owner.pod.hostNetwork) return { ...podSender(cluster, owner.pod), addresses: [address] }
    if (owner.kind === 'node') return { ...nodeSender(owner.node), addresses: [address] }
    if (owner.kind === 'client') return outsideSender(owner.client.ref.name, [address], false)
  }
  return outsideSender(address, [address], false)
}
