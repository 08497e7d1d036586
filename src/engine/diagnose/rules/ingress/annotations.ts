import { fieldsOf, joinPath } from '../../../fields'
import { named } from '../../../model'
import { type Diagnostic, docs } from '../../rule'
import { annotationsOf, servedIngresses } from './served'

/** ING-13: ingress-nginx is told to put a group of the path into the new one, and the path has no group: nothing stands there. */
export const rewriteWithoutGroup: Diagnostic<'ING-13'> = {
  code: 'ING-13',
  docs: docs.nginxRewrite,
  inCluster: (cluster) =>
    servedIngresses(cluster).flatMap(({ object, software }) => {
      const target = annotationsOf(object)['nginx.ingress.kubernetes.io/rewrite-target'] ?? ''
      if (!software.has('ingress-nginx') || !/\$[1-9]/.test(target)) return []
      const paths = fieldsOf(object, [])
        .map('spec')
        .maps('rules')
        .flatMap((rule) => rule.map('http').maps('paths'))
      return paths.flatMap((entry) => {
        const path = entry.text('path') ?? '/'
        if (path.includes('(')) return []
        return [
          {
            facts: { ingress: named(object.ref), path, target },
            severity: 'warning' as const,
            object: object.ref,
            path: entry.has('path') ? entry.pathOf('path') : entry.path,
          },
        ]
      })
    }),
}

/** Who reads annotations with these beginnings. */
const readers: readonly (readonly [prefix: string, software: string])[] = [
  ['nginx.ingress.kubernetes.io/', 'ingress-nginx'],
  ['nginx.org/', 'NGINX Ingress Controller'],
  ['nginx.com/', 'NGINX Ingress Controller'],
  ['traefik.ingress.kubernetes.io/', 'Traefik'],
  ['haproxy.org/', 'HAProxy Kubernetes Ingress Controller'],
  ['haproxy-ingress.github.io/', 'HAProxy Ingress'],
  ['konghq.com/', 'Kong'],
  ['projectcontour.io/', 'Contour'],
  ['alb.ingress.kubernetes.io/', 'AWS Load Balancer Controller'],
]

/** ING-14: an annotation for another controller than the one that serves the Ingress, which does not read it. */
export const foreignAnnotation: Diagnostic<'ING-14'> = {
  code: 'ING-14',
  docs: docs.ingress,
  inCluster: (cluster) =>
    servedIngresses(cluster).flatMap(({ object, software }) =>
      Object.keys(annotationsOf(object)).flatMap((annotation) => {
        const [, reader = null] = readers.find(([prefix]) => annotation.startsWith(prefix)) ?? []
        if (reader === null || software.has(reader)) return []
        const facts = { ingress: named(object.ref), annotation, reader, servedBy: [...software] }
        return [{ facts, severity: 'info' as const, object: object.ref, path: joinPath('metadata.annotations', annotation) }]
      }),
    ),
}
