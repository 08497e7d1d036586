const inPodSpec = [
  'automountServiceAccountToken',
  'enableServiceLinks',
  'imagePullSecrets',
  'overhead',
  'preemptionPolicy',
  'priority',
  'priorityClassName',
  'readinessGates',
  'runtimeClassName',
  'schedulerName',
  'schedulingGates',
  'securityContext',
  'serviceAccount',
  'serviceAccountName',
  'terminationGracePeriodSeconds',
  'topologySpreadConstraints',
  'volumes',
]

const inContainer = [
  'env',
  'envFrom',
  'imagePullPolicy',
  'lifecycle',
  'name',
  'resources',
  'securityContext',
  'terminationMessagePath',
  'terminationMessagePolicy',
  'volumeDevices',
  'volumeMounts',
]

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe']
/** Of a probe only its port is read. */
const inProbe = [
  'exec',
  'failureThreshold',
  'grpc.service',
  'httpGet.host',
  'httpGet.httpHeaders',
  'httpGet.path',
  'httpGet.scheme',
  'initialDelaySeconds',
  'periodSeconds',
  'successThreshold',
  'tcpSocket.host',
  'terminationGracePeriodSeconds',
  'timeoutSeconds',
]
/** Of affinity only what a node must have. */
const inAffinity = ['podAffinity', 'podAntiAffinity', 'nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution']

function podSpec(at: string, furtherInPod: readonly string[], furtherInContainer: readonly string[]): readonly string[] {
  return [
    ...['containers', 'ephemeralContainers', 'initContainers'].flatMap((list) =>
      [...inContainer, ...furtherInContainer].map((field) => `${at}.${list}.${field}`),
    ),
    ...[...inPodSpec, ...furtherInPod].map((field) => `${at}.${field}`),
  ]
}

/** Where a Pod may stand, and what its probes ask, is read of what makes Pods: Pods themselves are many. */
function inPod(at: string): readonly string[] {
  return podSpec(at, ['affinity', 'tolerations'], probes)
}

function inTemplate(at: string): readonly string[] {
  return podSpec(
    at,
    inAffinity.map((field) => `affinity.${field}`),
    probes.flatMap((probe) => inProbe.map((field) => `${probe}.${field}`)),
  )
}

const inContainerStatus = [
  'allocatedResources',
  'allocatedResourcesStatus',
  'containerID',
  'image',
  'imageID',
  'lastState',
  'name',
  'ready',
  'resources',
  'restartCount',
  'started',
  'state.running',
  'state.terminated',
  'state.waiting.message',
  'stopSignal',
  'user',
  'volumeMounts',
]

/**
 * Fields that no rule reads, in the kinds that make a dump large: of a large file they are left out before anything is made of them. A path
 * leads through lists without an index; `[type=Ready]` behind a list leaves out all of its items but those. A rule that begins to read one of them takes it out of here; `unreadFields.test.ts` holds every answer
 * about a cluster with these fields against the one without.
 */
export const unreadFields: Readonly<Record<'always', readonly string[]> & Record<string, readonly string[]>> = {
  always: ['metadata.managedFields', 'metadata.selfLink', 'metadata.finalizers', 'metadata.ownerReferences.uid'],
  Node: [
    'status.allocatable',
    'status.capacity',
    'status.conditions.message',
    'status.conditions.reason',
    'status.config',
    'status.daemonEndpoints',
    'status.features',
    'status.images',
    'status.nodeInfo',
    'status.runtimeHandlers',
    'status.volumesAttached',
    'status.volumesInUse',
  ],
  Pod: [
    'metadata.annotations',
    'metadata.generation',
    'metadata.ownerReferences.apiVersion',
    'metadata.ownerReferences.blockOwnerDeletion',
    ...inPod('spec'),
    // Readers ask whether there are conditions, and for the one that says Ready.
    'status.conditions[type=Ready]',
    'status.conditions.lastProbeTime',
    // Only the age of a dump could be told from it, and newer times stand in nodes.
    'status.conditions.lastTransitionTime',
    'status.conditions.message',
    'status.conditions.observedGeneration',
    'status.conditions.reason',
    // Of the states of containers only what they wait for.
    ...['containerStatuses', 'initContainerStatuses'].flatMap((list) => inContainerStatus.map((field) => `status.${list}.${field}`)),
    'status.ephemeralContainerStatuses',
    'status.hostIP',
    'status.hostIPs',
    'status.observedGeneration',
    'status.qosClass',
    'status.resourceClaimStatuses',
    'status.startTime',
  ],
  EndpointSlice: ['metadata.annotations', 'metadata.ownerReferences', 'endpoints.targetRef.resourceVersion', 'endpoints.targetRef.uid'],
  ...Object.fromEntries(
    ['DaemonSet', 'Deployment', 'Job', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map((kind) => [
      kind,
      inTemplate('spec.template.spec'),
    ]),
  ),
  CronJob: inPod('spec.jobTemplate.spec.template.spec'),
  CustomResourceDefinition: ['spec.versions.schema', 'spec.validation'],
  Event: [
    ...['involvedObject', 'regarding'].flatMap((about) =>
      ['apiVersion', 'fieldPath', 'resourceVersion', 'uid'].map((field) => `${about}.${field}`),
    ),
    'action',
    'deprecatedSource',
    'message',
    'note',
    'related',
    'reportingComponent',
    'reportingController',
    'reportingInstance',
    'source',
  ],
}
