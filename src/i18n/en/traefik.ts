import type { FindingFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { here, some } from './grammar'

type Codes = Extract<keyof FindingFacts, `TRF-${string}`>

/** What a reference of an object of Traefik means for requests. */
export const traefikFindings: Pick<Messages['findings'], Codes> = {
  'TRF-01': ({ rule, backend, elsewhere }) =>
    `Requests that ${rule} is to send to ${backend} get an error from Traefik: there is no such Service${here(elsewhere)}`,
  'TRF-02': ({ rule, backend, ports }) =>
    `Requests that ${rule} is to send to ${backend} get an error from Traefik: the Service has no such port${ports.length === 0 ? '' : `, only ${some(ports)}`}`,
  'TRF-03': ({ rule, names, elsewhere }) =>
    `Requests that ${rule} is to send to ${names} get an error from Traefik: there is no such object${here(elsewhere)}`,
  'TRF-04': ({ rule, names, elsewhere }) =>
    `Requests for the routes of ${rule} that name ${names} get an error from Traefik: there is no such object${here(elsewhere)}, and without it Traefik does not serve the route`,
  'TRF-05': ({ rule, names, elsewhere }) =>
    `Requests over TLS for ${rule} are not answered as it asks: ${names}, which it names for the settings of TLS, does not exist${here(elsewhere)}`,
  'TRF-06': ({ object }) => `No request depends on ${object}: nothing in this input names it`,
}

export const traefikTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'TRF-01': 'Service of a Traefik route does not exist',
  'TRF-02': 'Port of a Traefik route not on the Service',
  'TRF-03': 'TraefikService does not exist',
  'TRF-04': 'Middleware does not exist',
  'TRF-05': 'TLSOption does not exist',
  'TRF-06': 'Nothing names this object of Traefik',
}
