import type { FindingFacts } from '../engine/model'
import type { Samples } from './sampleFacts'

// Facts for findings about Gateways: see sampleFacts.

type GatewayCode = 'GW-02' | 'GW-03' | 'GW-04' | 'GW-06' | 'GW-08' | 'GW-09' | 'GW-20' | 'GWS-01' | 'GWS-02' | 'GWS-03' | 'RT-07'

const gateway = 'Gateway default/edge1'
const route = 'HTTPRoute default/items1'

/** Of each condition one reason that Gateway API defines, one of the controller's own and none. */
const unmet = (conditions: readonly string[], known: string) =>
  conditions.flatMap((condition) => [known, 'example.com/Own', ''].map((reason) => ({ condition, reason })))

export const gatewaySamples: Pick<Samples<FindingFacts>, GatewayCode> = {
  'GW-02': unmet(['Accepted'], 'InvalidParameters').map(({ reason }) => ({ className: 'edge1', reason })),
  'GW-03': [{ className: 'edge1' }],
  'GW-04': unmet(['Accepted', 'Programmed', 'ResolvedRefs'], 'AddressNotAssigned').map((each) => ({ gateway, ...each })),
  'GW-06': [null, 'a.example.com'].map((host) => ({ gateway, other: 'Gateway default/inner2', address: '198.51.100.7', port: 8443, host })),
  'GW-08': [
    { object: gateway, why: 'selector-ignored', what: '' },
    { object: gateway, why: 'selector-ignored', what: 'Same' },
    ...(['target-missing', 'target-not-in-input', 'section-missing'] as const).map((why) => ({
      object: 'BackendTLSPolicy default/tls1',
      why,
      what: 'Service default/web1',
    })),
  ],
  'GW-09': [
    { object: 'GatewayClass edge1', why: 'not-supported', version: '', served: [], bundle: null },
    { object: route, why: 'not-served', version: 'v1', served: ['v1beta1'], bundle: 'v0.8.0' },
    { object: route, why: 'not-served', version: 'v1', served: [], bundle: null },
    { object: 'TCPRoute default/db1', why: 'not-installed', version: 'v1alpha2', served: [], bundle: 'v1.3.0' },
  ],
  'GW-20': [
    { owner: route, why: 'earlier-rule', what: '' },
    { owner: route, why: 'weight-zero', what: 'default/api:8000' },
    { owner: gateway, why: 'no-route', what: 'http1' },
  ],
  'GWS-01': unmet(['Conflicted', 'Accepted', 'ResolvedRefs', 'Programmed', 'OverlappingTLSConfig'], 'PortUnavailable').map((each) => ({
    owner: gateway,
    listener: 'https1',
    ...each,
  })),
  'GWS-02': unmet(['Accepted', 'Programmed'], 'NotAllowed').map((each) => ({ set: 'ListenerSet default/more1', ...each })),
  'GWS-03': unmet(['Accepted', 'ResolvedRefs'], 'Conflicted').map((each) => ({
    policy: 'BackendTLSPolicy default/tls1',
    ancestor: gateway,
    ...each,
  })),
  'RT-07': unmet(['Accepted', 'ResolvedRefs', 'PartiallyInvalid'], 'NotAllowedByListeners').map((each) => ({
    route,
    parent: 'Gateway shop/edge1',
    ...each,
  })),
}
