// Lighthouse on the built page, mobile preset: performance, accessibility, best practices, search engines. Run after `npm run build`:
// node bench/lighthouse.mjs [--runs N]. Lighthouse is fetched on its first run and is no dependency of the project. The page is served packed,
// as any host of static files does. Exit 1 where the median of a score is below its target.
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readArgs } from './args.mjs'
import { chromiumFlags, chromiumPath } from './browser.mjs'
import { fetchPackage } from './fetched.mjs'
import { median } from './median.mjs'
import { printTable } from './printTable.mjs'

const version = '12.8.2'
const targets = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 95 }
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
}

const fetched = fetchPackage('lighthouse', version)
const [{ default: lighthouse }, { launch }] = await Promise.all([
  fetched('lighthouse/core/index.js'),
  fetched('chrome-launcher/dist/index.js'),
])

function answer(request, response) {
  const path = normalize(join('dist', decodeURIComponent(new URL(request.url, 'http://a').pathname)))
  const file = path.endsWith('dist/') || path === 'dist' ? 'dist/index.html' : path
  if (!file.startsWith('dist') || !statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end()
  const headers = {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Encoding': 'gzip',
    'Cache-Control': 'max-age=31536000',
  }
  response.writeHead(200, headers).end(gzipSync(readFileSync(file)))
}

const { runsOf } = readArgs(process.argv.slice(2), [])
const server = createServer(answer).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const results = []
try {
  for (let run = 0; run < runsOf('lighthouse'); run++) {
    const chrome = await launch({ chromePath: await chromiumPath(), chromeFlags: ['--headless=new', ...chromiumFlags] })
    try {
      const { lhr } = await lighthouse(`http://127.0.0.1:${server.address().port}/`, { port: chrome.port, logLevel: 'error' })
      results.push(lhr)
    } finally {
      chrome.kill()
    }
  }
} finally {
  server.close()
}

const rows = [['Lighthouse, mobile', 'median', 'runs', 'target']]
for (const [id, target] of Object.entries(targets)) {
  const scores = results.map(({ categories }) => Math.round(categories[id].score * 100))
  if (median(scores) < target) process.exitCode = 1
  rows.push([id, String(median(scores)), scores.join(', '), String(target)])
}
const parts = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index']
for (const id of parts) {
  const values = results.map(({ audits }) => audits[id].numericValue)
  const shown = (value) => (id === 'cumulative-layout-shift' ? value.toFixed(3) : `${Math.round(value)} ms`)
  rows.push([`  ${id}`, shown(median(values)), values.map(shown).join(', '), ''])
}
printTable(rows)
