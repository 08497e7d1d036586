import type { PathSurprise } from '../../engine/model'
import type { Messages } from '../messages'
import { here, list, quoted, some } from './grammar'

type IngressCodes =
  | 'ING-01'
  | 'ING-02'
  | 'ING-03'
  | 'ING-04'
  | 'ING-05'
  | 'ING-06'
  | 'ING-07'
  | 'ING-08'
  | 'ING-09'
  | 'ING-10'
  | 'ING-11'
  | 'ING-12'
  | 'ING-13'
  | 'ING-14'
  | 'ING-15'
  | 'ING-16'
  | 'ING-20'
  | 'ING-21'
  | 'ING-22'

/** What becomes of requests for an Ingress. */
export const ingressFindings: Pick<Messages['findings'], IngressCodes> = {
  'ING-01': ({ ingress, classes }) =>
    `Requests for ${ingress} find nobody: it names no class, no class is the default${classes.length > 0 ? ` (there are ${some(classes)})` : ''}, and no controller here serves Ingresses without one`,
  'ING-02': ({ ingress, className, classes, elsewhere }) =>
    `Requests for ${ingress} find nobody: its class ${quoted(className)} does not exist${here(elsewhere)}${classes.length > 0 ? `; there are ${some(classes)}` : ''}`,
  'ING-03': ({ classes }) =>
    `A new Ingress that names no class gets the newest of ${some(classes)}, or is refused where that cannot be told: each is marked as the default`,
  'ING-04': ({ rule, backend, elsewhere }) =>
    `Requests that ${rule} takes for ${backend} get an error from the controller: there is no such Service${here(elsewhere)}`,
  'ING-05': ({ rule, backend }) =>
    `Requests that ${rule} takes for ${backend} get an error from the controller: the Service has no such port`,
  'ING-06': ({ ingress, has }) =>
    `Requests for ${ingress} find no rule: the API server refuses it, for the port of a backend has ${has === 'both' ? 'a name and a number, and may have one of them' : 'neither a name nor a number'}`,
  'ING-07': ({ ingress }) =>
    `Requests for ${ingress} find no rule: the API server refuses it, for a backend is a Service and another resource, and may be one of them`,
  'ING-08': ({ ingress, taken }) =>
    `Requests do not come to ${ingress} by this rule: another rule has ${taken === 'host' ? 'the same host' : 'the same host and path'} and goes first`,
  'ING-09': ({ ingress, secret, elsewhere }) =>
    `Clients of ${ingress} that use TLS get another certificate than they expect: there is no Secret ${secret}${here(elsewhere)}`,
  'ING-10': ({ ingress, host }) => `A TLS request for ${host} finds no rule of ${ingress}: tls names that host, and no rule does`,
  'ING-11': ({ ingress, software, why }) =>
    why === 'other-class'
      ? `Requests for ${ingress} find nobody: those who run the controller of its class serve other classes`
      : `Requests for ${ingress} are told as ${software ?? 'the specification'} would serve them: no controller of its class is in this input`,
  'ING-12': ({ rule, backend }) => `Requests that ${rule} takes for ${backend} reach no Pod: no endpoint behind it can take them`,
  'ING-13': ({ ingress, path, target }) =>
    `Requests that ${ingress} takes at ${path} go on without what the rewrite asks for: rewrite-target ${target} names a group, and the path has none`,
  'ING-14': ({ ingress, annotation, reader, servedBy }) =>
    `Requests for ${ingress} are served as if ${annotation} were not there: ${reader} reads it, and ${list(servedBy)} serves the Ingress`,
  'ING-15': ({ ingress, annotation, fault }) =>
    fault === 'missing'
      ? `Requests that ${ingress} takes for this backend are answered with 503: it asks for an action, and there is no annotation ${annotation}`
      : `Requests for ${ingress} are not served as it says: the controller makes nothing of it, for its annotation ${annotation} ${fault === 'no-json' ? 'is no JSON object' : 'holds no complete action'}`,
  'ING-16': (facts) =>
    facts.why === 'both'
      ? `Clients of ${facts.ingress} that use TLS get no certificate made for it: cert-manager makes none where ${list(facts.annotations)} are both set`
      : `Clients of ${facts.ingress} that use TLS get no certificate made for it: there is no ${facts.issuer}${here(facts.elsewhere)}`,
  'ING-20': ({ ingress, path, type, asked, why }) =>
    asked === null
      ? `Requests do not come to ${ingress} by path ${path}: with pathType ${type} its pattern is compared as letters, and no request has them`
      : why === 'letters'
        ? `A request for ${asked} is taken by path ${path} of ${ingress}, which pathType ${type} would leave out: this controller compares ${type === 'Exact' ? 'it as a pattern' : 'letters and not whole elements'}`
        : `A request for ${asked} is not taken by path ${path} of ${ingress}: ${compared[why]}`,
  'ING-21': (facts) =>
    facts.why === 'capitals'
      ? `A request for ${facts.asked} finds no rule: ${facts.ingress} says ${facts.written}, and the API server takes hosts in lower case alone`
      : `Requests for path ${facts.path} of ${facts.ingress} never come to that rule: path ${facts.byPath} of ${facts.by} is tried first and takes all of them`,
  'ING-22': ({ service, annotation, software, expects }) =>
    expects === 'not-told'
      ? `Requests through the load balancer of Service ${service} get an error: ${annotation} puts the PROXY protocol before them, and no entry point of ${software ?? 'the controller'} is told to expect it`
      : `Whether requests through the load balancer of Service ${service} are understood is not known: ${annotation} puts the PROXY protocol before them, and what ${software ?? 'the controller'} expects stands in settings that are not read`,
}

/** How a path was compared, as the rest of a sentence. */
const compared: Readonly<Record<Exclude<PathSurprise, 'letters'>, string>> = {
  element: 'a prefix is compared by whole elements between slashes, and here it ends within one',
  slash: 'an exact path is compared with its slash at the end, and one of the two has none',
  exact: 'that path is compared as a whole, and takes nothing below it',
  literal: 'its pattern is compared as letters',
}
