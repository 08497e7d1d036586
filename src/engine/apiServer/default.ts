import { type KubeObject, kindKey } from '../model'
import { defaultEndpointSlice, defaultEndpoints } from './default/endpoints'
import { defaultNamespace } from './default/namespace'
import { defaultNetworkPolicy } from './default/networkPolicy'
import { defaultPod, defaultPodTemplate } from './default/pod'
import { defaultService } from './default/service'
import { defaultCronJob, defaultReplicas, defaultReplicationController } from './default/workload'
import { Draft } from './draft'

type Defaults = (draft: Draft) => void

/** The defaults of each kind, by `group/Kind`. A kind that is not here stays as it is written. */
const defaultsOf = new Map<string, Defaults>([
  ['/Service', defaultService],
  ['/Pod', defaultPod],
  ['/Namespace', defaultNamespace],
  ['networking.k8s.io/NetworkPolicy', defaultNetworkPolicy],
  ['extensions/NetworkPolicy', defaultNetworkPolicy],
  ['/Endpoints', defaultEndpoints],
  ['discovery.k8s.io/EndpointSlice', defaultEndpointSlice],
  ['/ReplicationController', defaultReplicationController],
  ['/PodTemplate', (draft) => defaultPodTemplate(draft, ['template'])],
  ['batch/Job', (draft) => defaultPodTemplate(draft, ['spec', 'template'])],
  ['batch/CronJob', defaultCronJob],
  ['apps/DaemonSet', (draft) => defaultPodTemplate(draft, ['spec', 'template'])],
  ...['Deployment', 'ReplicaSet', 'StatefulSet'].map((kind): [string, Defaults] => [`apps/${kind}`, defaultReplicas]),
])

/**
 * The object with the defaults of its kind, each marked in `filledIn`. An object that wants none comes back as it is.
 * A field of a wrong type is left alone, and so is what depends on it.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export function applyDefaults(object: KubeObject): KubeObject {
  const defaults = defaultsOf.get(kindKey(object.ref))
  if (defaults === undefined) return object
  const draft = new Draft(object)
  defaults(draft)
  return draft.finish()
}
