import { type Fields, fieldsOf } from '../../../fields'
import { hostMatches, parseHostPattern } from '../../../kubernetes/hostPattern'
import { type HostPattern, type KubeObject, named } from '../../../model'
import { ingressesOf } from '../../objects'
import { severityOfAbsence } from '../../presence'
import { type Diagnostic, docs } from '../../rule'

/** ING-09: the Secret of a certificate is not there, and nothing asks cert-manager to make it. */
export const tlsSecretMissing: Diagnostic<'ING-09'> = {
  code: 'ING-09',
  docs: docs.ingressTls,
  inCluster: (cluster) =>
    ingressesOf(cluster).flatMap((object) => {
      const { ref } = object
      return tlsOf(object).flatMap((entry) => {
        const name = entry.text('secretName')
        const secret = { group: '', kind: 'Secret', namespace: ref.namespace, name: name ?? '' }
        if (name === null || isMadeByCertManager(object) || cluster.lookup.object(secret) !== null) return []
        const severity = severityOfAbsence(cluster, '/Secret', ref.namespace)
        const facts = { ingress: named(ref), secret: `${ref.namespace}/${name}`, elsewhere: severity === 'info' }
        return [{ facts, severity, object: ref, path: entry.pathOf('secretName') }]
      })
    }),
}

/** ING-10: TLS is asked for a host that no rule has. */
export const tlsHostWithoutRule: Diagnostic<'ING-10'> = {
  code: 'ING-10',
  docs: docs.ingressTls,
  inCluster: (cluster) =>
    ingressesOf(cluster).flatMap((object) => {
      const rules = fieldsOf(object, []).map('spec').maps('rules')
      const hosts = rules.map((rule) => parseHostPattern(rule.text('host'), 'one'))
      if (hosts.length === 0) return []
      return tlsOf(object).flatMap((entry) =>
        entry.texts('hosts').flatMap((host, index) => {
          const secured = parseHostPattern(host, 'one')
          if (hosts.some((each) => haveHostInCommon(each, secured))) return []
          const facts = { ingress: named(object.ref), host }
          return [{ facts, severity: 'info' as const, object: object.ref, path: `${entry.pathOf('hosts')}[${index}]` }]
        }),
      )
    }),
}

function tlsOf(object: KubeObject): readonly Fields[] {
  return fieldsOf(object, []).map('spec').maps('tls')
}

/** https://cert-manager.io/docs/usage/ingress/ */
function isMadeByCertManager(object: KubeObject): boolean {
  const annotations = fieldsOf(object, []).map('metadata').textMap('annotations') ?? {}
  return Object.keys(annotations).some((key) => key.startsWith('cert-manager.io/') || key === 'kubernetes.io/tls-acme')
}

function haveHostInCommon(a: HostPattern, b: HostPattern): boolean {
  if (a.kind === 'any' || b.kind === 'any') return true
  if (a.kind === 'exact') return hostMatches(b, a.host)
  return b.kind === 'exact' ? hostMatches(a, b.host) : a.suffix === b.suffix
}
