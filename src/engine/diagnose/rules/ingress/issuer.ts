import { fieldsOf, joinPath } from '../../../fields'
import { type Cluster, type KubeObject, named, type Severity } from '../../../model'
import { ingressesOf } from '../../objects'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs, type Found } from '../../rule'
import { annotationsOf } from './served'

const group = 'cert-manager.io'
const issuer = `${group}/issuer`
const clusterIssuer = `${group}/cluster-issuer`
const issuerKind = `${group}/issuer-kind`
const issuerGroup = `${group}/issuer-group`

/**
 * ING-16: cert-manager is asked for the certificate and makes none: annotations contradict each other, or the issuer is not there. A warning
 * where the Secret of the certificate exists, for that one serves until it ends. An Ingress without `tls` asks for nothing.
 */
export const certificateIssuer: Diagnostic<'ING-16'> = {
  code: 'ING-16',
  docs: docs.certManagerIngress,
  inCluster: (cluster) =>
    ingressesOf(cluster).flatMap((object) => {
      const secrets = wantedSecrets(object)
      if (secrets.length === 0) return []
      const hasAll = secrets.every((name) => cluster.lookup.object({ group: '', kind: 'Secret', namespace: object.ref.namespace, name }))
      return issuerFault(cluster, object, hasAll ? 'warning' : 'error')
    }),
}

/** One certificate for each entry with hosts and a Secret's name. */
function wantedSecrets(object: KubeObject): readonly string[] {
  const tls = fieldsOf(object, []).map('spec').maps('tls')
  return tls.flatMap((entry) => (entry.texts('hosts').length > 0 ? (entry.text('secretName') ?? []) : []))
}

function issuerFault(cluster: Cluster, object: KubeObject, severity: Severity): readonly Found<'ING-16'>[] {
  const { ref } = object
  const annotations = annotationsOf(object)
  const ingress = named(ref)
  const beside = [issuer, issuerKind, issuerGroup].find((key) => annotations[key] !== undefined)
  const key = annotations[clusterIssuer] === undefined ? issuer : clusterIssuer
  const path = joinPath('metadata.annotations', key)
  if (key === clusterIssuer && beside !== undefined)
    return [{ facts: { why: 'both', ingress, annotations: [clusterIssuer, beside] }, severity, object: ref, path }]
  const name = annotations[key]
  const kind = key === clusterIssuer ? 'ClusterIssuer' : (annotations[issuerKind] ?? 'Issuer')
  const isOwn = (annotations[issuerGroup] ?? group) === group && (kind === 'Issuer' || kind === 'ClusterIssuer')
  if (!name || !isOwn) return []
  const namespace = kind === 'Issuer' ? ref.namespace : null
  const wanted = { group, kind, namespace, name }
  if (cluster.lookup.object(wanted) !== null) return []
  const elsewhere = severityOfAbsence(cluster, `${group}/${kind}`, namespace) === 'info'
  const facts = { why: 'missing', ingress, issuer: named(wanted), elsewhere } as const
  return [{ facts, severity: elsewhere ? 'info' : severity, object: ref, path }]
}
