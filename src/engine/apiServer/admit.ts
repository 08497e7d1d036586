import { type AddressFamily, type Admitted, compareText, type FieldError, type KubeObject, refKey, type Settings } from '../model'
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

/**
 * What the API server does to the objects before anybody reads them: defaults, families, validation, then addresses and
 * ports for what is left. Of two objects with one name the last that is accepted counts, as `kubectl apply` would have
 * it. An object that needs nothing stays the same object. `made` are objects that nobody wrote: they are admitted with the
 * others and are no part of the input. Pure; the order of objects with different names does not matter.
 */
export function admit(input: readonly KubeObject[], settings: Settings, made: readonly KubeObject[] = []): Admitted {
  return { ...admitTo(serviceRanges(input, settings), [...input, ...made]), input }
}

/** The same for a cluster whose ranges are known. What it holds already keeps its addresses and ports before all others. */
export function admitTo(ranges: ServiceRanges, input: readonly KubeObject[], held: ReadonlySet<KubeObject> = new Set()): Admitted {
  const families = configuredFamilies(ranges)
  const found = new Map<KubeObject, readonly FieldError[]>()
  const accepted = new Map<string, KubeObject | Draft>()
  const defaults = defaultClass(input)
  for (const object of input) {
    const key = refKey(object.ref)
    if (!isService(object)) {
      const classed = isIngress(object) && !isLive(object) ? admitIngressClass(object, defaults) : { object, errors: [] }
      const whole = applyDefaults(classed.object)
      const errors = [...classed.errors, ...validateOther(whole)]
      if (errors.length > 0) found.set(object, isLive(object) ? errors.map(asSetting) : errors)
      if (isLive(object) || !errors.some(isRefusal)) accepted.set(key, whole)
      continue
    }
    const { draft, errors } = examine(object, families, ranges)
    if (errors.length > 0) found.set(object, errors)
    if (!errors.some(isRefusal)) accepted.set(key, draft)
  }
  const kept = [...accepted.values()]
  const services = kept.filter((each) => each instanceof Draft)
  const inOrder = inOrderOfRight(services, ({ written }) => held.has(written) || isLive(written))
  for (const { draft, error } of [...takenClusterIps(inOrder), ...takenNodePorts(inOrder)])
    found.set(draft.written, [...(found.get(draft.written) ?? []), error])
  allocate(services, ranges, () => addressesInInput(input))
  const objects = kept.map((each) => (each instanceof Draft ? each.finish() : each))
  const errors = [...found]
    .map(([object, own]) => ({ object, ref: object.ref, refused: own.some(isRefusal), errors: own }))
    .sort((a, b) => compareText(refKey(a.ref), refKey(b.ref)))
  return { input, objects, errors }
}

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
