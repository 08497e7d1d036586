import { formatPath, type Path } from '../path'

/** The kinds that kubectl prints in a form that tells something of a path, with the API version of their objects. */
export const observedKinds = {
  Service: 'v1',
  Endpoints: 'v1',
  EndpointSlice: 'discovery.k8s.io/v1',
  Pod: 'v1',
  Node: 'v1',
  Namespace: 'v1',
  Ingress: 'networking.k8s.io/v1',
  IngressClass: 'networking.k8s.io/v1',
  Deployment: 'apps/v1',
  ReplicaSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  StatefulSet: 'apps/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
} as const
export type ObservedKind = keyof typeof observedKinds

/** A table of NetworkPolicies shows none of their rules: it says nothing that could be used. */
export type TabledKind = Exclude<ObservedKind, 'NetworkPolicy'>

/** A text and the offset at which it begins in its file. */
export interface Piece {
  readonly text: string
  readonly offset: number
}

/** An object as far as a terminal showed it, in the fields of the API, each with the offset at which it was printed. */
export class Observation {
  readonly body: Record<string, unknown>
  readonly places = new Map<string, number>()
  /** Where a list of it was cut; null where nothing was. */
  cutAt: number | null = null
  /** Where a port was printed that may be the beginning of a range; null where none was. */
  rangeAt: number | null = null

  constructor(
    readonly kind: ObservedKind,
    readonly offset: number,
  ) {
    this.body = { apiVersion: observedKinds[kind], kind, metadata: {} }
  }

  /** Sets a field; nothing where the value is null, for what was printed as `<none>`. */
  set(path: Path, value: unknown, { offset }: Pick<Piece, 'offset'>): this {
    if (value === null) return this
    let container = this.body as Record<string | number, unknown>
    path.forEach((step, at) => {
      if (at === path.length - 1) container[step] = value
      else {
        container[step] ??= typeof path[at + 1] === 'number' ? [] : {}
        container = container[step] as Record<string | number, unknown>
      }
    })
    this.places.set(formatPath(path), offset)
    return this
  }
}

const nothing = /^<(none|unset|unknown|pending|default|invalid|error:.*|not set)>$|^n\/a$/i

/** What was printed, or null for the words with which kubectl says that there is nothing. */
export function printed({ text }: Piece): string | null {
  return text === '' || nothing.test(text) ? null : text
}

/** `a=b,c=d` as kubectl prints labels and selectors; null for `<none>`. What is no pair is left out. */
export function labelPairs(piece: Piece, separator = ','): Readonly<Record<string, string>> | null {
  const text = printed(piece)
  if (text === null) return null
  const pairs = text.split(separator).flatMap((pair): [string, string][] => {
    const equals = pair.indexOf('=')
    return equals < 1 ? [] : [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]]
  })
  return pairs.length === 0 ? null : Object.fromEntries(pairs)
}

/** The parts of a list that commas divide, without those that only say how many more there are (`+ 2 more...`). */
export function listParts(piece: Piece): { readonly parts: readonly string[]; readonly isCut: boolean } {
  const text = printed(piece) ?? ''
  const whole = text.replace(/\s*\+\s*\d+ more\.*\s*$/, '')
  return { parts: whole.split(',').flatMap((part) => part.trim() || []), isCut: whole !== text }
}

export function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** `10.0.0.1:80` or `[2001:db8::1]:80`; the port is null where there is none. */
export function addressAndPort(text: string): { readonly ip: string; readonly port: number | null } | null {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|(\d{1,3}(?:\.\d{1,3}){3})|([0-9a-fA-F]*:[0-9a-fA-F:.]+?))(?::(\d{1,5}))?$/.exec(text)
  if (match === null) return null
  const port = match[4] === undefined ? null : Number(match[4])
  return { ip: match[1] ?? match[2] ?? match[3] ?? '', port }
}

export function isIp(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || /^[0-9a-fA-F]*:[0-9a-fA-F:.]*$/.test(text)
}
