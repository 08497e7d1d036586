import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './test'
import { shop } from './texts'

const slip = shop.replace('targetPort: http', 'targetPort: web')

/** Rules of axe that something in a part of the page breaks. */
async function broken(page: Page, part: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include(part).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

test('a finding tells more of itself, and its example can be opened, mended, and taken back', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(slip)
  const about = hopscope.findings.first().getByRole('button', { name: 'About SVC-06' })
  await about.click()
  const dialog = page.getByRole('dialog', { name: 'SVC-06 Named target port not found' })
  for (const heading of ['What happens to a request', 'Why', 'See it on a cluster', 'How to mend it', 'Example'])
    await expect(dialog.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  await expect(dialog).toContainText('kubectl get endpointslices')
  await page.keyboard.press('Escape')
  await expect(about).toBeFocused()

  await about.click()
  await dialog.getByRole('button', { name: 'Open this example' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(hopscope.fileTab('SVC-06.yaml')).toBeVisible()
  await expect(hopscope.to).toHaveValue('http://shop/')
  await expect(hopscope.verdict).toContainText('Rejected')

  await hopscope.findings.first().getByRole('button', { name: 'About SVC-06' }).click()
  await dialog.getByRole('button', { name: 'Open it mended' }).click()
  await expect(hopscope.findings).toHaveCount(0)
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText('Delivered')
  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect.poll(() => hopscope.heldText()).toBe(slip)
})

test('where the path stops, the page of what stands in the way opens', async ({ page, hopscope }) => {
  await hopscope.open('./?finding=SVC-01')
  await expect(hopscope.fileTab('SVC-01.yaml')).toBeVisible()
  await hopscope.toTheEnd()
  await hopscope.hop.getByRole('button', { name: 'About SVC-01' }).click()
  await expect(page.getByRole('dialog', { name: 'SVC-01 Selector matches no Pod' })).toBeVisible()
})

test('each page stands on its own, too, in both languages, and leads to its example', async ({ page, hopscope }) => {
  await hopscope.open('./?finding=SVC-01')
  await hopscope.findings.first().getByRole('button', { name: 'About SVC-01' }).click()
  const opened = page.waitForEvent('popup')
  await page.getByRole('dialog').getByRole('link', { name: 'As a page of its own' }).click()
  const alone = await opened
  await expect(alone.getByRole('heading', { level: 1 })).toHaveText('SVC-01Selector matches no Pod')
  expect(await broken(alone, 'body')).toEqual([])
  await alone.getByRole('link', { name: '中文' }).click()
  await expect(alone.getByRole('heading', { level: 1 })).toContainText('选择算符没有匹配到 Pod')
  await alone.getByRole('link', { name: '诊断结果' }).click()
  await alone.getByRole('link', { name: 'SVC-06' }).click()
  await alone.getByRole('link', { name: '打开此示例' }).click()
  await expect(alone.getByRole('tab', { name: 'SVC-06.yaml' })).toBeVisible()
})

for (const width of [1440, 390]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const language of ['en', 'zh'] as const) {
      test(`dialog and page can be looked at: ${width} wide, ${colorScheme}, ${language}`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        const keep = async (what: string, fullPage: boolean) => {
          const path = `test-results/look/${width}-${colorScheme}-${language}-${what}.png`
          await page.screenshot({ path, fullPage, animations: 'disabled' })
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
        }
        await page.goto(`./?finding=SVC-06&lang=${language}&theme=${colorScheme}`)
        await page
          .getByRole('button', { name: /SVC-06$/ })
          .last()
          .click()
        const dialog = page.getByRole('dialog')
        await expect(dialog.getByRole('heading', { level: 3 })).toHaveCount(5)
        await keep('finding-dialog', false)
        expect(await broken(page, 'dialog')).toEqual([])
        await page.goto(`./findings/${language}/SVC-06.html`)
        await keep('finding-page', true)
        expect(await broken(page, 'body')).toEqual([])
        await page.goto(`./findings/${language}/index.html`)
        await keep('finding-index', true)
      })
    }
  }
}
