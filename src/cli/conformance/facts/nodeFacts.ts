import type { Answer, QuestionName } from '../../../engine'
import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { engineWith, proxyUnderTest } from '../clusterUnderTest'
import { compareValues } from '../compareValues'
import { isMap, mapOf, textOf } from '../untyped'
import type { FactCase, FactKind } from './factKind'

/** Kinds that ask what the proxy of one node makes of the manifests. */

/** `categorize`: the endpoints of the one Service port, by traffic policy. */
export const categorize: FactKind = (fact) => {
  const services = fact.manifests.filter((manifest) => manifest.kind === 'Service')
  const [service] = services
  const ports = mapOf(service?.spec).ports
  if (services.length !== 1 || !Array.isArray(ports) || ports.length !== 1) throw new CaseProblem('one Service with one port was expected')
  const metadata = mapOf(service?.metadata)
  const { engine, proxy } = underTest(fact)
  const answer = engine.ask(
    'endpointCategories',
    {
      node: proxy.nodeName,
      namespace: shown(metadata.namespace),
      service: shown(metadata.name),
      portName: textOf(mapOf(ports[0]).name) ?? '',
      family: proxy.family,
    },
    proxy.settings,
  )
  onlyKnown('expect', mapOf(fact.expect), ['clusterEndpoints', 'localEndpoints', 'allEndpoints', 'hasAnyEndpoints'])
  const seen = engine.ask('endpointsByServicePort', { node: proxy.nodeName, family: proxy.family }, proxy.settings)
  const nobody = Object.keys(seen).length === 0
  return compareValues(nobody ? withoutNulls(fact.expect) : fact.expect, nobody ? withoutNulls(answer) : answer, { exact: true })
}

/** Where a Service has no endpoint at all the tables write an unused set now as `null`, now as empty: both say that nobody is there. */
function withoutNulls(sets: unknown): unknown {
  return Object.fromEntries(Object.entries(mapOf(sets)).map(([key, value]) => [key, value ?? []]))
}

/** `endpoints-map`: the endpoints of each Service port, in order. A case may list only some Services: those are compared. */
export const endpointsMap: FactKind = (fact) => {
  onlyKnown('expect', mapOf(fact.expect), ['servicePorts', 'localReadyEndpoints'])
  const expect = withPlainKeys(mapOf(fact.expect))
  const { engine, proxy } = underTest(fact)
  const asked = { node: proxy.nodeName, family: proxy.family }
  const listed = new Set(Object.keys(mapOf(expect.servicePorts)).map(serviceOf))
  const seen = engine.ask('endpointsByServicePort', asked, proxy.settings)
  const servicePorts = Object.fromEntries(Object.entries(seen).filter(([key]) => listed.size === 0 || listed.has(serviceOf(key))))
  const ready = engine.ask('localReadyEndpoints', asked, proxy.settings)
  const localReadyEndpoints = Object.fromEntries(Object.entries(ready).map(([name, addresses]) => [name, addresses.length]))
  const got = { servicePorts, ...(expect.localReadyEndpoints === undefined ? {} : { localReadyEndpoints }) }
  return compareValues(expect, got, { exact: true, ordered: ['*'] })
}

/** A port without a name is written `ns/service:/TCP` or `ns/service/TCP`. */
function withPlainKeys(expect: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!isMap(expect.servicePorts)) return expect
  const plain = Object.entries(expect.servicePorts).map(([key, value]) => [key.replace(':/', '/'), value])
  return { ...expect, servicePorts: Object.fromEntries(plain) }
}

/** `ns/service` of a key `ns/service:port/PROTOCOL`. */
function serviceOf(key: string): string {
  return /^([^/]+\/[^:/]+)/.exec(key)?.[1] ?? key
}

export const localReadyEndpoints: FactKind = (fact) =>
  onNode(fact, 'localReadyEndpoints', (localReadyEndpointIPs) => ({ localReadyEndpointIPs }), ['localReadyEndpointIPs'])

export const noLocalEndpoints: FactKind = (fact) =>
  onNode(
    fact,
    'noLocalEndpoints',
    ({ internal, external }) => ({ noLocalEndpointsInternal: internal, noLocalEndpointsExternal: external }),
    ['noLocalEndpointsInternal', 'noLocalEndpointsExternal'],
  )

export const servicePorts: FactKind = (fact) => onNode(fact, 'proxiedServicePorts', (ports) => ({ servicePorts: ports }), ['servicePorts'])

/** `service-map-counts`: how many Service ports are proxied, and which health check node ports open. */
export const serviceMapCounts: FactKind = (fact) => {
  const { engine, proxy } = underTest(fact)
  const proxied = engine.ask('proxiedServicePorts', { family: proxy.family }, proxy.settings)
  onlyKnown('expect', mapOf(fact.expect), ['servicePortCount', 'healthCheckNodePorts'])
  const got = {
    servicePortCount: Object.keys(proxied).length,
    healthCheckNodePorts: engine.ask('healthCheckNodePorts', {}, proxy.settings),
  }
  return compareValues(fact.expect, got, { exact: true })
}

type OnNode = 'localReadyEndpoints' | 'noLocalEndpoints' | 'proxiedServicePorts'

function onNode<K extends OnNode & QuestionName>(fact: FactCase, name: K, form: (answer: Answer<K>) => unknown, keys: readonly string[]) {
  const { engine, proxy } = underTest(fact)
  const answer = engine.ask(name, { node: proxy.nodeName, family: proxy.family } as never, proxy.settings)
  onlyKnown('expect', mapOf(fact.expect), keys)
  return compareValues(withPlainKeys(mapOf(fact.expect)), form(answer), { exact: true })
}

function underTest(fact: FactCase) {
  if (!isMap(fact.expect)) throw new CaseProblem('expect is no mapping')
  return { engine: engineWith(fact.id, fact.manifests), proxy: proxyUnderTest(fact.proxy) }
}
