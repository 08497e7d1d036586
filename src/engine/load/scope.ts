import { kindKey } from '../model'

/**
 * Kinds that live in no namespace, by API group. A kind alone would not do: Longhorn has namespaced Nodes.
 * Which kinds these are states `kubectl api-resources --namespaced=false`; the last block are add-ons that networks of Kubernetes use.
 */
const CLUSTER_SCOPED: readonly (readonly [group: string, kinds: string])[] = [
  ['', 'Namespace Node PersistentVolume ComponentStatus'],
  ['admissionregistration.k8s.io', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration'],
  ['admissionregistration.k8s.io', 'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding'],
  ['admissionregistration.k8s.io', 'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding'],
  ['apiextensions.k8s.io', 'CustomResourceDefinition'],
  ['apiregistration.k8s.io', 'APIService'],
  ['authentication.k8s.io', 'TokenReview SelfSubjectReview'],
  ['authorization.k8s.io', 'SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview'],
  ['certificates.k8s.io', 'CertificateSigningRequest ClusterTrustBundle'],
  ['extensions', 'PodSecurityPolicy'],
  ['flowcontrol.apiserver.k8s.io', 'FlowSchema PriorityLevelConfiguration'],
  ['gateway.networking.k8s.io', 'GatewayClass'],
  ['internal.apiserver.k8s.io', 'StorageVersion'],
  ['metrics.k8s.io', 'NodeMetrics'],
  ['networking.k8s.io', 'IngressClass IPAddress ServiceCIDR ClusterCIDR'],
  ['node.k8s.io', 'RuntimeClass'],
  ['policy', 'PodSecurityPolicy'],
  ['policy.networking.k8s.io', 'AdminNetworkPolicy BaselineAdminNetworkPolicy ClusterNetworkPolicy'],
  ['rbac.authorization.k8s.io', 'ClusterRole ClusterRoleBinding'],
  ['resource.k8s.io', 'DeviceClass ResourceSlice'],
  ['scheduling.k8s.io', 'PriorityClass'],
  ['storage.k8s.io', 'CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass'],

  ['authorization.openshift.io', 'ClusterRole ClusterRoleBinding'],
  ['cert-manager.io', 'ClusterIssuer'],
  ['cilium.io', 'CiliumBGPClusterConfig CiliumClusterwideEnvoyConfig CiliumClusterwideNetworkPolicy CiliumEgressGatewayPolicy'],
  ['cilium.io', 'CiliumIdentity CiliumL2AnnouncementPolicy CiliumLoadBalancerIPPool CiliumNode'],
  ['crd.antrea.io', 'ClusterNetworkPolicy Egress ExternalIPPool'],
  ['crd.projectcalico.org', 'BGPConfiguration BGPPeer ClusterInformation FelixConfiguration GlobalNetworkPolicy GlobalNetworkSet'],
  ['crd.projectcalico.org', 'HostEndpoint IPAMBlock IPAMConfig IPPool KubeControllersConfiguration'],
  ['operator.tigera.io', 'APIServer Installation'],
  ['project.openshift.io', 'Project'],
  ['projectcalico.org', 'BGPConfiguration BGPPeer FelixConfiguration GlobalNetworkPolicy GlobalNetworkSet HostEndpoint IPPool'],
  ['snapshot.storage.k8s.io', 'VolumeSnapshotClass VolumeSnapshotContent'],
]

const KNOWN = new Set(CLUSTER_SCOPED.flatMap(([group, kinds]) => kinds.split(' ').map((kind) => `${group}/${kind}`)))

/** Groups of which no kind has a namespace: our own hints, and the configuration of an OpenShift cluster. */
const CLUSTER_SCOPED_GROUPS = new Set(['hopscope', 'config.openshift.io'])

export function isClusterScoped(group: string, kind: string): boolean {
  return CLUSTER_SCOPED_GROUPS.has(group) || KNOWN.has(kindKey({ group, kind }))
}

/** Groups of the configuration files of programs, which look like objects and live in no cluster: they have no name. */
const CONFIGURATION_GROUP = /(^|\.)config\.k8s\.io$|^kubeadm\.k8s\.io$|^kind\.(x-k8s|sigs\.k8s)\.io$/

export function isConfigurationFile(group: string, kind: string): boolean {
  return (group === '' && kind === 'Config') || CONFIGURATION_GROUP.test(group)
}
