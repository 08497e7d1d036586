import type { Assumption, Missing, ResourceRef } from '../../engine/model'
import { commandOf, inNamespace, slicesOf } from './command'

const asYaml = ['-o', 'yaml'] as const

/**
 * The command whose output, read beside the manifests, takes the place of something assumed. Null where no object tells it, or where a Secret
 * would have to be shown for it.
 */
export function factCommand(assumption: Assumption): string | null {
  switch (assumption.what) {
    case 'nodes':
    case 'node-address':
    case 'masquerade-address':
      return commandOf('kubectl', 'get', 'nodes', ...asYaml)
    case 'pods':
    case 'pod-template':
      return podsOf(assumption.workload.namespace)
    case 'pod-address':
    case 'pod-node':
    case 'pod-readiness':
      return podsOf(assumption.pod.namespace)
    case 'cluster-ip':
    case 'node-port':
    case 'load-balancer-address':
      return get('service', assumption.service)
    case 'endpoints':
      return commandOf(...slicesOf({ namespace: assumption.service.namespace ?? 'default', name: assumption.service.name }), ...asYaml)
    case 'router':
      return commandOf('kubectl', 'get', 'services,pods', '-A', ...asYaml)
    case 'router-address':
      return get(kindOf(assumption.router), assumption.router)
    case 'extension':
      return get(kindOf(assumption.extension), assumption.extension)
    case 'policy-enforced':
    case 'host-network-policy':
    case 'policy-after-translation':
    case 'dataplane':
      return commandOf('kubectl', 'get', 'daemonsets', '-A', ...asYaml)
    case 'client-address':
    case 'listening':
    case 'certificate':
    case 'authority':
    case 'answering-node':
      return null
  }
}

/** The same for what could change the answer and is not in the input. */
export function missingCommand(missing: Missing): string | null {
  if (missing.why === 'not-modelled') return null
  if (missing.why === 'not-placed') return commandOf('kubectl', 'get', 'nodes', ...asYaml)
  if (missing.why === 'not-in-input') return commandOf('kubectl', 'get', missing.kind.toLowerCase(), '-A', ...asYaml)
  const [namespace = '', name = ''] = missing.service.split('/')
  return commandOf(...slicesOf({ namespace, name }), ...asYaml)
}

function podsOf(namespace: string | null): string {
  return commandOf('kubectl', 'get', 'pods', ...inNamespace(namespace), ...asYaml)
}

function get(kind: string, { namespace, name }: ResourceRef): string {
  return commandOf('kubectl', 'get', kind, ...inNamespace(namespace), name, ...asYaml)
}

function kindOf({ group, kind }: ResourceRef): string {
  return group === '' ? kind.toLowerCase() : `${kind.toLowerCase()}.${group}`
}
