/** https://kubernetes.io/docs/reference/generated/kubernetes-api/: metadata, Service, Endpoints, EndpointSlice, Node and what else is core. */
export const coreFields = `
Meta
  name! name, namespace name, labels labels, annotations texts, generateName name, uid word, resourceVersion word, generation int
  creationTimestamp word, deletionTimestamp word, deletionGracePeriodSeconds int, finalizers [word], ownerReferences [OwnerReference]
  selfLink word, clusterName name
OwnerReference
  apiVersion version, kind kindname, name! name, uid word, controller bool, blockOwnerDeletion bool
Selector
  matchLabels labels, matchExpressions [Expression]
Expression
  key! word, operator! In|NotIn|Exists|DoesNotExist|Gt|Lt, values [word]
Reference
  name! name, namespace name, kind kindname, apiVersion version, apiGroup word, fieldPath word, uid word, resourceVersion word
Condition
  type! word, status True|False|Unknown, reason word, message text, lastTransitionTime word, lastHeartbeatTime word, lastProbeTime word
  observedGeneration int, lastUpdateTime word

kind Service
  spec ServiceSpec, status ServiceStatus
ServiceSpec
  type ClusterIP|NodePort|LoadBalancer|ExternalName, ports [ServicePort], selector labels, clusterIP ip, clusterIPs [ip]
  externalIPs [ip], externalName word, externalTrafficPolicy Local|Cluster, internalTrafficPolicy Local|Cluster
  sessionAffinity None|ClientIP, sessionAffinityConfig SessionAffinityConfig, ipFamilies [IPv4|IPv6], ipFamily IPv4|IPv6
  ipFamilyPolicy SingleStack|PreferDualStack|RequireDualStack, loadBalancerIP ip, loadBalancerSourceRanges [cidr]
  loadBalancerClass word, allocateLoadBalancerNodePorts bool, healthCheckNodePort int, publishNotReadyAddresses bool
  topologyKeys [word], trafficDistribution word
ServicePort
  name name, port! int, targetPort port, nodePort int, protocol TCP|UDP|SCTP, appProtocol word
SessionAffinityConfig
  clientIP ClientIP
ClientIP
  timeoutSeconds int
ServiceStatus
  loadBalancer Balancer, conditions [Condition]
Balancer
  ingress [BalancerIngress]
BalancerIngress
  ip ip, hostname word, ipMode VIP|Proxy, ports [PortStatus]
PortStatus
  port! int, protocol TCP|UDP|SCTP, error text

kind Endpoints
  subsets [EndpointSubset]
EndpointSubset
  addresses [EndpointAddress], notReadyAddresses [EndpointAddress], ports [EndpointPort]
EndpointAddress
  ip! ip, hostname name, nodeName name, targetRef Reference
EndpointPort
  name name, port! int, protocol TCP|UDP|SCTP, appProtocol word

kind EndpointSlice
  addressType IPv4|IPv6|FQDN, ports [EndpointPort], endpoints [Endpoint]
Endpoint
  addresses! [word], conditions EndpointConditions, hostname name, nodeName name, zone name, targetRef Reference, hints EndpointHints
  deprecatedTopology labels, topology labels
EndpointConditions
  ready bool, serving bool, terminating bool
EndpointHints
  forZones [Named], forNodes [Named]
Named
  name! name

kind Namespace
  spec NamespaceSpec, status NamespaceStatus
NamespaceSpec
  finalizers [word]
NamespaceStatus
  phase Active|Terminating, conditions [Condition]
kind ConfigMap
  data texts, binaryData texts, immutable bool
kind Secret
  type! word, data texts, stringData texts, immutable bool
kind ServiceAccount
  secrets [Reference], imagePullSecrets [Named], automountServiceAccountToken bool
kind Node
  spec NodeSpec, status NodeStatus
NodeSpec
  podCIDR cidr, podCIDRs [cidr], providerID word, unschedulable bool, taints [Taint], externalID word
Taint
  key! word, value word, effect NoSchedule|PreferNoSchedule|NoExecute, timeAdded word
NodeStatus
  addresses [NodeAddress], capacity quantities, allocatable quantities, conditions [Condition], nodeInfo texts, phase word
NodeAddress
  type! InternalIP|ExternalIP|Hostname|InternalDNS|ExternalDNS, address! word

kind PersistentVolumeClaim
  spec ClaimSpec, status ClaimStatus
ClaimSpec
  accessModes [word], resources Resources, storageClassName name, volumeMode Filesystem|Block, volumeName name, selector Selector
  dataSource Reference, dataSourceRef Reference
ClaimStatus
  phase word, accessModes [word], capacity quantities
kind PersistentVolume
  spec VolumeSpec
VolumeSpec
  capacity quantities, accessModes [word], storageClassName name, persistentVolumeReclaimPolicy Retain|Delete|Recycle, volumeMode word
  hostPath HostPath, nfs Nfs, local LocalVolume, claimRef Reference, mountOptions [word], gcePersistentDisk GcePersistentDisk
LocalVolume
  path! word, fsType word
GcePersistentDisk
  pdName! word, fsType word, readOnly bool, partition int
kind StorageClass
  provisioner! word, parameters texts, reclaimPolicy Retain|Delete, volumeBindingMode Immediate|WaitForFirstConsumer
  allowVolumeExpansion bool, mountOptions [word]
kind PodDisruptionBudget
  spec PodDisruptionBudgetSpec
PodDisruptionBudgetSpec
  selector Selector, minAvailable amount, maxUnavailable amount, unhealthyPodEvictionPolicy word
kind HorizontalPodAutoscaler
  spec AutoscalerSpec
AutoscalerSpec
  scaleTargetRef! Reference, minReplicas int, maxReplicas int, targetCPUUtilizationPercentage int, metrics [Metric]
Metric
  type! Resource|Pods|Object|External|ContainerResource, resource ResourceMetric
ResourceMetric
  name! word, target! MetricTarget
MetricTarget
  type! Utilization|AverageValue|Value, averageUtilization int, averageValue quantity, value quantity
kind Role
  rules [Rule]
kind ClusterRole
  rules [Rule], aggregationRule AggregationRule
AggregationRule
  clusterRoleSelectors [Selector]
Rule
  apiGroups [word], resources [word], verbs! [word], resourceNames [word], nonResourceURLs [word]
kind RoleBinding
  roleRef Reference, subjects [Subject]
kind ClusterRoleBinding
  roleRef Reference, subjects [Subject]
Subject
  kind! kindname, name! word, namespace name, apiGroup word

kind Config
  clusters [NamedCluster], contexts [NamedContext], current-context word, preferences texts, users [NamedUser]
NamedCluster
  name! word, cluster! ConfigCluster
ConfigCluster
  server word, certificate-authority word, certificate-authority-data word, insecure-skip-tls-verify bool, tls-server-name word, proxy-url word
NamedContext
  name! word, context! ConfigContext
ConfigContext
  cluster word, namespace name, user word
NamedUser
  name! word, user! ConfigUser
ConfigUser
  client-certificate word, client-key word, client-certificate-data word, client-key-data word, token word, username word, password word
`
