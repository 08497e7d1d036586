import { type Diagnostic, docs } from '../../rule'

/** SYS-02: the dataplane of this dump is not kube-proxy; hops are modelled as if it were. */
export const otherDataplane: Diagnostic<'SYS-02'> = {
  code: 'SYS-02',
  docs: docs.virtualIps,
  inCluster: ({ settings }) => {
    if (settings.otherDataplane === null) return []
    const { name, object, path } = settings.otherDataplane
    return [{ facts: { name }, severity: 'info', object, path }]
  },
}
