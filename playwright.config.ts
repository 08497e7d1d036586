import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/findBrowser'

const address = 'http://127.0.0.1:4173'

/** Looked for once: the workers get the answer through the environment. */
function browserPath(): string | undefined {
  const known = process.env.HOPSCOPE_BROWSER
  if (known !== undefined) return known || undefined
  const { path, libraries, how } = findBrowser()
  process.env.HOPSCOPE_BROWSER = path ?? ''
  if (libraries !== null) process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  process.stderr.write(`browser: ${path ?? 'Chromium'} (${how})\n`)
  return path ?? undefined
}

/** Nothing but the page under test may reach a network, and Chromium refuses its sandbox to root. */
const flags = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
if (process.getuid?.() === 0) flags.push('--no-sandbox')

const executablePath = browserPath()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Longer than anything takes on a machine that does other work beside: waiting costs nothing where all is well.
  timeout: 90_000,
  expect: { timeout: 15_000, toHaveScreenshot: { pathTemplate: 'e2e/pictures/{arg}{ext}' } },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: address,
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // A trace of every journey costs a third more time: `npx playwright test --trace on FILE` keeps one of what failed.
    trace: 'off',
    launchOptions: { args: flags, ...(executablePath === undefined ? {} : { executablePath }) },
  },
  webServer: {
    command: 'node_modules/.bin/vite preview --host 127.0.0.1 --port 4173 --strictPort',
    url: address,
    timeout: 60_000,
    reuseExistingServer: false,
  },
})
