import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pagePath, staticSite } from './serveFiles'

let server: Server
let port = 0

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'hopscope-'))
  mkdirSync(join(root, 'dist/assets'), { recursive: true })
  writeFileSync(join(root, 'secret.txt'), 'secret')
  writeFileSync(join(root, 'dist/index.html'), '<title>page</title>')
  writeFileSync(join(root, 'dist/.hidden'), 'hidden')
  writeFileSync(join(root, 'dist/assets/a.js'), 'export {}')
  mkdirSync(join(root, 'dist-other'))
  writeFileSync(join(root, 'dist-other/a.js'), 'other')
  server = createServer(
    staticSite(join(root, 'dist'), [{ name: 'dir/a b.yaml', read: () => Readable.from([Buffer.from('kind: Pod # ü')]) }]),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
})

interface Answer {
  readonly status: number | undefined
  readonly type: string | undefined
  readonly nosniff: string | string[] | undefined
  readonly body: string
}

/** A request whose path goes out as it is written: fetch would tidy it. */
function ask(path: string, options: { readonly method?: string; readonly host?: string } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { host: options.host ?? `127.0.0.1:${port}` }
    const sent = request({ host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          type: response.headers['content-type'],
          nosniff: response.headers['x-content-type-options'],
          body,
        })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

describe('the page that is served', () => {
  it('answers with files and their types', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', nosniff: 'nosniff', body: '<title>page</title>' })
    expect(await ask('/assets/a.js?v=1')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' })
    expect(await ask('/assets/a.js', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
    expect(await ask('/assets')).toMatchObject({ status: 404 })
    expect(await ask('/nothing.js')).toMatchObject({ status: 404, nosniff: 'nosniff' })
    expect(await ask('/', { method: 'POST' })).toMatchObject({ status: 405 })
  })

  it('offers the files that were named, and only those', async () => {
    expect(pagePath([])).toBe('/')
    expect(await ask('/src/0/a%20b.yaml')).toMatchObject({ status: 200, type: 'application/octet-stream', body: 'kind: Pod # ü' })
    expect(await ask('/src/1/a.yaml')).toMatchObject({ status: 404 })
    const path = pagePath([{ name: 'dir/a b.yaml', read: () => Readable.from([]) }])
    const [src] = new URL(path, 'http://127.0.0.1').searchParams.getAll('src')
    expect(await ask(src ?? '')).toMatchObject({ status: 200 })
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/..%5csecret.txt',
    '/../dist-other/a.js',
    '/.hidden',
    '/%00',
    '/%',
  ])('does not leave its folder: %s', async (path) => {
    const { status, body } = await ask(path)
    expect([400, 404]).toContain(status)
    expect(body).not.toMatch(/secret\n?$|hidden|other/)
  })

  it('does not answer to another host name', async () => {
    expect(await ask('/src/0/a%20b.yaml', { host: 'rebound.example' })).toMatchObject({ status: 403 })
    expect(await ask('/', { host: `localhost:${port}` })).toMatchObject({ status: 200 })
  })
})
