import { type ContainerPort, named, type Workload } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** POD-09: two containers of one Pod declare the same port: they share one network, and only one of them can listen there. */
export const samePort: Diagnostic<'POD-09'> = {
  code: 'POD-09',
  docs: docs.podNetwork,
  inCluster: ({ workloads }) => workloads.flatMap(declaredTwice),
}

function declaredTwice({ ref, template }: Workload): readonly Found<'POD-09'>[] {
  const first = new Map<string, ContainerPort>()
  return template.ports.flatMap((port): readonly Found<'POD-09'>[] => {
    const key = `${port.port}/${port.protocol}`
    const known = first.get(key)
    if (known === undefined) first.set(key, port)
    if (known === undefined || containerOf(known) === containerOf(port)) return []
    return [{ facts: { workload: named(ref), port: key }, severity: 'info', object: ref, path: port.path }]
  })
}

function containerOf({ path }: ContainerPort): string {
  return path.replace(/\.ports\[\d+\]$/, '')
}
