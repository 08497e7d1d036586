// One reading of one file in a process of its own, for read.bench.mjs: `readOnce.mjs METHOD FILE [BUNDLE]` prints what it took as JSON.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { loadAll } from 'js-yaml'

const [method, path, bundle] = process.argv.slice(2)

const methods = {
  nothing: () => ({}),
  json: () => ({ counts: countsOf(JSON.parse(readFileSync(path, 'utf8')).items) }),
  yaml: () => ({ counts: countsOf(loadAll(readFileSync(path, 'utf8'))[0].items) }),
  ours: ({ readCluster }) => readCluster(path),
}

function countsOf(items) {
  const counts = {}
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const engine = method === 'ours' ? await import(pathToFileURL(bundle).href) : {}
const began = performance.now()
const answer = await methods[method](engine)
const ms = performance.now() - began
// Not resourceUsage(): its maxRSS begins with that of the process which started this one.
const peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
console.log(JSON.stringify({ ms, peak, ...answer }))
