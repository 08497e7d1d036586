import { execFileSync } from 'node:child_process'
import { accessSync, constants, mkdirSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/** A browser that can be started, and how it was come by. */
interface FoundBrowser {
  /** Null: the one that Playwright installed for itself. */
  readonly path: string | null
  /** A folder of shared libraries that it needs beside those of the system. */
  readonly libraries: string | null
  readonly how: string
}

const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/**
 * Finds Chromium, the cheapest way first: the one that CHROMIUM_PATH names, one on PATH, Debian's package where we are
 * root, the one in the package @sparticuz/chromium on Linux x64, else Playwright's own.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): FoundBrowser {
  if (env.CHROMIUM_PATH) return { path: env.CHROMIUM_PATH, libraries: null, how: 'CHROMIUM_PATH' }
  return onPath(env, 'found on PATH') ?? fromDebian(env) ?? fromNpm() ?? fromPlaywright()
}

function onPath(env: NodeJS.ProcessEnv, how: string): FoundBrowser | null {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const program of programs) {
    const found = folders.map((folder) => join(folder, program)).find(isExecutable)
    if (found) return { path: found, libraries: null, how }
  }
  return null
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function fromDebian(env: NodeJS.ProcessEnv): FoundBrowser | null {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return null
  try {
    say('installing the Debian package chromium')
    execFileSync('/usr/bin/apt-get', ['update', '-qq'], { stdio: 'ignore' })
    execFileSync('/usr/bin/apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'ignore' })
    return onPath(env, 'the Debian package')
  } catch {
    return null
  }
}

/**
 * Unpacks the browser of @sparticuz/chromium into the project's cache. It brings the libraries it needs, and unpacks
 * them only where it believes itself on a serverless host: so it is told that it is.
 */
function fromNpm(): FoundBrowser | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  const cache = resolve('node_modules/.cache/chromium')
  const script = "import('@sparticuz/chromium').then(async ({ default: chromium }) => console.log(await chromium.executablePath()))"
  try {
    mkdirSync(cache, { recursive: true })
    const env = { ...process.env, TMPDIR: cache, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
    const path = execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).trim()
    return { path, libraries: join(cache, 'al2023', 'lib'), how: 'the npm package @sparticuz/chromium' }
  } catch {
    return null
  }
}

function fromPlaywright(): FoundBrowser {
  say('asking Playwright to install its own Chromium')
  execFileSync(process.execPath, [resolve('node_modules/playwright/cli.js'), 'install', 'chromium'], { stdio: 'inherit' })
  return { path: null, libraries: null, how: "Playwright's own" }
}

function say(what: string): void {
  process.stderr.write(`browser: ${what}\n`)
}
