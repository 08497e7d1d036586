import type { TypedHttp } from '../engine'

/** What a link holds: the manifests, what is sent through them, and where one stands. Theme and language stay the reader's own. */
export interface LinkState {
  readonly files: readonly { readonly name: string; readonly text: string }[]
  readonly from: string
  readonly to: string
  /** What was added to the HTTP request. */
  readonly http: TypedHttp | null
  readonly choices: Readonly<Record<string, string>>
  /** Changed settings of kube-proxy, `mode=nftables,…`. */
  readonly proxy: string | null
  readonly view: 'concept' | 'wire' | 'linux'
  /** The id of the hop at which it stands; null: at the beginning. */
  readonly hop: string | null
}

const schemes: readonly unknown[] = [null, 'tcp', 'udp', 'tls', 'http', 'https', 'grpc', 'grpcs'] satisfies readonly TypedHttp['scheme'][]
const views: readonly string[] = ['concept', 'wire', 'linux'] satisfies readonly LinkState['view'][]

/** As text, in the fixed order of version 1: names of fields would only make it longer. */
export function packed({ files, from, to, http, choices, proxy, view, hop }: LinkState): string {
  const added = http === null ? null : [http.scheme, http.method, http.host, http.path, http.headers, http.serverName]
  return JSON.stringify([files.map(({ name, text }) => [name, text]), from, to, view, hop, choices, proxy, added])
}

/** The state of such a text; null where it is none. */
export function unpacked(text: string): LinkState | null {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? stateOf(read) : null
  } catch {
    return null
  }
}

function stateOf([files, from, to, view, hop, choices, proxy, added]: readonly unknown[]): LinkState | null {
  if (!Array.isArray(files) || !files.every(isFile) || typeof from !== 'string' || typeof to !== 'string') return null
  if (!isView(view) || !isTextOrNull(hop) || !isTextOrNull(proxy) || !isTexts(choices)) return null
  const http = added === null ? null : httpOf(added)
  if (http === undefined) return null
  return { files: files.map(([name, content]) => ({ name, text: content })), from, to, http, choices, proxy, view, hop }
}

/** Undefined where it is none. */
function httpOf(added: unknown): TypedHttp | undefined {
  if (!Array.isArray(added)) return undefined
  const [scheme, method, host, path, headers, serverName]: readonly unknown[] = added
  if (!schemes.includes(scheme) || ![method, host, path, serverName].every(isTextOrNull)) return undefined
  if (!Array.isArray(headers) || !headers.every((header) => typeof header === 'string')) return undefined
  return { scheme, method, host, path, headers, serverName } as TypedHttp
}

function isFile(file: unknown): file is readonly [string, string] {
  return Array.isArray(file) && file.length === 2 && file.every((part) => typeof part === 'string')
}

function isView(view: unknown): view is LinkState['view'] {
  return typeof view === 'string' && views.includes(view)
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((each) => typeof each === 'string')
  )
}
