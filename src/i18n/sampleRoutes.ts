import type { FindingFacts } from '../engine/model'
import type { Samples } from './sampleFacts'

// Facts for findings about Ingresses and routes: see sampleFacts.

const ingress = 'Ingress default/shop1'

type IngressCode =
  | 'ING-03'
  | 'ING-06'
  | 'ING-07'
  | 'ING-08'
  | 'ING-09'
  | 'ING-10'
  | 'ING-11'
  | 'ING-13'
  | 'ING-14'
  | 'ING-15'
  | 'ING-16'
  | 'ING-20'
  | 'ING-22'

export const ingressSamples: Pick<Samples<FindingFacts>, IngressCode> = {
  'ING-03': [{ classes: ['edge', 'inner'] }],
  'ING-06': [
    { ingress, has: 'neither' },
    { ingress, has: 'both' },
  ],
  'ING-07': [{ ingress }],
  'ING-08': [
    { ingress, taken: 'host' },
    { ingress, taken: 'path' },
  ],
  'ING-09': [true, false].map((elsewhere) => ({ ingress, secret: 'default/cert1', elsewhere })),
  'ING-10': [{ ingress, host: 'a.example.com' }],
  'ING-11': [
    { ingress, software: 'ingress-nginx', why: 'not-in-input' },
    { ingress, software: null, why: 'not-in-input' },
    { ingress, software: null, why: 'other-class' },
  ],
  'ING-13': [{ ingress, path: '/api', target: '/$1' }],
  'ING-14': [{ ingress, annotation: 'traefik.ingress.kubernetes.io/router.tls', reader: 'Traefik', servedBy: ['ingress-nginx', 'Kong'] }],
  'ING-15': (['missing', 'no-json', 'incomplete'] as const).map((fault) => ({
    ingress,
    annotation: 'alb.ingress.kubernetes.io/actions.old1',
    fault,
  })),
  'ING-16': [
    { why: 'both', ingress, annotations: ['cert-manager.io/cluster-issuer', 'cert-manager.io/issuer'] },
    ...[true, false].map((elsewhere) => ({ why: 'missing' as const, ingress, issuer: 'Issuer default/ca1', elsewhere })),
  ],
  'ING-20': [
    ...(['element', 'slash', 'exact', 'literal'] as const).map((why) => ({ ingress, path: '/a1', type: 'Prefix', asked: '/a1b', why })),
    { ingress, path: '/a1', type: 'Exact', asked: '/a1b', why: 'letters' },
    { ingress, path: '/a1', type: 'Prefix', asked: '/a1b', why: 'letters' },
    { ingress, path: '/a1/*', type: 'Prefix', asked: null, why: 'literal' },
  ],
  'ING-22': [
    { software: 'Traefik', expects: 'not-told' as const },
    { software: 'ingress-nginx', expects: 'unknown' as const },
    { software: null, expects: 'unknown' as const },
  ].map((facts) => ({ service: 'default/edge1', annotation: 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol', ...facts })),
}
