/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/: Pods, what makes them, and their volumes. */
export const podFields = `
kind Pod
  spec PodSpec, status PodStatus
PodTemplate
  metadata TemplateMeta, spec! PodSpec
TemplateMeta
  labels labels, annotations texts, name? name, namespace? name, creationTimestamp word
PodStatus
  phase Pending|Running|Succeeded|Failed|Unknown, podIP ip, podIPs [PodIP], hostIP ip, hostIPs [PodIP], conditions [Condition]
  qosClass word, startTime word, reason word, message text
PodIP
  ip! ip
PodSpec
  containers! [Container], initContainers [Container], ephemeralContainers [Container], volumes [Volume], restartPolicy Always|OnFailure|Never
  nodeSelector labels, nodeName name, hostNetwork bool, hostPID bool, hostIPC bool, hostname name, subdomain name, hostUsers bool
  setHostnameAsFQDN bool, dnsPolicy ClusterFirst|ClusterFirstWithHostNet|Default|None, dnsConfig DnsConfig, hostAliases [HostAlias]
  serviceAccountName name, serviceAccount name, automountServiceAccountToken bool, securityContext PodSecurityContext
  imagePullSecrets [Named], affinity Affinity, tolerations [Toleration], terminationGracePeriodSeconds int, activeDeadlineSeconds int
  priorityClassName name, priority int, preemptionPolicy word, schedulerName name, shareProcessNamespace bool, enableServiceLinks bool
  readinessGates [ReadinessGate], runtimeClassName name, topologySpreadConstraints [SpreadConstraint], os OperatingSystem
  overhead quantities
Container
  name! name, image word, imagePullPolicy Always|IfNotPresent|Never, command [argument], args [argument], workingDir word
  ports [ContainerPort], env [EnvVar], envFrom [EnvFrom], resources Resources, volumeMounts [VolumeMount], volumeDevices [VolumeDevice]
  livenessProbe Probe, readinessProbe Probe, startupProbe Probe, lifecycle Lifecycle, securityContext SecurityContext
  terminationMessagePath word, terminationMessagePolicy File|FallbackToLogsOnError, stdin bool, stdinOnce bool, tty bool
  restartPolicy? Always, targetContainerName name
ContainerPort
  containerPort! int, name name, hostPort int, hostIP ip, protocol TCP|UDP|SCTP
EnvVar
  name! word, value text, valueFrom EnvSource
EnvSource
  fieldRef FieldRef, resourceFieldRef ResourceFieldRef, configMapKeyRef KeyRef, secretKeyRef KeyRef
FieldRef
  apiVersion version, fieldPath! word
ResourceFieldRef
  containerName name, resource! word, divisor quantity
KeyRef
  name! name, key! word, optional bool
EnvFrom
  prefix word, configMapRef OptionalRef, secretRef OptionalRef
OptionalRef
  name! name, optional bool
Resources
  limits quantities, requests quantities, claims [Named]
VolumeMount
  name! name, mountPath! path, readOnly bool, subPath word, subPathExpr word, mountPropagation word, recursiveReadOnly word
VolumeDevice
  name! name, devicePath! path
Probe
  httpGet HttpGet, tcpSocket TcpSocket, exec Exec, grpc GrpcProbe, initialDelaySeconds int, periodSeconds int, timeoutSeconds int
  successThreshold int, failureThreshold int, terminationGracePeriodSeconds int
HttpGet
  path word, port! port, host word, scheme HTTP|HTTPS, httpHeaders [HeaderValue]
HeaderValue
  name! word, value! text
TcpSocket
  port! port, host word
GrpcProbe
  port! int, service word
Exec
  command! [argument]
Lifecycle
  postStart LifecycleHandler, preStop LifecycleHandler, stopSignal word
LifecycleHandler
  exec Exec, httpGet HttpGet, tcpSocket TcpSocket, sleep SleepAction
SleepAction
  seconds! int
SecurityContext
  privileged bool, runAsUser int, runAsGroup int, runAsNonRoot bool, readOnlyRootFilesystem bool, allowPrivilegeEscalation bool
  capabilities Capabilities, seccompProfile SeccompProfile, procMount word, seLinuxOptions texts
Capabilities
  add [word], drop [word]
SeccompProfile
  type! RuntimeDefault|Unconfined|Localhost, localhostProfile word
PodSecurityContext
  runAsUser int, runAsGroup int, runAsNonRoot bool, fsGroup int, fsGroupChangePolicy word, supplementalGroups [int]
  sysctls [Sysctl], seccompProfile SeccompProfile, seLinuxOptions texts
Sysctl
  name! word, value! text
DnsConfig
  nameservers [ip], searches [word], options [DnsOption]
DnsOption
  name! word, value word
HostAlias
  ip! ip, hostnames [word]
ReadinessGate
  conditionType! word
OperatingSystem
  name! linux|windows
Toleration
  key word, operator Exists|Equal, value word, effect NoSchedule|PreferNoSchedule|NoExecute, tolerationSeconds int
SpreadConstraint
  maxSkew int, topologyKey word, whenUnsatisfiable DoNotSchedule|ScheduleAnyway, labelSelector Selector, minDomains int
  nodeAffinityPolicy Honor|Ignore, nodeTaintsPolicy Honor|Ignore, matchLabelKeys [word]
Affinity
  nodeAffinity NodeAffinity, podAffinity PodAffinity, podAntiAffinity PodAffinity
NodeAffinity
  requiredDuringSchedulingIgnoredDuringExecution NodeSelectorTerms, preferredDuringSchedulingIgnoredDuringExecution [PreferredNode]
NodeSelectorTerms
  nodeSelectorTerms! [NodeSelectorTerm]
NodeSelectorTerm
  matchExpressions [Expression], matchFields [Expression]
PreferredNode
  weight! int, preference! NodeSelectorTerm
PodAffinity
  requiredDuringSchedulingIgnoredDuringExecution [PodAffinityTerm], preferredDuringSchedulingIgnoredDuringExecution [PreferredPod]
PodAffinityTerm
  labelSelector Selector, topologyKey! word, namespaces [name], namespaceSelector Selector
PreferredPod
  weight! int, podAffinityTerm! PodAffinityTerm

Volume
  name! name, emptyDir EmptyDir, hostPath HostPath, configMap ConfigMapVolume, secret SecretVolume, projected ProjectedVolume
  persistentVolumeClaim ClaimVolume, downwardAPI DownwardVolume, nfs Nfs, csi CsiVolume, ephemeral EphemeralVolume, gitRepo GitRepo
  gcePersistentDisk GcePersistentDisk
EmptyDir
  medium word, sizeLimit quantity
HostPath
  path! path, type word
ConfigMapVolume
  name name, items [KeyPath], defaultMode int, optional bool
SecretVolume
  secretName name, items [KeyPath], defaultMode int, optional bool
KeyPath
  key! word, path! word, mode int
ProjectedVolume
  sources [ProjectedSource], defaultMode int
ProjectedSource
  configMap ConfigMapVolume, secret ConfigMapVolume, serviceAccountToken TokenSource, downwardAPI DownwardVolume
TokenSource
  path! word, audience word, expirationSeconds int
DownwardVolume
  items [DownwardItem], defaultMode int
DownwardItem
  path! word, fieldRef FieldRef, resourceFieldRef ResourceFieldRef, mode int
ClaimVolume
  claimName! name, readOnly bool
Nfs
  server! word, path! path, readOnly bool
CsiVolume
  driver! word, readOnly bool, fsType word, volumeAttributes texts, nodePublishSecretRef Named
EphemeralVolume
  volumeClaimTemplate ClaimTemplate
GitRepo
  repository! word, revision word, directory word
ClaimTemplate
  metadata Meta, spec! ClaimSpec, apiVersion version, kind kindname, status ClaimStatus

kind Deployment
  spec DeploymentSpec, status WorkloadStatus
DeploymentSpec
  replicas int, selector Selector, template! PodTemplate, strategy Strategy, minReadySeconds int, revisionHistoryLimit int
  progressDeadlineSeconds int, paused bool
Strategy
  type RollingUpdate|Recreate|OnDelete, rollingUpdate RollingUpdate
RollingUpdate
  maxSurge amount, maxUnavailable amount, partition int
WorkloadStatus
  replicas int, readyReplicas int, availableReplicas int, updatedReplicas int, unavailableReplicas int, observedGeneration int
  conditions [Condition], currentReplicas int, fullyLabeledReplicas int
kind ReplicaSet
  spec ReplicaSetSpec, status WorkloadStatus
ReplicaSetSpec
  replicas int, selector Selector, template PodTemplate, minReadySeconds int
kind ReplicationController
  spec ReplicationControllerSpec, status WorkloadStatus
ReplicationControllerSpec
  replicas int, selector labels, template PodTemplate, minReadySeconds int
kind StatefulSet
  spec StatefulSetSpec, status WorkloadStatus
StatefulSetSpec
  replicas int, selector Selector, serviceName name, template! PodTemplate, volumeClaimTemplates [ClaimTemplate], updateStrategy Strategy
  podManagementPolicy OrderedReady|Parallel, minReadySeconds int, revisionHistoryLimit int, ordinals Ordinals
  persistentVolumeClaimRetentionPolicy ClaimRetention
Ordinals
  start int
ClaimRetention
  whenDeleted Retain|Delete, whenScaled Retain|Delete
kind DaemonSet
  spec DaemonSetSpec, status WorkloadStatus
DaemonSetSpec
  selector Selector, template! PodTemplate, updateStrategy Strategy, minReadySeconds int, revisionHistoryLimit int
kind Job
  spec JobSpec
JobSpec
  template! PodTemplate, backoffLimit int, completions int, parallelism int, activeDeadlineSeconds int, ttlSecondsAfterFinished int
  completionMode NonIndexed|Indexed, suspend bool, selector Selector, manualSelector bool
kind CronJob
  spec CronJobSpec
CronJobSpec
  schedule! text, jobTemplate! JobTemplate, concurrencyPolicy Allow|Forbid|Replace, suspend bool, startingDeadlineSeconds int
  successfulJobsHistoryLimit int, failedJobsHistoryLimit int, timeZone word
JobTemplate
  metadata TemplateMeta, spec! JobSpec
`
