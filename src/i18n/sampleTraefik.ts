import type { FindingFacts } from '../engine/model'
import type { Samples } from './sampleFacts'

// Facts for findings about objects of Traefik: see sampleFacts.

const rule = 'IngressRoute default/shop1'
const absent = (names: string) => [true, false].map((elsewhere) => ({ rule, names, elsewhere }))

export const traefikSamples: Pick<Samples<FindingFacts>, Extract<keyof FindingFacts, `TRF-${string}`>> = {
  'TRF-01': [true, false].map((elsewhere) => ({ rule, backend: 'default/api:8000', elsewhere })),
  'TRF-02': [[], ['http (8080)']].map((ports) => ({ rule, backend: 'default/api:8000', ports })),
  'TRF-03': absent('TraefikService default/split1'),
  'TRF-04': absent('Middleware default/auth1'),
  'TRF-05': absent('TLSOption default/modern1'),
  'TRF-06': [{ object: 'Middleware default/auth1' }],
}
