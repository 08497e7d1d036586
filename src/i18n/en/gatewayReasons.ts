import type { GatewayReasons } from '../../engine/model'

type Words = { readonly [S in keyof GatewayReasons]: Readonly<Record<GatewayReasons[S], string>> }

/** What each reason of Gateway API means, after its name. */
const meanings: Words = {
  class: {
    Invalid: 'the class is not valid',
    InvalidParameters: 'the settings that its parametersRef names are missing, or not valid',
    Pending: 'the controller has not decided yet',
    UnsupportedVersion: 'the controller does not support the version of Gateway API in the cluster',
    Waiting: 'the controller has not decided yet',
  },
  gateway: {
    AddressNotAssigned: 'no address has been assigned to it yet',
    AddressNotUsable: 'an address that it asks for cannot be used',
    Invalid: 'what it asks for is not valid',
    InvalidClientCertificateRef: 'the client certificate that it shows to backends cannot be read',
    InvalidParameters: 'the settings that its parametersRef names are missing, or not valid',
    ListenersNotResolved: 'a reference of one of its listeners does not hold',
    ListenersNotValid: 'one or more of its listeners are not valid, or not supported',
    NoResources: 'there are not enough resources to run it',
    NotReconciled: 'no controller has looked at it yet',
    Pending: 'the controller is not done with it yet',
    RefNotPermitted: 'no ReferenceGrant allows its TLS settings to name an object of another namespace',
    UnsupportedAddress: 'it asks for a type of address that the controller does not support',
  },
  listener: {
    HostnameConflict: 'another listener has the same port and host name',
    Invalid: 'what it asks for is not valid',
    InvalidCACertificateKind: 'a CA certificate for clients is of a kind that the controller does not support',
    InvalidCACertificateRef: 'a CA certificate to check clients with cannot be read',
    InvalidCertificateRef: 'a certificate that it names is missing, or not valid',
    InvalidRouteKinds: 'it allows a kind of route that the controller does not support on it',
    ListenerConflict: 'a listener of the Gateway or of another ListenerSet has the same port and host name',
    NoValidCACertificate: 'none of its CA certificates to check clients with can be used',
    OverlappingCertificates: 'its certificate also holds for hosts of another listener on the same port',
    OverlappingHostnames: 'its host name overlaps with that of another listener on the same port',
    Pending: 'the controller is not done with it yet',
    PortUnavailable: 'its port is taken, or the controller does not support it',
    ProtocolConflict: 'another listener speaks another protocol on the same port',
    RefNotPermitted: 'no ReferenceGrant allows it to name an object of another namespace',
    TooManyListeners: 'the Gateway has more listeners than the controller supports',
    UnsupportedProtocol: 'the controller does not support its protocol',
    UnsupportedValue: 'one of its fields has a value that the controller does not support',
  },
  set: {
    Invalid: 'what it asks for is not valid',
    ListenersNotValid: 'one or more of its listeners are not valid, or not supported',
    NotAllowed: 'its Gateway does not allow ListenerSets of its namespace',
    ParentNotAccepted: 'its Gateway is not accepted',
    ParentNotProgrammed: 'its Gateway is not programmed',
    Pending: 'the controller is not done with it yet',
    PortUnavailable: 'a port of its listeners is taken, or the controller does not support it',
  },
  route: {
    BackendNotFound: 'a backend that it names does not exist',
    IncompatibleFilters: 'filters of one rule exclude each other',
    InvalidKind: 'it names an object of a kind that the controller does not support',
    NoMatchingListenerHostname: 'no listener has a host name in common with it',
    NoMatchingParent: 'the parent has no listener of the name or port that it names',
    NotAllowedByListeners: 'no listener allows routes of its namespace or kind',
    Pending: 'the controller has not looked at it yet',
    RefNotPermitted: 'no ReferenceGrant allows it to name an object of another namespace',
    UnsupportedProtocol: 'the controller cannot speak the protocol (appProtocol) of a backend',
    UnsupportedValue: 'one of its fields has a value that the controller does not support',
  },
  policy: {
    Conflicted: 'another policy for the same object goes first',
    Invalid: 'what it asks for is not valid',
    InvalidCACertificateRef: 'a CA certificate that it names is missing, or not valid',
    InvalidKind: 'it names an object of a kind that the controller does not support',
    NoValidCACertificate: 'none of its CA certificates can be used',
    TargetNotFound: 'the object that it is for does not exist, or is not one that it can be for',
  },
}

/** ` (BackendNotFound: a backend that it names does not exist)`; a reason of the controller's own as it stands, and nothing for none. */
export function because(of: keyof GatewayReasons, reason: string): string {
  const known: Readonly<Record<string, string>> = meanings[of]
  const meaning = Object.hasOwn(known, reason) ? `: ${known[reason]}` : ''
  return reason === '' ? '' : ` (${reason}${meaning})`
}
