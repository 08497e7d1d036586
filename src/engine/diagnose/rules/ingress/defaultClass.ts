import { fieldsOf, joinPath } from '../../../fields'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs } from '../../rule'

const mark = 'ingressclass.kubernetes.io/is-default-class'

/** ING-03: more than one class is marked as the default. The newest counts; where nothing tells their age, no Ingress without class is taken. */
export const severalDefaultClasses: Diagnostic<'ING-03'> = {
  code: 'ING-03',
  docs: docs.defaultIngressClass,
  inCluster: (cluster) => {
    const marked = currentObjects(cluster, 'IngressClass', 'networking.k8s.io').filter(
      (object) => fieldsOf(object, []).map('metadata').map('annotations').text(mark) === 'true',
    )
    const last = marked.at(-1)
    if (last === undefined || marked.length === 1) return []
    const classes = marked.map(({ ref }) => ref.name).sort()
    return [{ facts: { classes }, severity: 'warning', object: last.ref, path: joinPath('metadata.annotations', mark) }]
  },
}
