import { type KubeObject, qualifiedName, refKey } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** SYS-04: the same kind, namespace and name twice with different content. The later one counts, and that is said. */
export const sameNameTwice: Diagnostic<'SYS-04'> = {
  code: 'SYS-04',
  docs: docs.names,
  inCluster: (cluster) => {
    const first = new Map<string, KubeObject>()
    return cluster.objects.flatMap((object) => {
      const key = refKey(object.ref)
      const known = first.get(key)
      if (known === undefined) first.set(key, object)
      if (known === undefined || JSON.stringify(known.body) === JSON.stringify(object.body)) return []
      const facts = {
        object: `${object.ref.kind} ${qualifiedName(object.ref)}`,
        firstFile: known.source.file,
        firstLine: known.source.line,
      }
      return [{ facts, severity: 'info' as const, object: object.ref, path: null }]
    })
  },
}
