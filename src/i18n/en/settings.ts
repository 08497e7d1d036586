import type { DetectLocalMode } from '../../engine/model'

const detectors: Record<DetectLocalMode, string> = {
  ClusterCIDR: 'By the Pod ranges of the cluster (ClusterCIDR)',
  NodeCIDR: 'By the Pod range of the node (NodeCIDR)',
  BridgeInterface: 'By the bridge they come from (BridgeInterface)',
  InterfaceNamePrefix: 'By the name of their interface (InterfaceNamePrefix)',
  None: 'Not at all (None)',
}

/** How kube-proxy runs: the dialog and the chip that says what was changed. */
export const settings = {
  label: 'Settings',
  about: 'How kube-proxy runs. The trace, the table and the map follow every change at once.',
  fromObject: (object: string) => `The input says it in ${object}.`,
  fromDefaults: "The input has no ConfigMap kube-system/kube-proxy, so kube-proxy's defaults are taken.",
  otherDataplane: (name: string, object: string) =>
    `The input shows ${name} (${object}) in the place of kube-proxy: its answers are modelled as kube-proxy's.`,
  ofRequest: (changes: string) => `The request brings its own settings, which hold while it stands: ${changes}.`,
  ofRequestShort: 'set by the request',
  leaveOut: 'Leave them out',
  resetAll: 'Reset to the input',
  reset: (setting: string) => `Reset ${setting}`,
  resetShort: 'Reset',
  changed: 'changed',
  inputSays: (value: string) => `Input: ${value}`,
  inputDefault: (value: string) => `Default: ${value}`,
  now: 'This request now:',
  on: 'on',
  off: 'off',
  withText: (choice: string, text: string) => (text === '' ? choice : `${choice}: ${text}`),
  fields: {
    mode: {
      label: 'Mode',
      about: 'A port that a Service does not have on its cluster IP leaves unhandled with iptables, and is rejected with nftables.',
    },
    detectLocal: {
      label: 'Pods are recognised',
      about: 'A request to a cluster IP keeps its source if it comes from a Pod; any other is masqueraded. Without a detector none is.',
    },
    masqueradeAll: {
      label: 'Masquerade all',
      about: 'Whatever goes to a cluster IP gets the address of the node as its source, from Pods too.',
    },
    nodePortAddresses: {
      label: 'NodePort addresses',
      about: 'The addresses of a node on which NodePorts answer.',
    },
    localhostNodePorts: {
      label: 'NodePorts on localhost',
      about: 'Whether localhost:nodePort answers on the node itself: IPv4 with iptables only.',
    },
    serviceCIDRs: {
      label: 'Service ranges',
      about: 'Cluster IPs come from here. One that no Service has leaves unhandled with iptables, and is dropped with nftables.',
    },
    preferSameTrafficDistribution: {
      label: 'PreferSameTrafficDistribution',
      about: 'The feature gate that lets hints for a node count; without it only hints for a zone do.',
    },
    masqueradeBit: {
      label: 'Masquerade bit',
      about: 'The bit of the packet mark that asks for masquerade.',
    },
  },
  detectors,
  detectorText: { ClusterCIDR: 'Pod ranges', BridgeInterface: 'Name of the bridge', InterfaceNamePrefix: 'Name begins with' },
  allPods: 'every Pod address, assumed',
  nodePortChoices: {
    default: { iptables: 'Every address (default of iptables)', nftables: 'The primary address (default of nftables)' },
    primary: 'The primary address of the node',
    ranges: 'Addresses in these ranges',
  },
  nodePortDefault: { iptables: 'every address', nftables: 'the primary address' },
  nodePortRanges: 'Ranges of NodePort addresses',
  iptablesOnly: 'has no effect with nftables',
  problems: {
    'no-range': (text: string) => `Not applied: ${text} is no range; write one like 10.244.0.0/16`,
    'range-missing': 'Not applied: write at least one range, like 10.96.0.0/12',
    'no-interface': 'Not applied: write a name of up to 15 characters without blanks',
  },
  /** What differs from the input, as short as can be. */
  chip: {
    label: (changes: string) => `kube-proxy: ${changes}`,
    mode: (mode: string) => mode,
    detectLocal: (mode: DetectLocalMode) => (mode === 'None' ? 'no Pod detector' : `Pods by ${mode}`),
    masqueradeAll: (on: boolean) => (on ? 'masquerade all' : 'no masquerade all'),
    nodePortAddresses: (choice: 'default' | 'primary' | 'ranges') =>
      ({ default: 'NodePorts by default', primary: 'NodePorts on primary addresses', ranges: 'NodePorts in ranges' })[choice],
    localhostNodePorts: (on: boolean) => (on ? 'localhost NodePorts' : 'no localhost NodePorts'),
    serviceCIDRs: 'other Service ranges',
    preferSameTrafficDistribution: (on: boolean) => (on ? 'hints for nodes' : 'no hints for nodes'),
    masqueradeBit: (bit: string) => `masquerade bit ${bit}`,
    list: (changes: readonly string[]) => changes.join(', '),
  },
}
