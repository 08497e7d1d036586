import { type AddressFamily, type Admitted, compareText, type FieldError, type KubeObject, refKey, type Settings } from '../model'
import { Accepted } from './accepted'
import { allocate } from './allocate'
import { outsideServiceRanges, takenClusterIps } from './allocate/clusterIps'
import { fillFamilies } from './allocate/ipFamilies'
import { outsideNodePorts, takenNodePorts } from './allocate/nodePorts'
import { configuredFamilies, type ServiceRanges, serviceRanges } from './allocate/serviceRanges'
import { inOrderOfRight } from './allocate/taken'
import { addressesInInput } from './allocate/takenAddresses'
import { applyDefaults } from './default'
import { Draft } from './draft'
import { admitIngressClass, defaultClass, isIngress } from './ingressClass'
import { asMap, fieldOf } from './untyped'
import { validateOther, validateService } from './validate'
import { asSetting } from './validate/checks'

/** What controllers create once objects are accepted. */
export type Controllers = (accepted: readonly KubeObject[]) => readonly KubeObject[]

/**
 * What the API server does to the objects before anybody reads them: defaults, families, validation, then addresses and
 * ports for what is left. Of two objects with one name the last that is accepted counts, as `kubectl apply` would have
 * it. An object that needs nothing stays the same object. What `controllers` make of the accepted ones is admitted like
 * them; nobody wrote it, so it is no part of the input, and nothing is said of it. Pure; the order of objects with different
 * names does not matter.
 */
export function admit(input: readonly KubeObject[], settings: Settings, controllers?: Controllers): Admitted {
  return { ...admitTo(serviceRanges(input, settings), input, { controllers }), input }
}

/** The same for a cluster whose ranges are known. What it holds already keeps its addresses and ports before all others. */
export function admitTo(
  ranges: ServiceRanges,
  input: readonly KubeObject[],
  { held, controllers }: { readonly held?: ReadonlySet<KubeObject>; readonly controllers?: Controllers | undefined } = {},
): Admitted {
  const families = configuredFamilies(ranges)
  const found = new Map<KubeObject, readonly FieldError[]>()
  const accepted = new Accepted<KubeObject | Draft>()
  const defaults = defaultClass(input)
  /** Answers with all that is wrong with it. */
  const consider = (object: KubeObject): readonly FieldError[] => {
    if (isService(object)) {
      const { draft, errors } = examine(object, families, ranges)
      if (!errors.some(isRefusal)) accepted.set(object.ref, draft)
      return errors
    }
    const classed = isIngress(object) && !isLive(object) ? admitIngressClass(object, defaults) : { object, errors: nothing }
    const whole = applyDefaults(classed.object)
    const ofKind = validateOther(whole)
    const errors = classed.errors.length === 0 ? ofKind : [...classed.errors, ...ofKind]
    if (!errors.some(isRefusal) || isLive(object)) accepted.set(object.ref, whole)
    return isLive(object) ? errors.map(asSetting) : errors
  }
  for (const object of input) {
    const errors = consider(object)
    if (errors.length > 0) found.set(object, errors)
  }
  const made = controllers?.(accepted.values.map((each) => (each instanceof Draft ? each.written : each))) ?? []
  for (const object of made) consider(object)
  const kept = accepted.values
  const services = kept.filter((each) => each instanceof Draft)
  const inOrder = inOrderOfRight(services, ({ written }) => held?.has(written) || isLive(written))
  for (const { draft, error } of [...takenClusterIps(inOrder), ...takenNodePorts(inOrder)])
    if (!made.includes(draft.written)) found.set(draft.written, [...(found.get(draft.written) ?? []), error])
  allocate(services, ranges, () => addressesInInput([...input, ...made]))
  const objects = kept.map((each) => (each instanceof Draft ? each.finish() : each))
  const errors = [...found]
    .map(([object, own]) => ({ object, ref: object.ref, refused: own.some(isRefusal), errors: own }))
    .sort((a, b) => compareText(refKey(a.ref), refKey(b.ref)))
  return { input, objects, errors }
}

const nothing: readonly FieldError[] = []

function isRefusal({ severity }: FieldError): boolean {
  return severity === 'refused'
}

/**
 * Defaults and families of a Service, and what is wrong with it then. What a cluster already has was accepted there: it
 * stays, and its numbers say nothing against the settings.
 */
function examine(
  object: KubeObject,
  families: readonly AddressFamily[],
  ranges: ServiceRanges,
): { readonly draft: Draft; readonly errors: readonly FieldError[] } {
  const draft = new Draft(applyDefaults(object), object)
  const ofFamilies = fillFamilies(draft, families)
  const errors = validateService(draft.body, { whole: false })
  if (isLive(object)) return { draft, errors: errors.map(asSetting) }
  return { draft, errors: [...errors, ...ofFamilies, ...outsideServiceRanges(draft, ranges), ...outsideNodePorts(draft)] }
}

function isService({ ref }: KubeObject): boolean {
  return ref.group === '' && ref.kind === 'Service'
}

/** An object out of a cluster bears what only a server writes. */
function isLive({ body }: KubeObject): boolean {
  const metadata = asMap(fieldOf(body, 'metadata'))
  return fieldOf(metadata, 'uid') !== null || fieldOf(metadata, 'resourceVersion') !== null
}
