import { test as base, type ConsoleMessage, type Page } from '@playwright/test'
import { HopscopePage } from './page'
import { violationsEverywhere } from './violations'

export { expect } from '@playwright/test'

interface Fixtures {
  /** What must never happen, as it happened: uncaught errors, console errors, refused by the policy, asked of another host. */
  readonly troubles: string[]
  readonly hopscope: HopscopePage
}

/** `HOPSCOPE_AXE=1`: whatever a journey ends with is looked at by axe too. It takes as long again: a command of its own. */
const looksForAccess = process.env.HOPSCOPE_AXE === '1'

/** Every test watches the page it uses: whatever went wrong beside what it looks at makes it fail. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the first parameter.
  troubles: async ({}, use) => {
    const troubles: string[] = []
    await use(troubles)
    if (troubles.length > 0) throw new Error(`The page was in trouble:\n${troubles.join('\n')}`)
  },
  page: async ({ page, troubles, baseURL }, use) => {
    await watch(page, troubles, new URL(baseURL ?? 'http://127.0.0.1').origin)
    await use(page)
    if (looksForAccess && !page.isClosed()) troubles.push(...(await violationsEverywhere(page)))
  },
  hopscope: async ({ page, context }, use) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await use(new HopscopePage(page))
  },
})

async function watch(page: Page, troubles: string[], origin: string): Promise<void> {
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('crash', () => troubles.push('the tab crashed'))
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol.startsWith('http') && asked !== origin) troubles.push(`another host was asked: ${request.url()}`)
  })
  await page.exposeBinding('tellViolation', (_source, what: string) => {
    troubles.push(`against the policy: ${what}`)
  })
  await page.addInitScript(() => {
    const { tellViolation } = globalThis as unknown as { tellViolation: (what: string) => void }
    addEventListener('securitypolicyviolation', (event) => tellViolation(`${event.violatedDirective} ${event.blockedURI}`), true)
  })
}
