import type { ResourceRef } from '../model'
import { isKubeProxyConfig, kubeProxyData } from './kubeProxyConfig'
import { fieldOf, isMap, type UnknownMap } from './values'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/**
 * Leaves out what no trace needs and a person may not want to show: the data of Secrets and ConfigMaps
 * (but whether it holds a certificate), values of environment variables, and the copies of an object inside itself.
 * Of ConfigMaps only kube-proxy's settings are kept: they say how Services are done.
 * What is left is shared with the input, never changed. `sharesNodes` says that aliases make one node part of several others.
 */
export function redact(body: UnknownMap, ref: ResourceRef, sharesNodes: boolean): UnknownMap {
  const isDefinition = ref.kind === 'CustomResourceDefinition'
  const open = withoutData(withoutCopies(body), ref)
  return isDefinition ? open : withoutEnvValues(open, sharesNodes)
}

function withoutData(body: UnknownMap, ref: ResourceRef): UnknownMap {
  if (ref.group !== '') return body
  if (ref.kind === 'Secret') return withCertificateFacts(without(body, ['data', 'stringData']), body)
  if (ref.kind !== 'ConfigMap') return body
  const open = without(body, ['data', 'binaryData'])
  if (isKubeProxyConfig(ref.name) && Object.hasOwn(body, 'data')) return { ...open, data: kubeProxyData(body.data) }
  return withCertificateFacts(open, body)
}

/** What stands for a certificate that was left out: whether its text is framed as one. Nothing of it is kept. */
const pem = { framed: '<certificate>', other: '<no certificate>' } as const

/** Certificates by the names of their keys: that of a server, and that of an authority. */
const certificates = ['tls.crt', 'ca.crt'] as const

/** Of a Secret or ConfigMap only this is kept: whether what is there under those names is framed as a certificate (PEM). */
function withCertificateFacts(open: UnknownMap, body: UnknownMap): UnknownMap {
  const facts = certificates.flatMap((name) => {
    const framed = isFramed(body, name)
    return framed === null ? [] : [[name, framed ? pem.framed : pem.other]]
  })
  return facts.length === 0 ? open : { ...open, data: Object.fromEntries(facts) }
}

/** `-----BEGIN ` as it stands and in base64, wherever its three bytes begin: a Secret's data is encoded, nothing is decoded here. */
const frames = ['-----BEGIN ', 'LS0tLS1CRUdJTi', 'tLS0tLUJFR0lOI', '0tLS0tQkVHSU4g'] as const

function isFramed(body: UnknownMap, name: string): boolean | null {
  const text = textIn(fieldOf(body, 'stringData'), name) ?? textIn(fieldOf(body, 'data'), name)
  if (text === null) return null
  const unbroken = text.includes('-----') ? text : text.replace(/\s/g, '')
  return frames.some((frame) => unbroken.includes(frame))
}

function textIn(data: unknown, name: string): string | null {
  const value = isMap(data) && Object.hasOwn(data, name) ? data[name] : null
  return typeof value === 'string' ? value : null
}

function withoutCopies(body: UnknownMap): UnknownMap {
  const metadata = fieldOf(body, 'metadata')
  if (!isMap(metadata)) return body
  const annotations = fieldOf(metadata, 'annotations')
  const shown = without(metadata, ['managedFields'])
  if (!isMap(annotations) || !Object.hasOwn(annotations, LAST_APPLIED)) return shown === metadata ? body : { ...body, metadata: shown }
  return { ...body, metadata: { ...shown, annotations: without(annotations, [LAST_APPLIED]) } }
}

/** Wherever an object has a list `env`, at any depth: pod templates hide in many custom resources. */
function withoutEnvValues(body: UnknownMap, sharesNodes: boolean): UnknownMap {
  const seen = sharesNodes ? new Map<object, unknown>() : null
  return visit(body, seen) as UnknownMap
}

/** The node itself where nothing in it is left out, else a copy. Each shared node is visited once. */
function visit(node: unknown, seen: Map<object, unknown> | null): unknown {
  if (typeof node !== 'object' || node === null) return node
  const known = seen?.get(node)
  if (known !== undefined) return known
  const result = Array.isArray(node) ? visitList(node, seen) : visitMap(node as UnknownMap, seen)
  seen?.set(node, result)
  return result
}

function visitList(list: readonly unknown[], seen: Map<object, unknown> | null): readonly unknown[] {
  let copy: unknown[] | null = null
  for (let i = 0; i < list.length; i++) {
    const item = list[i]
    const shown = visit(item, seen)
    if (shown === item) continue
    copy ??= [...list]
    copy[i] = shown
  }
  return copy ?? list
}

function visitMap(map: UnknownMap, seen: Map<object, unknown> | null): UnknownMap {
  let copy: Record<string, unknown> | null = null
  for (const key of Object.keys(map)) {
    const value = map[key]
    const shown = key === 'env' && Array.isArray(value) ? value.map(withoutValue) : visit(value, seen)
    if (shown === value) continue
    copy ??= { ...map }
    // An assignment to `__proto__` would set no field.
    Object.defineProperty(copy, key, { value: shown, enumerable: true, configurable: true, writable: true })
  }
  return copy ?? map
}

function withoutValue(variable: unknown): unknown {
  return isMap(variable) ? without(variable, ['value']) : variable
}

function without(map: UnknownMap, keys: readonly string[]): UnknownMap {
  if (!keys.some((key) => Object.hasOwn(map, key))) return map
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)))
}
