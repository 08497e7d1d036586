// P14 and P15: what the page loads. The page is built as `npm run build` does, once more in memory, to see which modules are in which chunk,
// and opened in Chromium, to see which chunks come before the path of the first sample is drawn. Exit 1 where a hard target is missed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, preview } from 'vite'
import { inFreshBrowser } from './browser.mjs'
import { printTable } from './printTable.mjs'

const hard = 1.2
const aim = 0.8
/** What lays out graphs in general, and a second reader of YAML: not for the first picture. */
const unwanted = ['elkjs', 'dagre', '@dagrejs', 'yaml']

/** What every page of this kind is made of at the least. */
const floorEntry = `
import { createRoot } from 'react-dom/client'
import { createElement } from 'react'
import { ReactFlow } from 'reactflow'
import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import { loadAll } from 'js-yaml'
globalThis.floor = [createRoot, createElement, ReactFlow, createStore, useStore, loadAll]
`

const gzipped = (code) => gzipSync(code, { level: 9 }).length

async function floorBytes() {
  const virtual = {
    name: 'floor',
    resolveId: (id) => (id === 'virtual:floor.js' ? join(process.cwd(), 'src/floor.js') : null),
    load: (id) => (id === join(process.cwd(), 'src/floor.js') ? floorEntry : null),
  }
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [virtual],
    publicDir: false,
    build: {
      write: false,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: { input: 'virtual:floor.js', output: { codeSplitting: false } },
    },
  })
  return output.filter(({ type }) => type === 'chunk').reduce((sum, { code }) => sum + gzipped(code), 0)
}

/** Builds the page into a folder: every chunk by its file's name, the worker's too. */
async function chunksOf(folder) {
  const chunks = new Map()
  const collect = {
    name: 'collect',
    generateBundle: (_, bundle) => {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk')
          chunks.set(basename(chunk.fileName), { imports: chunk.imports, isEntry: chunk.isEntry, modules: chunk.moduleIds })
      }
    },
  }
  await build({
    logLevel: 'error',
    plugins: [collect],
    worker: { format: 'es', plugins: () => [collect] },
    build: { outDir: folder, emptyOutDir: true },
  })
  return chunks
}

/** The scripts that come until the table shows the path of the first sample and its client stands on the map, with their bytes. */
function loadedFirst(address) {
  return inFreshBrowser(async ({ page }) => {
    const bodies = []
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (/\.(js|wasm)$/.test(pathname)) bodies.push(response.body().then((body) => [basename(pathname), body]))
    })
    await page.goto(address)
    await page.getByRole('table', { name: 'Flow table' }).getByRole('row').nth(1).waitFor()
    await page.getByRole('button', { name: /^Client / }).waitFor()
    return new Map(await Promise.all(bodies))
  })
}

/** The scripts that the page names itself, the sentences of one language, and whatever these import before they run. */
function firstScripts(folder, chunks) {
  const html = readFileSync(join(folder, 'index.html'), 'utf8')
  const language = [...chunks].find(([, { modules }]) => modules.some((id) => id.endsWith('src/i18n/en/index.ts')))
  const named = [...[...html.matchAll(/(?:src|href)="[^"]*?([^"/]+\.js)"/g)].map(([, name]) => name), language[0]]
  const found = new Set()
  const follow = (name) => {
    if (found.has(name)) return
    found.add(name)
    for (const imported of chunks.get(name)?.imports ?? []) follow(basename(imported))
  }
  named.forEach(follow)
  // A chunk that had nothing but styles in it is left out of the build.
  return [...found].filter((name) => existsSync(join(folder, 'assets', name)))
}

const packageOf = (id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? null
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`

const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'))
try {
  const floor = await floorBytes()
  const chunks = await chunksOf(folder)
  const server = await preview({ preview: { host: '127.0.0.1', port: 4197 }, build: { outDir: folder }, logLevel: 'error' })
  const loaded = await loadedFirst(server.resolvedUrls.local[0])
  await server.close()

  const entry = firstScripts(folder, chunks).reduce((sum, name) => sum + gzipped(readFileSync(join(folder, 'assets', name))), 0)
  const drawn = [...loaded.values()].reduce((sum, body) => sum + gzipped(body), 0)
  const unknown = [...loaded.keys()].filter((name) => !chunks.has(name))
  if (unknown.length > 0) throw new Error(`no chunk of the build: ${unknown.join(', ')}`)
  const packages = new Set([...loaded.keys()].flatMap((name) => chunks.get(name).modules.map(packageOf)))
  const found = unwanted.filter((name) => packages.has(name))

  const ratio = entry / floor
  printTable([
    ['measure', 'figure', 'hard', 'aim', 'ratio to hard'],
    [
      'P14 first load, gzipped, against the floor bundle',
      `${kilobytes(entry)} / ${kilobytes(floor)} = ${ratio.toFixed(2)}x`,
      `${hard}x`,
      `${aim}x`,
      (ratio / hard).toFixed(2),
    ],
    ['   all that comes until the first path is drawn', `${kilobytes(drawn)} in ${loaded.size} files`, '', '', ''],
    [`P15 none of ${unwanted.join(', ')} in them`, found.length === 0 ? 'yes' : `found: ${found.join(', ')}`, 'yes', 'yes', ''],
  ])
  console.log(
    `packages in them: ${[...packages]
      .filter((name) => name !== null)
      .sort()
      .join(' ')}`,
  )
  if (ratio > hard || found.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
