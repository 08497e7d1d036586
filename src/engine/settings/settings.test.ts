import { describe, expect, it } from 'vitest'
import { load } from '../load'
import { defaultSettings, type LoadProblem, type Settings } from '../model'
import { settingsOf } from './settings'

function settingsIn(text: string): Settings {
  const loaded = load([{ name: 'a.yaml', text }])
  const problems: LoadProblem[] = []
  const settings = settingsOf(loaded.objects, defaultSettings, problems)
  expect([...loaded.problems, ...problems]).toEqual([])
  return settings
}

const configMap = (config: string, name = 'kube-proxy', key = 'config.conf') => `
apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: kube-system }
data:
  ${key}: |
${config
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
`
const daemonSet = (name: string) => `
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ${name}, namespace: kube-system }
spec: { selector: { matchLabels: { a: b } }, template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: c, image: i }] } } }
`
const plain = (settings: Settings) => ({
  mode: settings.kubeProxy.mode,
  detectLocal:
    settings.kubeProxy.detectLocal.mode === 'ClusterCIDR'
      ? (settings.kubeProxy.detectLocal.ranges?.map(({ text }) => text) ?? null)
      : settings.kubeProxy.detectLocal,
})

describe('the settings of kube-proxy', () => {
  it('are its defaults where nobody says anything', () => {
    expect(settingsIn('apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n')).toEqual(defaultSettings)
  })

  it.each<[string, string, unknown]>([
    ['no mode is iptables', 'mode: ""\nclusterCIDR: 10.244.0.0/16', { mode: 'iptables', detectLocal: ['10.244.0.0/16'] }],
    [
      'two families',
      'mode: nftables\nclusterCIDR: 10.244.0.0/16,fd00::/56',
      { mode: 'nftables', detectLocal: ['10.244.0.0/16', 'fd00::/56'] },
    ],
    ['no range of the Pods: nobody is recognised', 'clusterCIDR: ""', { mode: 'iptables', detectLocal: [] }],
    ['the node’s own range', 'detectLocalMode: NodeCIDR', { mode: 'iptables', detectLocal: { mode: 'NodeCIDR' } }],
    [
      'a bridge',
      'detectLocalMode: BridgeInterface\ndetectLocal: { bridgeInterface: cni0 }',
      { mode: 'iptables', detectLocal: { mode: 'BridgeInterface', name: 'cni0' } },
    ],
    [
      'a prefix',
      'detectLocalMode: InterfaceNamePrefix\ndetectLocal: { interfaceNamePrefix: veth }',
      { mode: 'iptables', detectLocal: { mode: 'InterfaceNamePrefix', prefix: 'veth' } },
    ],
  ])('are read from the ConfigMap: %s', (_name, config, expected) => {
    const settings = settingsIn(configMap(config))
    expect(plain(settings)).toEqual(expected)
    expect(settings.kubeProxySource).toMatchObject({ kind: 'ConfigMap', name: 'kube-proxy' })
  })

  it('have the flags of their mode', () => {
    const config =
      'mode: nftables\niptables: { masqueradeAll: false, localhostNodePorts: false }\nnftables: { masqueradeAll: true, masqueradeBit: 15 }\nnodePortAddresses: [10.0.0.0/8, primary]'
    expect(settingsIn(configMap(config)).kubeProxy).toMatchObject({
      masqueradeAll: true,
      localhostNodePorts: false,
      masqueradeBit: 15,
      nodePortAddresses: 'primary',
    })
    expect(settingsIn(configMap('featureGates: { PreferSameTrafficDistribution: false }')).kubeProxy.preferSameTrafficDistribution).toBe(
      false,
    )
  })

  it('are read under other names, and from a document of their own', () => {
    expect(settingsIn(configMap('mode: nftables', 'kube-proxy-config', 'config')).kubeProxy.mode).toBe('nftables')
    const own = 'apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmetadata: { name: a }\nmode: nftables\n'
    expect(settingsIn(own).kubeProxy.mode).toBe('nftables')
  })
})

describe('the ranges of cluster IPs', () => {
  const ranges = (text: string) => settingsIn(text).kubeProxy.serviceRanges.map((range) => range.text)
  const apiServer = `
apiVersion: v1
kind: Pod
metadata: { name: kube-apiserver-cp, namespace: kube-system }
spec: { containers: [{ name: kube-apiserver, command: [kube-apiserver, "--service-cluster-ip-range=172.30.0.0/16,fd01::/112"] }] }
`
  const declared = (name: string, cidr: string) => `
---
apiVersion: networking.k8s.io/v1
kind: ServiceCIDR
metadata: { name: ${name} }
spec: { cidrs: ["${cidr}"] }
`
  it.each([
    ['the API server’s flag', apiServer, ['172.30.0.0/16', 'fd01::/112']],
    [
      'ServiceCIDR objects, all of them',
      declared('kubernetes', '10.0.0.0/24') + declared('more', '10.0.9.0/24'),
      ['10.0.0.0/24', '10.0.9.0/24'],
    ],
    ['ServiceCIDR objects before the flag', apiServer + declared('kubernetes', '10.0.0.0/24'), ['10.0.0.0/24']],
    ['the default', '', ['10.96.0.0/12', 'fd00:10:96::/112']],
  ])('%s', (_name, text, expected) => {
    expect(ranges(text === '' ? 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n' : text)).toEqual(expected)
  })
})

describe('another dataplane', () => {
  const felix = 'apiVersion: crd.projectcalico.org/v1\nkind: FelixConfiguration\nmetadata: { name: default }\nspec: { bpfEnabled: true }\n'
  it.each([
    ['Cilium without kube-proxy', daemonSet('cilium'), 'Cilium'],
    ['Cilium beside kube-proxy leaves Services to it', daemonSet('cilium') + daemonSet('kube-proxy'), null],
    ['IPVS', configMap('mode: ipvs'), 'IPVS'],
    ['Windows', configMap('mode: kernelspace'), 'winkernel'],
    ['Calico with eBPF, though kube-proxy is there', felix + daemonSet('kube-proxy'), 'Calico eBPF'],
    ['Calico without', felix.replace('true', 'false'), null],
    ['OVN-Kubernetes', daemonSet('ovnkube-node'), 'OVN-Kubernetes'],
    ['nobody', daemonSet('node-exporter'), null],
  ])('%s', (_name, text, expected) => {
    expect(settingsIn(text).otherDataplane?.name ?? null).toBe(expected)
  })
})
