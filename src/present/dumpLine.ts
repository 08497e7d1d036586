/** The kinds that decide about a path, by the resource name that kubectl takes. Secrets are not among them. */
const builtIn: readonly (readonly [resource: string, kind: string])[] = [
  ['namespaces', 'Namespace'],
  ['nodes', 'Node'],
  ['pods', 'Pod'],
  ['services', 'Service'],
  ['endpoints', 'Endpoints'],
  ['endpointslices.discovery.k8s.io', 'EndpointSlice'],
  ['deployments.apps', 'Deployment'],
  ['replicasets.apps', 'ReplicaSet'],
  ['statefulsets.apps', 'StatefulSet'],
  ['daemonsets.apps', 'DaemonSet'],
  ['jobs.batch', 'Job'],
  ['cronjobs.batch', 'CronJob'],
  ['replicationcontrollers', 'ReplicationController'],
  ['ingresses.networking.k8s.io', 'Ingress'],
  ['ingressclasses.networking.k8s.io', 'IngressClass'],
  ['networkpolicies.networking.k8s.io', 'NetworkPolicy'],
]

/** Groups of custom kinds that are read, all kinds of each. */
const customGroups = [
  'gateway.networking.k8s.io',
  'gateway.networking.x-k8s.io',
  'k8s.nginx.org',
  'metallb.io',
  'network.kubesphere.io',
  'networking.gke.io',
  'policy.networking.k8s.io',
  'route.openshift.io',
]

/** Groups that are large, and of which the policies alone are read. */
const policyGroups = ['cilium.io', 'crd.antrea.io', 'crd.projectcalico.org', 'projectcalico.org']

/**
 * Which of the cluster's resources are asked for besides: kubectl refuses the whole line where a kind is not installed, so it is asked
 * first which there are. A regular expression for grep -E and PowerShell alike.
 */
export const customResources = `[.](${inPattern(customGroups)})$|networkpolicies[.](${inPattern(policyGroups)})$|^ingresses[.]config[.]openshift[.]io$`

function inPattern(groups: readonly string[]): string {
  return groups.map((group) => group.replaceAll('.', '[.]')).join('|')
}

/** Custom kinds that the record names: where they are not installed there are none. */
const customKinds = ['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'ReferenceGrant']

export const shells = ['sh', 'powershell'] as const
export type Shell = (typeof shells)[number]

/**
 * The one line that makes a dump, for sh, bash and zsh or for PowerShell. It writes `NAME.json` (the objects), `NAME-kube-proxy.json`
 * (the settings of kube-proxy) and, when both worked, `NAME.hopscope.yaml`, the record: which kinds were asked for, and when.
 * `name` is a plain file name: letters, digits, dot, dash and underscore.
 */
export function dumpLine(name: string, shell: Shell = 'sh'): string {
  return shell === 'sh' ? shLine(name) : powershellLine(name)
}

const kubeProxy = 'kubectl get configmaps -n kube-system --field-selector metadata.name=kube-proxy -o json'

function shLine(name: string): string {
  const resources = builtIn.map(([resource]) => resource).join(',')
  const custom = `$(kubectl api-resources --verbs=list -o name | grep -E '${customResources}' | sed 's/^/,/' | tr -d '\\n')`
  const record = recordLines(name, '%s')
    .map((line) => `${line}\\n`)
    .join('')
  return [
    `kubectl get "${resources}${custom}" -A -o json --ignore-not-found > ${name}.json`,
    `${kubeProxy} > ${name}-kube-proxy.json`,
    `printf '${record}' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" > ${name}.hopscope.yaml`,
  ].join(' && ')
}

function powershellLine(name: string): string {
  const resources = builtIn.map(([resource]) => `'${resource}'`).join(',')
  const custom = `@(kubectl api-resources --verbs=list -o name | Where-Object { $_ -match '${customResources}' })`
  // The format "s" is the same in every culture.
  const record = recordLines(name, `' + [DateTime]::UtcNow.ToString('s') + 'Z`)
    .map((line) => `('${line}')`)
    .join(', ')
  const to = (file: string) => `| Out-File -Encoding utf8 ${name}${file}`
  return (
    `kubectl get ((@(${resources}) + ${custom}) -join ',') -A -o json --ignore-not-found ${to('.json')}; ` +
    `if ($LASTEXITCODE -eq 0) { ${kubeProxy} ${to('-kube-proxy.json')}; ` +
    `if ($LASTEXITCODE -eq 0) { ${record} ${to('.hopscope.yaml')} } }`
  )
}

function recordLines(name: string, time: string): readonly string[] {
  const kinds = [...builtIn.map(([, kind]) => kind), ...customKinds].join(', ')
  return [
    'apiVersion: hopscope/v1',
    'kind: ClusterDump',
    `metadata: { name: "${name}" }`,
    'spec:',
    `  takenAt: "${time}"`,
    `  kinds: [${kinds}]`,
  ]
}
