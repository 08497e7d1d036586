import { fieldsOf } from '../fields'
import type { KubeObject, LoadProblem, OtherDataplane } from '../model'

/** Workloads of network plugins that can do Services themselves: they do where no kube-proxy runs beside them. */
const agents: Readonly<Record<string, OtherDataplane['name']>> = {
  cilium: 'Cilium',
  'antrea-agent': 'Antrea',
  'ovnkube-node': 'OVN-Kubernetes',
  'kube-router': 'kube-router',
}

/**
 * What carries Service traffic in place of kube-proxy, as far as the input shows it: a plugin's agent without a
 * kube-proxy beside it, or Calico told to use eBPF. Null: kube-proxy, or nobody says otherwise.
 * https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/
 */
export function otherDataplane(objects: readonly KubeObject[], problems: LoadProblem[]): OtherDataplane | null {
  const ebpf = objects.find((object) => usesEbpf(object, problems))
  if (ebpf) return { name: 'Calico eBPF', object: ebpf.ref, path: ebpfPath(ebpf) }
  if (objects.some(isKubeProxy)) return null
  const agent = objects.find(({ ref }) => ref.kind === 'DaemonSet' && Object.hasOwn(agents, ref.name))
  const name = agent && agents[agent.ref.name]
  return agent && name ? { name, object: agent.ref, path: 'metadata.name' } : null
}

function isKubeProxy({ ref }: KubeObject): boolean {
  if (ref.kind === 'DaemonSet' || ref.kind === 'ConfigMap') return ref.name === 'kube-proxy'
  return ref.kind === 'Pod' && ref.namespace === 'kube-system' && ref.name.startsWith('kube-proxy-')
}

function usesEbpf(object: KubeObject, problems: LoadProblem[]): boolean {
  const { kind, group } = object.ref
  if (!group.endsWith('projectcalico.org') && !group.endsWith('tigera.io')) return false
  const spec = fieldsOf(object, problems).map('spec')
  if (kind === 'FelixConfiguration') return spec.flag('bpfEnabled') === true
  return kind === 'Installation' && spec.map('calicoNetwork').text('linuxDataplane') === 'BPF'
}

function ebpfPath({ ref }: KubeObject): string {
  return ref.kind === 'Installation' ? 'spec.calicoNetwork.linuxDataplane' : 'spec.bpfEnabled'
}
