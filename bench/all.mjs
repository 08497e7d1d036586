// Every benchmark for clusters of these sizes, one after another: `node bench/all.mjs S M M-yaml`. All are run, whatever the first ones say;
// exit 1 where one of them missed a hard target. Those that know no size run with the small ones.
import { spawnSync } from 'node:child_process'

const sizes = process.argv.slice(2)
const large = sizes.find((size) => /^X?L/.test(size))?.split('-')[0]
const inBrowser = sizes.filter((size) => !size.endsWith('-yaml'))

const suites = large
  ? [
      ['scale.bench.mjs', large, '200000'],
      ['read.bench.mjs', ...sizes],
      ['open.bench.mjs', ...inBrowser],
    ]
  : [
      ['trace.bench.mjs'],
      ['firstLoad.bench.mjs'],
      ['paste.bench.mjs'],
      ['keystroke.bench.mjs'],
      ['map.bench.mjs', ...inBrowser],
      ['scale.bench.mjs', 'L', '200000'],
      ['read.bench.mjs', ...sizes],
      ['open.bench.mjs', ...inBrowser],
    ]

for (const [file, ...words] of suites) {
  console.log(`\n== ${file} ${words.join(' ')}`)
  const { status } = spawnSync(process.execPath, ['--max-old-space-size=7000', `bench/${file}`, ...words], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
