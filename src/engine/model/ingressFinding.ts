export interface RoutedBackend {
  readonly rule: string
  readonly backend: string
}

/** Of a reference to what is not there. `elsewhere`: the input holds nothing of its kind there, so it may well exist outside of the input. */
export interface Absence {
  readonly elsewhere: boolean
}

/**
 * How a path is compared otherwise than it reads: by whole elements, with each slash, as one path alone, with its pattern as letters; or,
 * of one that took a request which its `pathType` leaves out, by letters or as a pattern.
 */
export type PathSurprise = 'element' | 'slash' | 'exact' | 'literal' | 'letters'

/** The facts of findings about Ingresses: see `FindingFacts`. */
export interface IngressFindingFacts {
  /** No class, no default one, and nobody who serves Ingresses without; `classes` are there to choose from. */
  'ING-01': { readonly ingress: string; readonly classes: readonly string[] }
  'ING-02': { readonly ingress: string; readonly className: string; readonly classes: readonly string[] } & Absence
  /** More than one class is marked as the default. */
  'ING-03': { readonly classes: readonly string[] }
  'ING-04': RoutedBackend & Absence
  'ING-05': RoutedBackend
  /** A backend's port with neither a name nor a number, or with both. */
  'ING-06': { readonly ingress: string; readonly has: 'neither' | 'both' }
  /** A backend that is a Service and another resource. */
  'ING-07': { readonly ingress: string }
  /** Another Ingress has the host, or the host and path, first. */
  'ING-08': { readonly ingress: string; readonly taken: 'host' | 'path' }
  'ING-09': { readonly ingress: string; readonly secret: string } & Absence
  'ING-10': { readonly ingress: string; readonly host: string }
  /** Nobody of the input serves the class; `software`: who would. */
  'ING-11': { readonly ingress: string; readonly software: string | null; readonly why: 'not-in-input' | 'other-class' }
  /** A rewrite that asks for a group which the path does not have. */
  'ING-13': { readonly ingress: string; readonly path: string; readonly target: string }
  /** An annotation that another software reads than those that serve the Ingress. */
  'ING-14': { readonly ingress: string; readonly annotation: string; readonly reader: string; readonly servedBy: readonly string[] }
  /** What an AWS load balancer does with a request is said by an annotation that is not there, or cannot be read. */
  'ING-15': { readonly ingress: string; readonly annotation: string; readonly fault: 'missing' | 'no-json' | 'incomplete' }
  /** cert-manager makes no certificate: two annotations contradict each other, or the issuer is not there. */
  'ING-16':
    | { readonly why: 'both'; readonly ingress: string; readonly annotations: readonly string[] }
    | ({ readonly why: 'missing'; readonly ingress: string; readonly issuer: string } & Absence)
  /** No endpoint behind the path that takes the request. */
  'ING-12': RoutedBackend
  /** A path that is compared otherwise than it reads; `asked` null: whatever is asked. */
  'ING-20': {
    readonly ingress: string
    readonly path: string
    /** As it is written; `ImplementationSpecific` where it is not. */
    readonly type: string
    readonly asked: string | null
    readonly why: PathSurprise
  }
  /** A rule to which no request comes: it stands behind one that takes all of them, or its host is in capitals and the Ingress refused. */
  'ING-21':
    | { readonly ingress: string; readonly why: 'shadowed'; readonly path: string; readonly by: string; readonly byPath: string }
    | { readonly ingress: string; readonly why: 'capitals'; readonly written: string; readonly asked: string }
  /** A balancer puts the PROXY protocol before connections, and the controller is not told to expect it, or nobody can know. */
  'ING-22': {
    readonly service: string
    readonly annotation: string
    readonly software: string | null
    readonly expects: 'not-told' | 'unknown'
  }
}
