// A browser as the benchmarks need it: a fresh one for every run, with its memory and the tasks of its main thread measured.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { runnerImport } from 'vite'

export const chromiumFlags = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
if (process.getuid?.() === 0) chromiumFlags.push('--no-sandbox')

/** Serves the built page while the work runs, and gives it the address. */
export async function withServedPage(work) {
  const server = spawn(process.execPath, ['dist/cli.mjs', 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const address = await new Promise((resolve, reject) => {
      server.on('exit', () => reject(new Error('the page is not served')))
      server.stdout.on('data', (said) => {
        const found = /http:\S+/.exec(String(said))
        if (found) resolve(found[0])
      })
    })
    return await work(address)
  } finally {
    server.kill()
  }
}

/** What a TypeScript file of the project exports; its path is from the project's root. */
export async function typescript(path) {
  return (await runnerImport(path)).module
}

let browserPath

/** The browser of the journeys; undefined: Playwright's own. */
export async function chromiumPath() {
  if (browserPath === undefined) {
    const { findBrowser } = await typescript('./scripts/findBrowser.ts')
    const { path, libraries } = findBrowser()
    browserPath = path ?? undefined
    if (libraries !== null) process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  }
  return browserPath
}

async function launch() {
  const executablePath = await chromiumPath()
  return chromium.launch({ args: chromiumFlags, ...(executablePath === undefined ? {} : { executablePath }) })
}

/** Opens a fresh browser for the work. `peak` answers the most memory that its largest renderer ever had, in bytes. */
export async function inFreshBrowser(work) {
  const browser = await launch()
  try {
    const page = await browser.newPage()
    const session = await browser.newBrowserCDPSession()
    const peak = async () => {
      const { processInfo } = await session.send('SystemInfo.getProcessInfo')
      return Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => highWater(id)))
    }
    return await work({ page, peak })
  } finally {
    await browser.close()
  }
}

/** The most memory that a process ever had, in bytes. */
function highWater(pid) {
  const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(found?.[1] ?? 0) * 1024
}
