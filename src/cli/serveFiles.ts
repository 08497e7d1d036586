import { once } from 'node:events'
import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { basename, extname, join, normalize, sep } from 'node:path'
import type { Readable } from 'node:stream'

/** A file offered to the page under `/src/<number>/<name>`: a text or an archive, of any size. */
export interface Offered {
  readonly name: string
  /** Read when it is asked for: reloading the page shows the file as it is now. */
  readonly read: () => Readable
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.yaml': 'text/plain; charset=utf-8',
  '.yml': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** Sent with every answer. The page's own Content-Security-Policy stands in its HTML. */
const headers: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
}

/** The path and query under which the page opens with these files. */
export function pagePath(offered: readonly Offered[]): string {
  const query = offered.map((file, index) => `src=${encodeURIComponent(`/src/${index}/${linkName(file)}`)}`)
  return query.length === 0 ? '/' : `/?${query.join('&')}`
}

function linkName(file: Offered): string {
  return encodeURIComponent(file.name === '-' ? 'stdin.yaml' : basename(file.name))
}

/**
 * Answers with files of one folder and the offered texts, and with nothing else. Only requests that name this
 * machine as host are answered: another site whose name is pointed at loopback gets no cluster to read.
 */
export function staticSite(folder: string, offered: readonly Offered[]): RequestListener {
  return (request, response) => {
    answer(folder, offered, request, response).catch(() => refuse(response, 500, 'the file could not be read'))
  }
}

async function answer(folder: string, offered: readonly Offered[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(host)) return refuse(response, 403, 'only this machine is answered')
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'only GET and HEAD are answered')
  const path = decodedPath(request.url ?? '/')
  if (path === null) return refuse(response, 400, 'the address cannot be read')
  const index = /^\/src\/(\d+)\/[^/]+$/.exec(path)?.[1]
  if (index !== undefined) return sendOffered(offered[Number(index)], request, response)
  return sendFile(fileFor(folder, path), request, response)
}

function decodedPath(url: string): string | null {
  try {
    const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '/')
    return path.startsWith('/') && !path.includes('\0') && !path.includes('\\') ? path : null
  } catch {
    return null
  }
}

/** The file of the folder that a path names; null where the path leads out of it. */
function fileFor(folder: string, path: string): string | null {
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path))
  return file.startsWith(normalize(folder) + sep) && !/(^|[\\/])\./.test(file.slice(folder.length)) ? file : null
}

async function sendOffered(file: Offered | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!file) return refuse(response, 404, 'no such file was offered')
  const body = file.read()
  // What cannot be read at all is told before anything is sent.
  await once(body, 'readable')
  response.writeHead(200, { ...headers, 'Content-Type': 'application/octet-stream' })
  if (request.method === 'HEAD') {
    body.destroy()
    response.end()
  } else body.on('error', () => response.destroy()).pipe(response)
}

async function sendFile(file: string | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const found = file === null ? undefined : statSync(file, { throwIfNoEntry: false })
  if (file === null || !found?.isFile()) return refuse(response, 404, 'there is no such page')
  response.writeHead(200, { ...headers, 'Content-Type': types[extname(file)] ?? 'application/octet-stream', 'Content-Length': found.size })
  if (request.method === 'HEAD') return void response.end()
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}

function refuse(response: ServerResponse, status: number, why: string): void {
  if (response.headersSent) return void response.destroy()
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${status}: ${why}\n`)
}
