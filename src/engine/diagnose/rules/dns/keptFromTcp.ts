import { type Diagnostic, docs } from '../../rule'
import { kept } from './keptFromServer'

/** DNS-02: the DNS server is there on UDP alone. Answers that are too long for it are asked for again on TCP. */
export const keptFromTcp: Diagnostic<'DNS-02'> = {
  code: 'DNS-02',
  docs: docs.networkPolicy,
  onTrace: (cluster, trace) =>
    kept(cluster, trace, 'UDP').length > 0 ? [] : kept(cluster, trace, 'TCP').map((found) => ({ ...found, severity: 'info' })),
}
