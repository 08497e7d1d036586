/** An object of Traefik that names another one, which is not there. `elsewhere`: the input holds nothing of that kind there. */
interface TraefikAbsence {
  readonly rule: string
  readonly names: string
  readonly elsewhere: boolean
}

/** The facts of findings about what objects of Traefik name: see `FindingFacts`. `rule` is the object that names it. */
export interface TraefikFindingFacts {
  /** A Service. */
  'TRF-01': { readonly rule: string; readonly backend: string; readonly elsewhere: boolean }
  /** A port of a Service. */
  'TRF-02': { readonly rule: string; readonly backend: string; readonly ports: readonly string[] }
  /** A TraefikService. */
  'TRF-03': TraefikAbsence
  /** A Middleware, of HTTP or of TCP. */
  'TRF-04': TraefikAbsence
  /** TLS settings. */
  'TRF-05': TraefikAbsence
  /** Nothing names it. */
  'TRF-06': { readonly object: string }
}
