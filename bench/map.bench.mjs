// P11 and P12: how much of a cluster's map stands in the page, and what moving it costs beside plain React Flow with everything mounted.
// Exit 1 where a hard target is missed. Run after `npm run build`:
//   node bench/map.bench.mjs [S|M|L …] [--runs N]     (default S M)
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { readArgs } from './args.mjs'
import { inFreshBrowser, withServedPage } from './browser.mjs'
import { inTurn, median } from './median.mjs'
import { freePlace, nextFrame } from './mouse.mjs'
import { printTable } from './printTable.mjs'
import { withDump } from './sizes.mjs'
import { mountedOn } from './wideCluster.mjs'

const mounted = { hard: 500, aim: 250 }
const panned = { hard: 0.3, aim: 0.15 }
/** So many objects are in view while the map is moved. */
const objects = 2000
const steps = 60
/** So many namespaces are unfolded: with more the map holds no more cards. */
const unfolded = 6
const longest = 300_000

/** What anybody would write first: every object a node of React Flow, every tie a line, all mounted. */
const plainEntry = `
import 'reactflow/dist/style.css'
import { createElement as h } from 'react'
import { createRoot } from 'react-dom/client'
import { ReactFlow } from 'reactflow'
const across = 50
const nodes = Array.from({ length: ${objects} }, (_, i) => ({
  id: String(i),
  position: { x: (i % across) * 190, y: Math.floor(i / across) * 80 },
  width: 150,
  height: 40,
  data: { label: 'Pod default/web-' + i },
}))
const edges = nodes.slice(1).map(({ id }, i) => ({ id: 'e' + id, source: String(Math.max(0, i - (i % across))), target: id }))
createRoot(document.getElementById('root')).render(
  h('div', { style: { height: '100vh' } }, h(ReactFlow, { nodes, edges, fitView: true, minZoom: 0.01, nodesDraggable: false })),
)
`

/** Builds the plain page into a folder. */
async function buildPlain(folder) {
  const entry = join(process.cwd(), 'src/plainFlow.js')
  const page = join(process.cwd(), 'plain.html')
  const html = '<!doctype html><body style="margin:0"><div id="root"></div><script type="module" src="/src/plainFlow.js"></script></body>'
  const virtual = {
    name: 'plain',
    enforce: 'pre',
    resolveId: (id) => (id === page ? page : id.endsWith('/src/plainFlow.js') ? entry : null),
    load: (id) => (id === page ? html : id === entry ? plainEntry : null),
  }
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [virtual],
    publicDir: false,
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', rolldownOptions: { input: page } },
  })
}

/** Opens a dump and everything of it on the map, all in view. */
async function openMap(page, address, path) {
  page.setDefaultTimeout(longest)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(new URL('?lang=en', address).href)
  await page.getByRole('table', { name: 'Flow table' }).getByRole('row').nth(1).waitFor()
  await page.locator('input[type=file]').first().setInputFiles(path)
  const map = page.getByRole('region', { name: 'Map' })
  await map.getByRole('button', { name: 'Service default/web', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('table', { name: 'Flow table' }).getByRole('row').nth(1).waitFor()
  const way = await settled(page)
  // The worker is free again once all ways in are known.
  await page.getByRole('button', { name: /^All ways in.*\d/ }).waitFor()
  await map.getByRole('radio', { name: 'Everything' }).check({ force: true })
  await map.getByRole('button', { name: 'Show all' }).click()
  await settled(page)
  return { map, way }
}

/** What stands in the page of the map, once nothing more has come for a second. */
async function settled(page) {
  for (let before = null; ; ) {
    const now = await mountedOn(page)
    if (before !== null && now.cards === before.cards && now.lines === before.lines) return now
    before = now
    await page.waitForTimeout(1000)
  }
}

/** Unfolds so many namespaces one by one, all in view after each; what stood in the page meanwhile. */
async function unfold(page, map) {
  const found = []
  const namespaces = map.getByRole('button', { name: /^Namespace / })
  for (let i = 0; i < Math.min(unfolded, await namespaces.count()); i += 1) {
    await namespaces.nth(i).press('Enter')
    await map.getByRole('button', { name: 'Fold all' }).waitFor()
    found.push(await settled(page))
    await map.getByRole('button', { name: 'Show all' }).click()
    found.push(await settled(page))
  }
  return found
}

/** The most of the map that stands in the page: the way, everything, with namespaces unfolded one by one, and at every zoom. */
function mountedOf(address, path) {
  return inFreshBrowser(async ({ page }) => {
    const { map, way } = await openMap(page, address, path)
    const found = [way, await mountedOn(page), ...(await unfold(page, map))]
    for (const button of ['Zoom out', 'Zoom in'])
      for (let press = 0; press < 14; press += 1) {
        await map.getByRole('button', { name: button }).click()
        await page.waitForTimeout(120)
        found.push(await mountedOn(page))
      }
    return Math.max(...found.map(({ cards, lines }) => cards + lines))
  })
}

/** Moves the map step by step, a frame between each two: milliseconds of the main thread per step. */
async function pan(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const tasks = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000
  }
  const at = await freePlace(page)
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  await page.mouse.move(at.x + 5, at.y)
  await nextFrame(page)
  const before = await tasks()
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.move(at.x + 5 + 4 * (step < steps / 2 ? step : steps - step), at.y)
    await nextFrame(page)
  }
  const after = await tasks()
  await page.mouse.up()
  return (after - before) / steps
}

function panOurs(address, path) {
  return inFreshBrowser(async ({ page }) => {
    const { map } = await openMap(page, address, path)
    await unfold(page, map)
    return pan(page)
  })
}

function panPlain(address) {
  return inFreshBrowser(async ({ page }) => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.goto(new URL('plain.html', address).href)
    await page
      .locator('.react-flow__node')
      .nth(objects - 1)
      .waitFor({ state: 'attached' })
    await page.waitForTimeout(1000)
    const { cards, lines } = await mountedOn(page)
    if (cards !== objects || lines !== objects - 1) throw new Error(`plain React Flow shows ${cards} nodes and ${lines} lines`)
    return pan(page)
  })
}

const { named: sizes, runsOf } = readArgs(process.argv.slice(2), ['S', 'M'])
const rows = [['measure', 'figure', 'hard', 'aim', 'ratio to hard']]
const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'))
try {
  await withServedPage(async (address) => {
    for (const size of sizes) {
      const most = await withDump(folder, size, 'compact', ({ path }) => mountedOf(address, path))
      if (most > mounted.hard) process.exitCode = 1
      const limits = [String(mounted.hard), String(mounted.aim), (most / mounted.hard).toFixed(2)]
      rows.push([`P11 ${size}, most cards and lines of the map that are mounted`, String(most), ...limits])
    }
    const plain = join(folder, 'plain')
    await buildPlain(plain)
    const server = await preview({ preview: { host: '127.0.0.1', port: 4199 }, build: { outDir: plain }, logLevel: 'error' })
    try {
      await withDump(folder, 'M', 'compact', async ({ path, counts }) => {
        const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
        if (all < objects) throw new Error(`M has ${all} objects`)
        const results = await inTurn(runsOf('M'), {
          ours: () => panOurs(address, path),
          plain: () => panPlain(server.resolvedUrls.local[0]),
        })
        const [ours, theirs] = [median(results.ours), median(results.plain)]
        const ratio = ours / theirs
        if (ratio > panned.hard) process.exitCode = 1
        const figure = `${ours.toFixed(1)} ms / ${theirs.toFixed(1)} ms = ${ratio.toFixed(2)}x`
        const name = `P12 a step of a pan, ${all} objects in view, against React Flow with ${objects} mounted`
        rows.push([name, figure, `${panned.hard}x`, `${panned.aim}x`, (ratio / panned.hard).toFixed(2)])
        console.log(
          `ms of the main thread per step: ${results.ours.map((ms) => ms.toFixed(1)).join(', ')}; plain ${results.plain.map((ms) => ms.toFixed(1)).join(', ')}`,
        )
      })
    } finally {
      await server.close()
    }
  })
} finally {
  rmSync(folder, { recursive: true })
}
printTable(rows)
