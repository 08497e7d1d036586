// P13: the layout of a cluster's whole request graph, beside elkjs's layered one on the same cards and lines. Exit 1 where the hard target is missed.
//   node bench/layout.bench.mjs [S|M] [--runs N]     (default M, one run; elkjs is fetched on the first one and is no dependency)
// A layout of elkjs that is not done after four minutes is stopped, and counted as four minutes: the figure then says "over", the ratio "under".
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'vite'
import { readArgs } from './args.mjs'
import { fetchedFiles } from './fetched.mjs'
import { inTurn, median } from './median.mjs'
import { printTable } from './printTable.mjs'
import { withDump } from './sizes.mjs'

const hard = 1 / 20
const aim = 1 / 500
const canvas = { width: 820, height: 440 }

const longest = 240_000

const elk = fetchedFiles('elkjs', '0.12.1')('elkjs/lib/elk.bundled.js')

function ours(cards, edges) {
  const began = performance.now()
  const { cards: placed } = layoutMap(cards, edges, canvas)
  return { ms: performance.now() - began, laidOut: placed.size }
}

/** The same by elkjs, or `laidOut: null` where it was stopped. */
function theirs(graph) {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./elkThread.mjs', import.meta.url), { workerData: { elk, graph } })
    const stop = (result) => {
      clearTimeout(timer)
      thread.terminate().then(() => resolve(result))
    }
    const timer = setTimeout(() => stop({ ms: longest, laidOut: null }), longest)
    thread.on('message', stop)
    thread.on('error', reject)
  })
}

/** The same cards and lines as elkjs takes them, with the sizes that they have on the map. */
function elkGraph(cards, edges, layout) {
  const known = new Set(cards.map(({ id }) => id))
  return {
    id: 'map',
    layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT' },
    children: cards.map(({ id }) => ({ id, width: layout.cards.get(id).width, height: layout.cards.get(id).height })),
    edges: edges
      .filter(({ from, to }) => from !== to && known.has(from) && known.has(to))
      .map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  }
}

const words = process.argv.slice(2)
const { named, runsOf } = readArgs(words, ['M'])
const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'))
let layoutMap
let wholeMap
const rows = [['measure', 'figure', 'hard', 'aim', 'ratio to hard']]
try {
  await build({
    configFile: 'vite.cli.config.ts',
    logLevel: 'error',
    build: { ssr: 'bench/layoutEntry.ts', outDir: folder, minify: false, rollupOptions: { output: { entryFileNames: 'layout.mjs' } } },
  })
  ;({ layoutMap, wholeMap } = await import(pathToFileURL(join(folder, 'layout.mjs')).href))
  for (const size of named) {
    const { cards, edges } = await withDump(folder, size, 'compact', ({ path }) => wholeMap(path))
    const first = layoutMap(cards, edges, canvas)
    const graph = elkGraph(cards, edges, first)
    const results = await inTurn(words.includes('--runs') ? runsOf(size) : 1, { ours: () => ours(cards, edges), elk: () => theirs(graph) })
    for (const { laidOut } of [...results.ours, ...results.elk]) {
      if (laidOut !== null && laidOut !== cards.length) throw new Error('not every card was laid out')
    }
    const [own, elks] = ['ours', 'elk'].map((name) => median(results[name].map(({ ms }) => ms)))
    const [over, under] = results.elk.some(({ laidOut }) => laidOut === null) ? ['over ', 'under '] : ['', '']
    const ratio = own / elks
    if (ratio > hard) process.exitCode = 1
    const figure = `${own.toFixed(0)} ms / ${over}${(elks / 1000).toFixed(1)} s = ${under}1/${Math.round(elks / own)}`
    const name = `P13 ${size}, layout of ${cards.length} cards and ${first.edges.length} lines, against elkjs layered`
    rows.push([name, figure, `1/${1 / hard}`, `1/${1 / aim}`, (ratio / hard).toFixed(2)])
  }
} finally {
  rmSync(folder, { recursive: true })
}
printTable(rows)
