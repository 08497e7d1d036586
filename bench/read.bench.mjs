// P2 and P10: from a path to a cluster that can be asked, in Node, beside what anybody would write first. A fresh process for every run, the
// methods in turn. Exit 1 where a hard target is missed.
//   node bench/read.bench.mjs [S|M|L|XL|XL-compact|M-yaml …] [--runs N]     (default S M M-yaml)
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { readArgs } from './args.mjs'
import { inTurn, median } from './median.mjs'
import { printTable } from './printTable.mjs'
import { withDump } from './sizes.mjs'

const { named: sizes, runsOf } = readArgs(process.argv.slice(2), ['S', 'M', 'M-yaml'])

/** Hard and aim: of the time, and of the memory where that is asked for. */
const targets = {
  L: { time: [0.5, 0.3] },
  'M-yaml': { time: [1.3, 0.5], memory: [1.2, 0.5] },
}

const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'))
const bundle = join(folder, 'read.mjs')

/** One reading; what it says of itself, or why it failed. */
function once(method, path) {
  const call = ['--max-old-space-size=7000', 'bench/readOnce.mjs', method, path, bundle]
  try {
    return JSON.parse(execFileSync(process.execPath, call, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }))
  } catch (error) {
    return { failed: /^\w*Error.*$/m.exec(String(error.stderr))?.[0] ?? error.message }
  }
}

const rows = [['measure', 'figure', 'hard', 'aim', 'ratio to hard']]
let missed = false

function row(name, figure, shown, target) {
  const [hard, aim] = target ?? []
  if (hard !== undefined && !(figure / hard <= 1)) missed = true
  const words = (limit) => (limit === undefined ? '' : `${limit}x`)
  rows.push([name, shown, words(hard), words(aim), hard === undefined ? '' : (figure / hard).toFixed(2)])
}

const seconds = (ms) => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`)
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`

async function measure(size, { path, bytes, counts }, empty) {
  const form = path.endsWith('.yaml') ? 'yaml' : 'json'
  const results = await inTurn(runsOf(size), { ours: () => once('ours', path), plain: () => once(form, path) })
  const title = `${form === 'yaml' ? 'P10' : 'P2'} ${size}, ${megabytes(bytes)}`
  const failed = results.ours.find((result) => result.failed)
  const wrong = results.ours.find(
    (result) => !result.failed && Object.entries(counts).some(([kind, count]) => result.counts[kind] !== count),
  )
  if (failed || wrong) {
    missed = true
    rows.push([title, failed ? `it fails: ${failed.failed}` : `counted wrong: ${JSON.stringify(wrong.counts)}`, '', '', ''])
    return
  }
  const own = { ms: median(results.ours.map(({ ms }) => ms)), peak: median(results.ours.map(({ peak }) => peak)) - empty }
  const other = form === 'yaml' ? 'loadAll' : 'readFile and JSON.parse'
  const theirsFailed = results.plain.find((result) => result.failed)
  if (theirsFailed) {
    row(title, 0, `${seconds(own.ms)}; ${other} fails: ${theirsFailed.failed}`)
    row(`   memory, of the text`, 0, `${megabytes(own.peak)} = ${(own.peak / bytes).toFixed(2)}x`)
    return
  }
  const theirs = { ms: median(results.plain.map(({ ms }) => ms)), peak: median(results.plain.map(({ peak }) => peak)) - empty }
  const ratio = (what, words) => `${words(own[what])} / ${words(theirs[what])} = ${(own[what] / theirs[what]).toFixed(2)}x`
  row(`${title}, against ${other}`, own.ms / theirs.ms, ratio('ms', seconds), targets[size]?.time)
  row('   memory', own.peak / theirs.peak, ratio('peak', megabytes), targets[size]?.memory)
}

try {
  await build({
    configFile: 'vite.cli.config.ts',
    logLevel: 'error',
    build: { ssr: 'bench/readEntry.ts', outDir: folder, minify: false, rollupOptions: { output: { entryFileNames: 'read.mjs' } } },
  })
  const empty = median(Array.from({ length: 3 }, () => once('nothing').peak))
  for (const size of sizes) {
    const [preset, form = 'json'] = size.split('-')
    await withDump(folder, preset, form, (dump) => measure(size, dump, empty))
  }
} finally {
  rmSync(folder, { recursive: true })
}
printTable(rows)
if (missed) process.exitCode = 1
