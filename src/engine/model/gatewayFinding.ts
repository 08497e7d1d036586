/**
 * The reasons that Gateway API defines for a condition which tells of a fault, by what has the status; controllers may write others.
 * https://gateway-api.sigs.k8s.io/reference/spec/
 */
export interface GatewayReasons {
  readonly class: 'Invalid' | 'InvalidParameters' | 'Pending' | 'UnsupportedVersion' | 'Waiting'
  readonly gateway:
    | 'AddressNotAssigned'
    | 'AddressNotUsable'
    | 'Invalid'
    | 'InvalidClientCertificateRef'
    | 'InvalidParameters'
    | 'ListenersNotResolved'
    | 'ListenersNotValid'
    | 'NoResources'
    | 'NotReconciled'
    | 'Pending'
    | 'RefNotPermitted'
    | 'UnsupportedAddress'
  readonly listener:
    | 'HostnameConflict'
    | 'Invalid'
    | 'InvalidCACertificateKind'
    | 'InvalidCACertificateRef'
    | 'InvalidCertificateRef'
    | 'InvalidRouteKinds'
    | 'ListenerConflict'
    | 'NoValidCACertificate'
    | 'OverlappingCertificates'
    | 'OverlappingHostnames'
    | 'Pending'
    | 'PortUnavailable'
    | 'ProtocolConflict'
    | 'RefNotPermitted'
    | 'TooManyListeners'
    | 'UnsupportedProtocol'
    | 'UnsupportedValue'
  readonly set: 'Invalid' | 'ListenersNotValid' | 'NotAllowed' | 'ParentNotAccepted' | 'ParentNotProgrammed' | 'Pending' | 'PortUnavailable'
  readonly route:
    | 'BackendNotFound'
    | 'IncompatibleFilters'
    | 'InvalidKind'
    | 'NoMatchingListenerHostname'
    | 'NoMatchingParent'
    | 'NotAllowedByListeners'
    | 'Pending'
    | 'RefNotPermitted'
    | 'UnsupportedProtocol'
    | 'UnsupportedValue'
  readonly policy: 'Conflicted' | 'Invalid' | 'InvalidCACertificateRef' | 'InvalidKind' | 'NoValidCACertificate' | 'TargetNotFound'
}

/** A condition of a status that tells of a fault, and the reason that its controller gives: one of `GatewayReasons`, or its own. */
export interface UnmetFact {
  readonly condition: string
  readonly reason: string
}

/** The facts of findings about Gateways and the status of what attaches to them: see `FindingFacts`. */
export interface GatewayFindingFacts {
  /** A listener of a Gateway or ListenerSet. */
  'GWS-01': UnmetFact & { readonly owner: string; readonly listener: string }
  'GWS-02': UnmetFact & { readonly set: string }
  /** A policy, and the object for which it was judged. */
  'GWS-03': UnmetFact & { readonly policy: string; readonly ancestor: string }
  /** Two Gateways that have a listener for the same port and host at the same address. */
  'GW-06': {
    readonly gateway: string
    readonly other: string
    readonly address: string
    readonly port: number
    readonly host: string | null
  }
  /** What changes nothing: `what` is the value of `from`, empty where it is not written, or the target of the policy. */
  'GW-08': {
    readonly object: string
    readonly why: 'selector-ignored' | 'target-missing' | 'target-not-in-input' | 'section-missing'
    readonly what: string
  }
  /** A version of an object that its definition does not serve, a kind without a definition, or definitions that a controller does not support. */
  'GW-09': {
    readonly object: string
    readonly why: 'not-served' | 'not-installed' | 'not-supported'
    readonly version: string
    readonly served: readonly string[]
    /** The release that the definitions came with, `v1.3.0`. */
    readonly bundle: string | null
  }
}
