import type { AddressFamily } from './address'
import type { KubeObject } from './object'
import type { ResourceRef } from './resource'

/** The forms that names and texts have in the API of Kubernetes. */
export type NameForm =
  | 'dns-1035-label'
  | 'dns-1123-label'
  | 'dns-1123-subdomain'
  /** `*.` and such a name. */
  | 'wildcard-subdomain'
  | 'qualified-name'
  | 'label-value'
  /** A named port: at most 15 letters, digits and hyphens, at least one letter. */
  | 'port-name'

/** What the API server finds wrong with one field. */
export type FieldFault =
  | { readonly code: 'required' }
  /** The schema wants another kind of value: the loader tells it as a problem of the text. */
  | { readonly code: 'wrong-type' }
  | { readonly code: 'unsupported'; readonly value: string; readonly allowed: readonly string[] }
  | { readonly code: 'out-of-range'; readonly value: number; readonly least: number; readonly most: number }
  | { readonly code: 'name-form'; readonly value: string; readonly form: NameForm }
  | { readonly code: 'duplicate'; readonly value: string }
  | { readonly code: 'no-address'; readonly value: string }
  | { readonly code: 'no-range'; readonly value: string }
  | {
      readonly code: 'special-address'
      readonly value: string
      readonly special: 'unspecified' | 'loopback' | 'link-local' | 'link-local-multicast'
    }
  /** Two fields that must say the same. */
  | { readonly code: 'differs'; readonly value: string; readonly other: string }
  | { readonly code: 'too-many'; readonly most: number }
  /** `None` beside addresses. */
  | { readonly code: 'none-beside-others' }
  | { readonly code: 'one-of-each-family' }
  | { readonly code: 'other-family'; readonly value: string; readonly family: AddressFamily }
  /** Policy SingleStack, and two families or addresses. */
  | { readonly code: 'single-stack-with-two' }
  | { readonly code: 'headless-of-type'; readonly type: string }
  /** A field that another type of Service has no use for. */
  | { readonly code: 'only-for-type'; readonly value: string; readonly types: readonly string[] }
  | { readonly code: 'only-with-affinity' }
  /** `externalTrafficPolicy` where nothing enters from outside. */
  | { readonly code: 'not-reached-from-outside' }
  /** `healthCheckNodePort` without type LoadBalancer and policy Local. */
  | { readonly code: 'no-health-check'; readonly value: number }
  | { readonly code: 'outside-node-ports'; readonly value: number; readonly least: number; readonly most: number }
  /** Another Service, or another port of the same one, has the number. */
  | { readonly code: 'node-port-taken'; readonly value: number; readonly owner: string }
  | { readonly code: 'cluster-ip-taken'; readonly value: string; readonly owner: string }
  | { readonly code: 'outside-service-ranges'; readonly value: string; readonly ranges: readonly string[] }
  | { readonly code: 'family-not-configured'; readonly family: AddressFamily }
  | { readonly code: 'no-dual-stack' }
  /** Two fields of which one has no meaning with the other. */
  | { readonly code: 'not-beside'; readonly other: string }
  /** A range that is to be taken out of another, and is not a smaller part of it. */
  | { readonly code: 'not-inside'; readonly value: string; readonly range: string }
  /** A peer of a NetworkPolicy that names nobody. */
  | { readonly code: 'no-peer' }
  /** An address where a DNS name must stand. */
  | { readonly code: 'address-as-name'; readonly value: string }
  /** A path of HTTP that does not begin with a slash. */
  | { readonly code: 'not-absolute'; readonly value: string }
  | { readonly code: 'path-sequence'; readonly value: string; readonly sequence: string }
  /** No class is named, and more than one is marked as the default. */
  | { readonly code: 'several-default-classes'; readonly classes: readonly string[] }

export type FieldFaultCode = FieldFault['code']

/**
 * `refused`: by schema or name rules, so the object is not in the cluster. `setting`: a matter of how the API server is
 * set, or of a field that changes nothing; the object is kept.
 */
export type FieldError = { readonly path: string; readonly severity: 'refused' | 'setting' } & FieldFault

/** What the API server finds wrong with one object. */
export interface ObjectErrors {
  readonly object: KubeObject
  readonly ref: ResourceRef
  /** True where the object is not in the cluster. */
  readonly refused: boolean
  readonly errors: readonly FieldError[]
}

/** What the API server makes of the objects of the input. */
export interface Admitted {
  /** Every object of the input, as it was written. */
  readonly input: readonly KubeObject[]
  /** The last accepted object of each name, with all that the API server fills in. */
  readonly objects: readonly KubeObject[]
  readonly errors: readonly ObjectErrors[]
}
