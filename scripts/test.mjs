// Builds, then runs every check of the project in order. The last line sums up what ran: `N passed, N failed`.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

/** Longer than any stage takes: one that hangs is stopped and has failed. */
const stageLimit = 1_200_000
const results = '.cache/test'
const tool = (path) => [process.execPath, `node_modules/${path}`]
const vite = tool('vite/bin/vite.js')

/** A stage with one outcome counts as one check; `count` reads how many there were, where a stage has many. */
const stages = [
  { name: 'build the page', command: [...vite, 'build'], needed: true },
  { name: 'build the command line', command: [...vite, 'build', '--config', 'vite.cli.config.ts'], needed: true },
  { name: 'types', command: [...tool('typescript/bin/tsc'), '-p', '.'] },
  { name: 'types of the engine', command: [...tool('typescript/bin/tsc'), '-p', 'src/engine'] },
  { name: 'lint', command: [...tool('@biomejs/biome/bin/biome'), 'ci', '--colors=off'] },
  {
    name: 'unit tests',
    command: [...tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}/unit.json`],
    count: () => countUnit(readReport('unit.json')),
  },
  {
    name: 'conformance',
    command: [process.execPath, 'dist/cli.mjs', 'conformance', 'e2e/conformance', 'src/samples', '--skip', 'e2e/conformance/skip.yaml'],
    count: (output) => countConformance(output),
  },
  {
    name: 'browser journeys',
    // A second try tells a defect from a machine that was busy with something else; what needed one is named.
    command: [...tool('@playwright/test/cli.js'), 'test', '--retries=1', '--reporter=line,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${results}/browser.json` },
    count: () => countBrowser(readReport('browser.json')),
  },
]

function readReport(name) {
  const file = `${results}/${name}`
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

function countUnit(report) {
  return report && { passed: report.numPassedTests, failed: report.numFailedTests + (report.success || report.numFailedTests ? 0 : 1) }
}

function countBrowser(report) {
  if (report === null) return null
  const { expected, flaky, unexpected } = report.stats
  for (const { title, file } of report.suites.flatMap(specsOf))
    console.log(`Passed in its second try, which is a defect of the journey or of the page: ${file}: ${title}`)
  for (const why of new Set(report.suites.flatMap(skipsOf))) console.log(`Skipped: ${why}`)
  return { passed: expected + flaky, failed: unexpected + report.errors.length }
}

/** Why journeys of a suite were skipped. */
function skipsOf({ specs = [], suites = [] }) {
  const annotations = specs.flatMap(({ tests }) => tests.flatMap((test) => test.annotations))
  return [
    ...annotations.flatMap(({ type, description }) => (type === 'skip' ? [description ?? 'no reason'] : [])),
    ...suites.flatMap(skipsOf),
  ]
}

/** The journeys of a suite that passed in their second try. */
function specsOf({ specs = [], suites = [] }) {
  return [...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')), ...suites.flatMap(specsOf)]
}

function countConformance(output) {
  const closing = /(\d+) passed, (\d+) failed, \d+ skipped/.exec(output)
  return closing && { passed: Number(closing[1]), failed: Number(closing[2]) }
}

/** Logs are read as text: no colours. */
const { FORCE_COLOR: _, ...plainEnv } = { ...process.env, NO_COLOR: '1' }

/** The stage at work. Each has a process group of its own, so that its workers end with it. */
let running = null

function stop(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (running) stop(running)
    process.exit(130)
  })
}

/** Runs one stage with its output passed through; a stage that ends badly has at least one failure, whatever it counted. */
function runStage({ name, command, env, count }) {
  const began = performance.now()
  console.log(`\n== ${name}`)
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), {
      env: { ...plainEnv, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    })
    running = child
    let output = ''
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk)
      output += chunk
    })
    const limit = setTimeout(() => {
      console.log(`== ${name}: stopped after ${stageLimit / 1000} s`)
      stop(child)
    }, stageLimit)
    child.on('error', (problem) => console.log(problem.message))
    child.on('close', (code) => {
      clearTimeout(limit)
      running = null
      const good = code === 0
      const counted = count?.(output) ?? { passed: good ? 1 : 0, failed: good ? 0 : 1 }
      const failed = good ? counted.failed : Math.max(counted.failed, 1)
      const seconds = ((performance.now() - began) / 1000).toFixed(1)
      console.log(`== ${name}: ${counted.passed} passed, ${failed} failed (${seconds} s)`)
      resolve({ passed: counted.passed, failed })
    })
  })
}

rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
let passed = 0
let failed = 0
for (const stage of stages) {
  const result = await runStage(stage)
  passed += result.passed
  failed += result.failed
  if (stage.needed && result.failed > 0) {
    console.log('The build failed: nothing else was run.')
    break
  }
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
