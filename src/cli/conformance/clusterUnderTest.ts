import { createEngine, type Engine } from '../../engine'
import { CaseProblem, type Difference, type Manifest, onlyKnown } from './caseFile'
import { isMap, listOf, mapOf, textOf } from './untyped'

/** The engine with the manifests of a case read. They are one text of several documents: JSON is YAML, and keeps every value as it is. */
export function engineWith(id: string, manifests: readonly Manifest[]): Engine {
  const engine = createEngine()
  engine.read([{ name: `${id}.yaml`, text: manifests.map((manifest) => JSON.stringify(manifest, null, 2)).join('\n---\n') }])
  return engine
}

/** The proxy of one node, as the truth tables of kube-proxy describe it. */
export interface ProxyUnderTest {
  readonly nodeName: string
  readonly family: 'IPv4' | 'IPv6'
  /** Settings as `--proxy` takes them. */
  readonly settings: string
}

const proxyFields = [
  'mode',
  'ipFamily',
  'nodeName',
  'nodeIP',
  'nodeLocalIPs',
  'detectLocal',
  'masqueradeAll',
  'localhostNodePorts',
  'nodePortAddresses',
  'serviceCIDRs',
  'preferSameTrafficDistribution',
]

/** Reads `proxy` of a case. The addresses of the node are those of its Node object: `nodeIP` and `nodeLocalIPs` repeat them. */
export function proxyUnderTest(value: unknown): ProxyUnderTest {
  const proxy = mapOf(value)
  onlyKnown('proxy', proxy, proxyFields)
  const family = proxy.ipFamily ?? 'IPv4'
  if (family !== 'IPv4' && family !== 'IPv6') throw new CaseProblem(`proxy.ipFamily ${String(family)} is not modelled`)
  const settings = [
    ...['mode', 'masqueradeAll', 'localhostNodePorts', 'preferSameTrafficDistribution'].flatMap((key) =>
      proxy[key] === undefined ? [] : [`${key}=${String(proxy[key])}`],
    ),
    ...['nodePortAddresses', 'serviceCIDRs'].flatMap((key) => (proxy[key] === undefined ? [] : [`${key}=${listOf(proxy[key]).join(';')}`])),
    ...detector(proxy.detectLocal),
  ]
  return { nodeName: textOf(proxy.nodeName) ?? '', family, settings: settings.join(',') }
}

function detector(value: unknown): readonly string[] {
  if (value === undefined) return []
  const detect = mapOf(value)
  onlyKnown('proxy.detectLocal', detect, ['mode', 'clusterCIDR'])
  if (detect.mode === 'ClusterCIDR' && textOf(detect.clusterCIDR) !== null) return [`clusterCIDR=${String(detect.clusterCIDR)}`]
  if (detect.mode === 'None') return ['detectLocal=None']
  throw new CaseProblem(`proxy.detectLocal ${JSON.stringify(value)} is not modelled`)
}

/** Runs one comparison; whatever is thrown is a difference, so that one entry never ends the run. */
export function guarded(run: () => readonly Difference[]): readonly Difference[] {
  try {
    return run()
  } catch (problem) {
    if (problem instanceof CaseProblem) return [{ field: 'case', expected: 'an entry that can be run', got: problem.message }]
    return [
      { field: 'engine', expected: 'an answer', got: problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem) },
    ]
  }
}

/** The manifests of a case or of one entry. */
export function manifestsIn(value: unknown): readonly Manifest[] {
  return listOf(value).map((manifest) => (isMap(manifest) ? manifest : {}))
}
