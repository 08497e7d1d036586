import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Every rule of axe, as one line a place; none may be left. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found, passes } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  expect(passes.length).toBeGreaterThan(15)
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} | ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
  )
}

/** The same for the page as a journey left it: in both themes, and in the other language where nothing lies over its button. */
export async function violationsEverywhere(page: Page): Promise<string[]> {
  // Some journeys end at what was exported: a picture is no page.
  if ((await page.locator('#root').count()) === 0) return []
  const found = await inBothThemes(page, 'as it was left')
  const other = page.getByRole('button', { name: '中文' })
  if (!(await other.isVisible()) || (await page.getByRole('dialog').count()) > 0) return found
  await other.click()
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  return [...found, ...(await inBothThemes(page, 'in Chinese'))]
}

async function inBothThemes(page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark']) {
    await page.evaluate((next) => {
      document.documentElement.dataset.theme = next
    }, theme)
    // Colours change calmly: what is measured on the way is none of either theme.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))))
    found.push(...(await violations(page)).map((line) => `${state}, ${theme}: ${line}`))
  }
  return found
}
