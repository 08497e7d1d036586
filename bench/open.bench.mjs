// P1, P3, P4, P5 and P7: the built page opens a dump of a cluster in Chromium. Each run has a browser of its own, the methods come in turn.
// Exit 1 where a hard target is missed. Build first.
//   node bench/open.bench.mjs [S|M|L|XL|XL-compact …] [--runs N]     (default S M; XL needs 2.6 GB on the disk, and some minutes)
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readArgs } from './args.mjs'
import { inFreshBrowser, typescript, withServedPage } from './browser.mjs'
import { inTurn, median } from './median.mjs'
import { printTable } from './printTable.mjs'
import { withDump } from './sizes.mjs'

const { named: sizes, runsOf } = readArgs(process.argv.slice(2), ['S', 'M'])
const longest = 600_000
const { longestTask, watchMainThread } = await typescript('./bench/watchMainThread.ts')

/** What is asked of each size; a figure that a size is not asked for is printed without a target. */
const targets = {
  S: { task: [50, 20] },
  M: { task: [50, 20] },
  L: { parse: [1, 0.6], memory: [0.9, 0.6], task: [50, 20] },
  XL: { slices: [3, 1.6], memory: [0.4, 0.27], task: [50, 20], counts: true },
  'XL-compact': { task: [50, 20], counts: true },
}

/** A page with nothing in it but a file input, on the same origin. What is done with the file is done in a worker, as the page does it. */
async function plainPage(page, address, job) {
  await page.route('**/plain.html', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><input type="file">' }))
  await page.goto(new URL('plain.html', address).href)
  await page.evaluate((source) => {
    const worker = new Worker(URL.createObjectURL(new Blob([`(${source})()`], { type: 'text/javascript' })))
    globalThis.__took = new Promise((resolve, reject) => {
      worker.onmessage = (event) => (event.data.ok ? resolve(performance.now() - globalThis.__chosen) : reject(new Error(event.data.why)))
    })
    document.querySelector('input').onchange = (event) => {
      globalThis.__chosen = performance.now()
      worker.postMessage(event.target.files[0])
    }
  }, job.toString())
}

/** What anybody would write first. */
function parseAsText() {
  globalThis.onmessage = async ({ data }) => {
    try {
      const text = await data.text()
      postMessage(text.length === 0 ? { ok: false, why: 'text() is empty' } : { ok: Array.isArray(JSON.parse(text).items) })
    } catch (error) {
      postMessage({ ok: false, why: String(error) })
    }
  }
}

/** The floor: all bytes come into the worker, one slice ahead, and nothing is done with them. */
function onlyRead() {
  globalThis.onmessage = async ({ data }) => {
    const size = 8 * 1024 * 1024
    const slice = (at) => (at < data.size ? data.slice(at, at + size).arrayBuffer() : null)
    let read = 0
    for (let at = size, next = slice(0); next !== null; at += size) {
      const piece = await next
      next = slice(at)
      read += piece.byteLength
    }
    postMessage({ ok: read === data.size })
  }
}

function inPlainPage(address, path, job) {
  return inFreshBrowser(async ({ page, peak }) => {
    page.setDefaultTimeout(longest)
    await plainPage(page, address, job)
    await page.locator('input').setInputFiles(path)
    try {
      return { ms: await page.evaluate(() => globalThis.__took), peak: await peak() }
    } catch (error) {
      return { refused: error.message.split('\n')[0] }
    }
  })
}

/** From the choice of the file until the page has the cluster and every kind of object counts what the generator made. */
function inHopscope(address, { path, counts }) {
  return inFreshBrowser(async ({ page, peak }) => {
    page.setDefaultTimeout(longest)
    await page.addInitScript(watchMainThread)
    await page.goto(new URL('?lang=en', address).href)
    await page.getByRole('table', { name: 'Flow table' }).getByRole('row').nth(1).waitFor()
    await page.locator('.cm-editor').first().waitFor()
    await page.waitForTimeout(300)
    await page.locator('input[type=file]').first().setInputFiles(path)
    const told = await page.evaluate(answered, path.split('/').at(-1))
    if (told.refused !== null) return { refused: told.refused }
    await page.getByRole('table', { name: 'Flow table' }).getByRole('row').nth(1).waitFor()
    await page.waitForTimeout(500)
    const shown = await page.evaluate(() => document.querySelector('details > summary[title]')?.title ?? '')
    const found = Object.fromEntries(shown.split(', ').map((part) => part.split(' ').reverse()))
    const wrong = Object.entries(counts).filter(([kind, count]) => Number(found[kind]) !== count)
    const task = await page.evaluate(longestTask)
    return { ms: told.ms, peak: await peak(), task, right: wrong.length === 0 ? 'yes' : `no: ${shown}` }
  })
}

/** Runs in the page: the end of the first reading since the file was chosen, or the line that says why it cannot be opened. */
function answered(name) {
  return new Promise((resolve) => {
    const look = () => {
      const { began } = globalThis.__watch
      const read = performance.getEntriesByName('hopscope/load').find(({ startTime, duration }) => startTime + duration > began)
      const line = [...document.querySelectorAll('[aria-label="Problems"] li')].find((each) => each.textContent.includes(name))
      if (began !== null && read) resolve({ ms: read.startTime + read.duration - began, refused: null })
      else if (line) resolve({ ms: 0, refused: line.textContent })
      else setTimeout(look, 50)
    }
    look()
  })
}

function emptyPage() {
  return inFreshBrowser(async ({ page, peak }) => {
    await page.goto('about:blank')
    return peak()
  })
}

const rows = [['measure', 'figure', 'hard', 'aim', 'ratio to hard']]
let missed = false

/** One row: a figure beside its targets, where it has some. */
function row(name, figure, shown, target) {
  const [hard, aim] = target ?? []
  const ratio = hard === undefined || figure === null ? null : figure / hard
  if (hard !== undefined && !(ratio <= 1)) missed = true
  const unit = name.startsWith('P7') ? ' ms' : 'x'
  const words = (limit) => (limit === undefined ? '' : `${limit}${unit}`)
  rows.push([name, shown, words(hard), words(aim), ratio === null ? '' : ratio.toFixed(2)])
}

const seconds = (ms) => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`)
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

async function measure(address, empty, size, dump) {
  const runs = runsOf(size)
  const results = await inTurn(runs, {
    ours: () => inHopscope(address, dump),
    parse: () => inPlainPage(address, dump.path, parseAsText),
    slices: () => inPlainPage(address, dump.path, onlyRead),
  })
  const of = (method, what) => median(results[method].flatMap((result) => result[what] ?? []))
  const target = targets[size]
  const refused = results.ours.find((result) => result.refused !== undefined)
  if (refused) {
    missed = true
    rows.push([`${size}, ${megabytes(dump.bytes)}`, `not opened: ${refused.refused}`, '', '', ''])
    return
  }
  const compared = (name, baseline, wanted) => {
    const [own, other] = [of('ours', 'ms'), of(baseline, 'ms')]
    const why = results[baseline].find((result) => result.refused)?.refused
    if (other === null) row(name, null, `${seconds(own)}; it fails: ${why}`)
    else row(name, own / other, `${seconds(own)} / ${seconds(other)} = ${(own / other).toFixed(2)}x`, wanted)
  }
  compared(`P1 ${size}, ${megabytes(dump.bytes)}, against text() and JSON.parse`, 'parse', target.parse)
  compared(`P4 ${size}, against only reading the slices`, 'slices', target.slices)
  const used = of('ours', 'peak') - empty
  const theirs = of('parse', 'peak')
  const beside = theirs === null ? '' : ` (text() and JSON.parse ${megabytes(theirs - empty)})`
  row(
    `P5 ${size}, peak memory, of the text`,
    used / dump.bytes,
    `${megabytes(used)}${beside} = ${(used / dump.bytes).toFixed(2)}x`,
    target.memory,
  )
  const task = Math.max(...results.ours.map((result) => result.task))
  row(`P7 ${size}, longest task of the main thread, all runs`, task, `${task.toFixed(0)} ms`, target.task)
  const right = results.ours.map((result) => result.right).find((said) => said !== 'yes') ?? 'yes'
  if (right !== 'yes') missed = true
  rows.push([`P3 ${size}, every object counted`, right, target.counts ? 'yes' : '', target.counts ? 'yes' : '', ''])
}

const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'))
try {
  await withServedPage(async (address) => {
    const empty = median(Object.values(await inTurn(3, { empty: emptyPage })).flat())
    for (const size of sizes) {
      const [preset, form = 'json'] = size.split('-')
      await withDump(folder, preset, form, (dump) => measure(address, empty, size, dump))
    }
    console.log(`an empty page: ${megabytes(empty)}`)
  })
} finally {
  rmSync(folder, { recursive: true })
}
printTable(rows)
if (missed) process.exitCode = 1
