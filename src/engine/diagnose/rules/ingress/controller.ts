import { named, type ResourceRef } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/**
 * ING-11: no controller that serves the class is in the input, so one is assumed; or those that run it serve other classes, and
 * nobody takes requests.
 */
export const noController: Diagnostic<'ING-11'> = {
  code: 'ING-11',
  docs: docs.ingressControllers,
  inCluster: (cluster) => [
    ...cluster.routers.flatMap(({ assumed, serves, profile }) =>
      (assumed ? serves : [])
        .filter((each) => isIngress(each) && cluster.lookup.object(each) !== null)
        .map((object) => ({
          facts: { ingress: named(object), software: profile.software, why: 'not-in-input' as const },
          severity: 'info' as const,
          object,
          path: null,
        })),
    ),
    ...cluster.unserved
      .filter(({ object, why }) => isIngress(object) && why === 'other-class')
      .map(({ object }) => ({
        facts: { ingress: named(object), software: null, why: 'other-class' as const },
        severity: 'warning' as const,
        object,
        path: null,
      })),
  ],
}

function isIngress({ group, kind }: ResourceRef): boolean {
  return kind === 'Ingress' && (group === 'networking.k8s.io' || group === 'extensions')
}
