import type { Messages } from '../messages'

/** kube-proxy 的运行方式：对话框，以及说明改动的标签。 */
export const settings: Messages['settings'] = {
  label: '设置',
  about: 'kube-proxy 的运行方式。每次改动都会立即反映到追踪、流表和地图。',
  fromObject: (object) => `输入内容中由 ${object} 指定。`,
  fromDefaults: '输入内容中没有 ConfigMap kube-system/kube-proxy，因此采用 kube-proxy 的默认值。',
  otherDataplane: (name, object) => `输入内容显示由 ${name}（${object}）代替 kube-proxy：其行为按 kube-proxy 建模。`,
  ofRequest: (changes) => `该请求自带设置，在选用该请求期间有效：${changes}。`,
  ofRequestShort: '由请求指定',
  leaveOut: '不采用',
  resetAll: '恢复为输入内容',
  reset: (setting) => `恢复“${setting}”`,
  resetShort: '恢复',
  changed: '已改动',
  inputSays: (value) => `输入内容：${value}`,
  inputDefault: (value) => `默认值：${value}`,
  now: '该请求现在：',
  on: '启用',
  off: '停用',
  withText: (choice, text) => (text === '' ? choice : `${choice}：${text}`),
  fields: {
    mode: {
      label: '模式',
      about: '集群 IP 上 Service 没有的端口：iptables 不做处理，nftables 则拒绝。',
    },
    detectLocal: {
      label: '如何识别 Pod',
      about: '发往集群 IP 的请求，来自 Pod 的保留源地址，其余的做地址伪装；不识别时都不做伪装。',
    },
    masqueradeAll: {
      label: '全部伪装（masqueradeAll）',
      about: '凡是发往集群 IP 的请求，源地址都改写为节点的地址，来自 Pod 的也一样。',
    },
    nodePortAddresses: {
      label: '节点端口的地址',
      about: '节点端口在节点的哪些地址上应答。',
    },
    localhostNodePorts: {
      label: 'localhost 上的节点端口',
      about: '节点自身访问 localhost:nodePort 是否有应答：仅限 iptables 与 IPv4。',
    },
    serviceCIDRs: {
      label: 'Service 地址范围',
      about: '集群 IP 从这里分配。范围内未分配的地址：iptables 不做处理，nftables 则丢弃。',
    },
    preferSameTrafficDistribution: {
      label: '特性门控 PreferSameTrafficDistribution',
      about: '启用后针对节点的拓扑提示才起作用；否则只有针对可用区的提示起作用。',
    },
    masqueradeBit: {
      label: '伪装标记位',
      about: '数据包标记中表示需要地址伪装的那一位。',
    },
  },
  detectors: {
    ClusterCIDR: '按集群的 Pod 地址范围（ClusterCIDR）',
    NodeCIDR: '按节点的 Pod 地址范围（NodeCIDR）',
    BridgeInterface: '按来自哪个网桥（BridgeInterface）',
    InterfaceNamePrefix: '按网络接口的名称（InterfaceNamePrefix）',
    None: '不识别（None）',
  },
  detectorText: { ClusterCIDR: 'Pod 地址范围', BridgeInterface: '网桥名称', InterfaceNamePrefix: '名称前缀' },
  allPods: '所有 Pod 地址（假定）',
  nodePortChoices: {
    default: { iptables: '所有地址（iptables 的默认值）', nftables: '主地址（nftables 的默认值）' },
    primary: '节点的主地址',
    ranges: '以下范围内的地址',
  },
  nodePortDefault: { iptables: '所有地址', nftables: '主地址' },
  nodePortRanges: '节点端口的地址范围',
  iptablesOnly: '在 nftables 下不起作用',
  problems: {
    'no-range': (text) => `未采用：${text} 不是地址范围，请写成 10.244.0.0/16 的形式`,
    'range-missing': '未采用：请至少写一个地址范围，例如 10.96.0.0/12',
    'no-interface': '未采用：请写一个不超过 15 个字符、不含空格的名称',
  },
  chip: {
    label: (changes) => `kube-proxy：${changes}`,
    mode: (mode) => mode,
    detectLocal: (mode) => (mode === 'None' ? '不识别 Pod' : `按 ${mode} 识别 Pod`),
    masqueradeAll: (on) => (on ? '全部伪装' : '不全部伪装'),
    nodePortAddresses: (choice) => ({ default: '节点端口地址为默认', primary: '节点端口仅主地址', ranges: '节点端口限定范围' })[choice],
    localhostNodePorts: (on) => (on ? 'localhost 节点端口' : '无 localhost 节点端口'),
    serviceCIDRs: '其他 Service 范围',
    preferSameTrafficDistribution: (on) => (on ? '采用节点提示' : '不采用节点提示'),
    masqueradeBit: (bit) => `伪装标记位 ${bit}`,
    list: (changes) => changes.join('、'),
  },
}
