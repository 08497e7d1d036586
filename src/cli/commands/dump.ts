import { readArgs } from '../args'
import { UsageError } from '../io'
import type { Command } from './command'

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

/** Custom kinds: kubectl refuses the whole line where one is not installed, so the cluster is asked which it has. */
const gatewayKinds = ['GatewayClass', 'Gateway', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'ReferenceGrant']
const gatewayResources = `$(kubectl api-resources --api-group=gateway.networking.k8s.io --verbs=list -o name | sed 's/^/,/' | tr -d '\\n')`

/**
 * The shell line. It writes `NAME.json` (the objects), `NAME-kube-proxy.json` (the settings of kube-proxy) and, when
 * both worked, `NAME.hopscope.yaml`: which kinds were asked for. That list is kept for later use; nothing reads it yet.
 */
export function dumpLine(name: string): string {
  const resources = builtIn.map(([resource]) => resource).join(',')
  const kinds = [...builtIn.map(([, kind]) => kind), ...gatewayKinds].join(', ')
  const record = `apiVersion: hopscope/v1\\nkind: ClusterDump\\nmetadata: { name: ${name} }\\nspec:\\n  kinds: [${kinds}]\\n`
  return [
    `kubectl get "${resources}${gatewayResources}" -A -o json --ignore-not-found > ${name}.json`,
    `kubectl get configmaps -n kube-system --field-selector metadata.name=kube-proxy -o json > ${name}-kube-proxy.json`,
    `printf '${record}' > ${name}.hopscope.yaml`,
  ].join(' && ')
}

export const dump: Command = {
  name: 'dump',
  summary: 'print the kubectl line that makes a dump of the kinds needed, without Secrets',
  help: `usage: hopscope dump [--name NAME]

Prints one shell line and runs nothing. The line reads the cluster with kubectl and writes three files:
  NAME.json             the objects that decide about a path (no Secrets; of ConfigMaps only kube-proxy's)
  NAME-kube-proxy.json  the settings of kube-proxy
  NAME.hopscope.yaml    which kinds were asked for; recorded for later use, not read yet
Open all of them together: hopscope check NAME.json NAME-kube-proxy.json NAME.hopscope.yaml

  --name NAME   what the files are called (default: cluster)
`,
  run: async (words, io) => {
    const args = readArgs('dump', words, { name: { type: 'string' } })
    const name = args.text('name') ?? 'cluster'
    if (args.files.length > 0) throw new UsageError(`dump takes no files, ${args.files[0]} was given: it only prints a line for kubectl`)
    if (!/^[\w][\w.-]*$/.test(name))
      throw new UsageError(`--name ${name} is no plain file name: use letters, digits, dot, dash and underscore`)
    io.out(`${dumpLine(name)}\n`)
    return 0
  },
}
