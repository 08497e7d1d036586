import { joinPath } from '../../../fields'
import type { RedirectAction, RuleAction } from '../../../model'
import type { IngressReading } from './read'

/** Annotations of one vendor: what they say of an Ingress, by their names behind the prefix. */
export interface Annotations {
  /** Null where it is absent or empty. */
  readonly text: (name: string) => string | null
  /** Null where it says neither `true` nor `false`. */
  readonly flag: (name: string) => boolean | null
  readonly number: (name: string) => number | null
  /** The members of a list with commas between. */
  readonly list: (name: string) => readonly string[]
  /** The field that holds it. */
  readonly path: (name: string) => string
}

/** Of several prefixes the first that has the annotation counts. */
export function annotationsOf({ annotations }: IngressReading, ...prefixes: readonly string[]): Annotations {
  const keyOf = (name: string) => prefixes.map((prefix) => `${prefix}/${name}`).find((key) => Object.hasOwn(annotations, key))
  const text = (name: string) => {
    const key = keyOf(name)
    return (key === undefined ? null : annotations[key]?.trim()) || null
  }
  return {
    text,
    flag: (name) => booleans.get(text(name)?.toLowerCase() ?? '') ?? null,
    number: (name) => {
      const value = text(name)
      return value !== null && /^\d+$/.test(value) ? Number(value) : null
    },
    list: (name) => (text(name) ?? '').split(',').flatMap((each) => each.trim() || []),
    path: (name) => joinPath('metadata.annotations', keyOf(name) ?? `${prefixes[0]}/${name}`),
  }
}

const booleans = new Map([
  ['true', true],
  ['false', false],
])

/** From http to https, the rest of the address as it is. */
export function toHttps(status: number): RuleAction {
  return { kind: 'redirect', redirect: { scheme: 'https', hostname: null, port: null, rewrite: null, status } }
}

/**
 * To a URL as annotations write it, or to a path alone. Parts that are variables of the request (`$scheme`, `$host`,
 * `$request_uri`) stay as they were asked.
 */
export function redirectTo(url: string, status: number): RuleAction {
  const match = /^(?:(https?|\$\{?scheme\}?):\/\/([^/:]+?)(?::(\d+))?)?(\/[^$]*|)(\$.*)?$/.exec(url)
  const [, scheme = '', host = '', port, path = '', variable] = match ?? []
  const redirect: RedirectAction = {
    scheme: /^https?$/.test(scheme) ? scheme : null,
    hostname: host === '' || host.includes('$') ? null : host,
    port: port === undefined ? null : Number(port),
    rewrite: variable !== undefined && path === '' ? null : { kind: 'full', path: path === '' ? '/' : path },
    status,
  }
  return { kind: 'redirect', redirect }
}
