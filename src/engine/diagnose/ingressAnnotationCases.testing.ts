import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about what annotations of Ingresses ask for. */

const classOf = (controller: string) => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: edge }
spec: { controller: ${controller} }
`
const shop = (annotations: readonly string[], more = '', service = '{ name: web, port: { number: 80 } }') => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, annotations: { ${annotations.join(', ')} } }
spec: { ingressClassName: edge, ${more}rules: [{ host: a.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: ${service} } }] } }] }
`
const old = 'alb.ingress.kubernetes.io/actions.old'
const moved = (annotation: string | null) =>
  web() +
  classOf('ingress.k8s.aws/alb') +
  shop(annotation === null ? [] : [`${old}: '${annotation}'`], '', '{ name: old, port: { name: use-annotation } }')
const redirect = '{"Type": "redirect", "RedirectConfig": {"Host": "b.example.com", "StatusCode": "HTTP_301"}}'

const tls = 'tls: [{ hosts: [a.example.com], secretName: cert }], '
const issuer = (kind: string, name: string) => `
---
apiVersion: cert-manager.io/v1
kind: ${kind}
metadata: { name: ${name} }
spec: { selfSigned: {} }
`
const certificate = `
---
apiVersion: v1
kind: Secret
metadata: { name: cert }
stringData: { tls.crt: '-----BEGIN CERTIFICATE-----' }
`
const signed = (annotations: readonly string[], others = '', more = tls) =>
  web() +
  classOf('example.com/any') +
  shop(
    annotations.map((each) => `cert-manager.io/${each}`),
    more,
  ) +
  others
const facts = { ingress: 'Ingress default/shop' }

export const ingressAnnotationCases: readonly FindingCase[] = [
  {
    code: 'ING-15',
    name: 'an action without annotation, as a request meets it',
    fault: asked(moved(null), 'external', 'http://a.example.com/'),
    healthy: asked(moved(redirect), 'external', 'http://a.example.com/'),
    severity: 'error',
    path: 'spec.rules[0].http.paths[0].backend.service',
    facts: { ...facts, annotation: old, fault: 'missing' },
  },
  {
    code: 'ING-15',
    name: 'an action that is no JSON',
    fault: { text: moved('{type: redirect}') },
    healthy: { text: moved(redirect) },
    severity: 'error',
    path: `metadata.annotations["${old}"]`,
    facts: { ...facts, annotation: old, fault: 'no-json' },
  },
  {
    code: 'ING-15',
    name: 'a redirect without status code',
    fault: { text: moved('{"type": "redirect", "redirectConfig": {"host": "b.example.com"}}') },
    healthy: { text: moved('{"type": "forward", "targetGroupARN": "arn:aws:elasticloadbalancing:x"}') },
    severity: 'error',
    path: `metadata.annotations["${old}"]`,
    facts: { ...facts, annotation: old, fault: 'incomplete' },
  },
  {
    code: 'ING-16',
    name: 'an issuer and one of the cluster',
    fault: { text: signed(['issuer: ca', 'cluster-issuer: ca'], issuer('Issuer', 'ca')) },
    healthy: { text: signed(['issuer: ca', 'cluster-issuer: ca'], issuer('Issuer', 'ca'), '') },
    severity: 'error',
    path: 'metadata.annotations["cert-manager.io/cluster-issuer"]',
    facts: { ...facts, why: 'both', annotations: ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'] },
  },
  {
    code: 'ING-16',
    name: 'another issuer than the one that is there',
    fault: { text: signed(['cluster-issuer: prod'], issuer('ClusterIssuer', 'test')) },
    healthy: { text: signed(['cluster-issuer: prod'], issuer('ClusterIssuer', 'prod')) },
    severity: 'error',
    path: 'metadata.annotations["cert-manager.io/cluster-issuer"]',
    facts: { ...facts, why: 'missing', issuer: 'ClusterIssuer prod', elsewhere: false },
  },
  {
    code: 'ING-16',
    name: 'the same, with a certificate that is there already',
    fault: { text: signed(['issuer: prod'], issuer('Issuer', 'test') + certificate) },
    healthy: { text: signed(['issuer: prod', 'issuer-kind: Elsewhere', 'issuer-group: example.com'], issuer('Issuer', 'test')) },
    severity: 'warning',
    path: 'metadata.annotations["cert-manager.io/issuer"]',
    facts: { ...facts, why: 'missing', issuer: 'Issuer default/prod', elsewhere: false },
  },
  {
    code: 'ING-16',
    name: 'an issuer where the input has none at all',
    fault: { text: signed(['issuer: prod']) },
    healthy: { text: signed(['issuer: prod'], issuer('Issuer', 'prod')) },
    severity: 'info',
    path: 'metadata.annotations["cert-manager.io/issuer"]',
    facts: { ...facts, why: 'missing', elsewhere: true },
  },
]
