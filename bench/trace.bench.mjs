// Measures the engine on Online Boutique and prints figure beside target. Exit 1 where a target is missed. Run with `npm run bench`.
import { readFileSync } from 'node:fs'
import { loadAll } from 'js-yaml'
import { createServer } from 'vite'
import { printTable } from './printTable.mjs'

const file = 'e2e/corpus/manifests/online-boutique.yaml'
const request = { from: 'external', to: 'lb:default/frontend-external:80', choices: {}, at: null, proxy: null }
const targetOfTrace = 1000

/** The median of many runs, in microseconds; the first runs only warm the machine up. */
function median(work, runs, warm) {
  for (let run = 0; run < warm; run += 1) work()
  const times = Array.from({ length: runs }, () => {
    const began = performance.now()
    work()
    return (performance.now() - began) * 1000
  })
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]
}

const server = await createServer({
  configFile: false,
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
  logLevel: 'error',
})
try {
  const { createEngine } = await server.ssrLoadModule('/src/engine/index.ts')
  const text = readFileSync(file, 'utf8')
  const files = [{ name: file, text }]
  const engine = createEngine()
  engine.read(files)
  const answer = engine.trace(request)
  if (!answer.ok || answer.trace.verdict !== 'delivered') throw new Error(`the request is not delivered: ${JSON.stringify(answer)}`)

  const trace = median(() => engine.trace(request), 2000, 500)
  const read = median(() => engine.read(files), 100, 20)
  const yaml = median(() => loadAll(text), 100, 20)
  const rows = [
    ['measure', 'median µs', 'target', 'ratio to target'],
    ['trace, external → frontend-external', trace.toFixed(0), `< ${targetOfTrace} µs`, (trace / targetOfTrace).toFixed(3)],
    ['read (load, assemble, graph)', read.toFixed(0), 'none', `${(read / yaml).toFixed(2)} × js-yaml`],
    ['js-yaml loadAll of the same text', yaml.toFixed(0), '', ''],
  ]
  printTable(rows)
  if (trace >= targetOfTrace) process.exitCode = 1
} finally {
  await server.close()
}
