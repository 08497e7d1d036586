// P13: the layout of a cluster's whole request graph, beside elkjs's layered one on the same cards and lines. Exit 1 where the hard target is missed.
//   node bench/layout.bench.mjs [S|M] [--runs N]     (default M, three runs; elkjs is fetched on the first one and is no dependency)
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { readArgs } from './args.mjs'
import { fetchPackage } from './fetched.mjs'
import { inTurn, median } from './median.mjs'
import { printTable } from './printTable.mjs'
import { withDump } from './sizes.mjs'

const hard = 1 / 20
const aim = 1 / 500
const canvas = { width: 820, height: 440 }

const fetched = fetchPackage('elkjs', '0.12.1')
const { default: ELK } = await fetched('elkjs/lib/elk.bundled.js')

async function timed(work) {
  const began = performance.now()
  const made = await work()
  return { ms: performance.now() - began, made }
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
const rows = [['measure', 'figure', 'hard', 'aim', 'ratio to hard']]
try {
  await build({
    configFile: 'vite.cli.config.ts',
    logLevel: 'error',
    build: { ssr: 'bench/layoutEntry.ts', outDir: folder, minify: false, rollupOptions: { output: { entryFileNames: 'layout.mjs' } } },
  })
  const { layoutMap, wholeMap } = await import(pathToFileURL(join(folder, 'layout.mjs')).href)
  for (const size of named) {
    const { cards, edges } = await withDump(folder, size, 'compact', ({ path }) => wholeMap(path))
    const first = layoutMap(cards, edges, canvas)
    const results = await inTurn(words.includes('--runs') ? runsOf(size) : 3, {
      ours: () => timed(() => layoutMap(cards, edges, canvas)),
      elk: () => timed(() => new ELK().layout(elkGraph(cards, edges, first))),
    })
    for (const { made } of results.ours) if (made.cards.size !== cards.length) throw new Error('not every card was laid out')
    for (const { made } of results.elk) if (made.children.some(({ x }) => x === undefined)) throw new Error('elkjs left a card out')
    const [ours, theirs] = ['ours', 'elk'].map((name) => median(results[name].map(({ ms }) => ms)))
    const ratio = ours / theirs
    if (ratio > hard) process.exitCode = 1
    const figure = `${ours.toFixed(0)} ms / ${(theirs / 1000).toFixed(1)} s = 1/${Math.round(theirs / ours)}`
    const name = `P13 ${size}, layout of ${cards.length} cards and ${first.edges.length} lines, against elkjs layered`
    rows.push([name, figure, `1/${1 / hard}`, `1/${1 / aim}`, (ratio / hard).toFixed(2)])
  }
} finally {
  rmSync(folder, { recursive: true })
}
printTable(rows)
