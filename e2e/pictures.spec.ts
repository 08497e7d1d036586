import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { HopscopePage } from './page'
import { keepRecord, recordOf, whyNotComparable } from './pictureRecord'
import { expect, test } from './test'
import { shop } from './texts'

// Kept pictures of the states that people see most, in e2e/pictures: both themes, both languages, three widths. They are compared where browser and
// fonts are those of pictures/record.json, and skipped elsewhere. `npx playwright test e2e/pictures.spec.ts --update-snapshots=all` renews both.

const sizes = { wide: { width: 1440, height: 900 }, medium: { width: 1024, height: 768 }, phone: { width: 390, height: 844 } } as const

interface Picture {
  readonly name: string
  readonly size: keyof typeof sizes
  readonly language: 'en' | 'zh'
  readonly theme: 'light' | 'dark'
  /** From the first visit to what the picture shows. Everything by role: names differ between languages. */
  readonly reach?: (page: Page) => Promise<void>
}

const pictures: readonly Picture[] = [
  { name: 'first-visit', size: 'wide', language: 'en', theme: 'light' },
  { name: 'third-hop', size: 'wide', language: 'en', theme: 'dark', reach: (page) => atHop(page, 3) },
  { name: 'rejected', size: 'wide', language: 'zh', theme: 'dark', reach: rejected },
  { name: 'large-cluster', size: 'wide', language: 'en', theme: 'light', reach: largeCluster },
  { name: 'delivered', size: 'medium', language: 'zh', theme: 'light', reach: toTheEnd },
  { name: 'on-the-wire', size: 'medium', language: 'en', theme: 'dark', reach: onTheWire },
  { name: 'large-cluster-everything', size: 'medium', language: 'zh', theme: 'dark', reach: everything },
  { name: 'linux-rules', size: 'medium', language: 'en', theme: 'light', reach: linuxRules },
  { name: 'phone-first-visit', size: 'phone', language: 'zh', theme: 'dark' },
  { name: 'phone-stopped', size: 'phone', language: 'en', theme: 'light', reach: stoppedOnMap },
  { name: 'phone-map', size: 'phone', language: 'en', theme: 'dark', reach: (page) => mapInView(page) },
  { name: 'phone-hop', size: 'phone', language: 'zh', theme: 'light', reach: hopInView },
  { name: 'phone-samples', size: 'phone', language: 'en', theme: 'light', reach: samples },
  { name: 'presenter', size: 'medium', language: 'en', theme: 'light', reach: presented },
]

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const { name, size, language, theme, reach } of pictures) {
  test(`${name}: ${sizes[size].width} wide, ${theme}, ${language}`, async ({ page }, info) => {
    test.slow(reach === largeCluster || reach === everything)
    await page.setViewportSize(sizes[size])
    // How old an input is depends on the day.
    await page.clock.setFixedTime('2026-03-01T09:00:00Z')
    await page.goto(`./?lang=${language}&theme=${theme}`)
    const now = await recordOf(page)
    if (['all', 'changed'].includes(info.config.updateSnapshots)) keepRecord(now)
    const why = whyNotComparable(now)
    test.skip(why !== null, why ?? '')

    await stands(page)
    await reach?.(page)
    await page.mouse.move(0, 0)
    await page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.blur())
    await expect(page).toHaveScreenshot(`${name}.png`, { maxDiffPixels: 200 })
  })
}

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('cell') })
const card = (page: Page, name: string | RegExp) => page.locator('button, [role=group]').and(page.getByLabel(name))

/** The first sample is drawn, and everything that comes after the first picture is there. */
async function stands(page: Page): Promise<void> {
  await expect(rows(page)).toHaveCount(5)
  // On a phone what stands below the screen is made when it is wanted.
  await page.keyboard.press('Shift')
  await expect(card(page, 'Service default/web')).toBeAttached()
  await page.evaluate(async () => void (await document.fonts.ready))
  await expect.poll(() => page.getByRole('textbox').evaluateAll((boxes) => boxes.map((box) => box.tagName))).toEqual(['DIV'])
  await expect(page.getByRole('complementary').getByRole('heading').first()).toBeAttached()
  if ((page.viewportSize()?.width ?? 0) > sizes.phone.width) await decidingLineShown(page)
}

/** Brings the editor to the line that decided the first hop, always from the top: how far it was depends on what was faster. */
async function decidingLineShown(page: Page): Promise<void> {
  const slider = page.getByRole('slider')
  await slider.press('End')
  await page.waitForTimeout(200)
  await page.locator('.cm-scroller').evaluate((scroller) => scroller.scrollTo(0, 0))
  await slider.press('Home')
  await expect(page.getByRole('textbox').getByText('- example.com')).toBeAttached()
}

async function ask(page: Page, to: string): Promise<void> {
  await page.getByRole('search').getByRole('combobox').last().fill(to)
  await page.keyboard.press('Enter')
}

async function toTheEnd(page: Page): Promise<void> {
  await expect(page.getByRole('status').first()).not.toHaveAttribute('aria-busy', 'true')
  await page.getByRole('slider').press('End')
}

async function atHop(page: Page, step: number): Promise<void> {
  await rows(page)
    .nth(step - 1)
    .getByRole('button')
    .first()
    .click()
}

/** A Service whose selector finds nothing: the failure that people meet first. */
async function rejected(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const broken = shop.replace('selector:\n    app: shop', 'selector:\n    app: store')
  expect(broken).not.toBe(shop)
  await new HopscopePage(page).pressPaste(broken)
  await expect(card(page, 'Service default/shop')).toBeAttached()
  await toTheEnd(page)
  await expect(page.getByRole('note')).toBeVisible()
}

async function onTheWire(page: Page): Promise<void> {
  await page.getByRole('toolbar').getByRole('radio').nth(1).check()
  await atHop(page, 2)
}

async function linuxRules(page: Page): Promise<void> {
  await atHop(page, 3)
  await page.getByRole('toolbar').getByRole('radio').last().check()
  await expect(page.getByRole('list', { name: /KUBE-NODEPORTS/ })).toBeAttached()
}

async function largeCluster(page: Page): Promise<void> {
  const options = ['bench/generateDump.mjs', '--nodes', '100', '--pods', '3000', '--services', '300', '--seed', '7']
  const buffer = execFileSync(process.execPath, options, { maxBuffer: 64 * 1024 * 1024 })
  await page.locator('input[type=file]').first().setInputFiles({ name: 'cluster.json', mimeType: 'application/json', buffer })
  await expect(card(page, 'Service default/web')).toHaveCount(0, { timeout: 30_000 })
  await expect(rows(page)).not.toHaveCount(0)
}

async function everything(page: Page): Promise<void> {
  await largeCluster(page)
  const map = page.getByRole('region').filter({ has: page.locator('.react-flow') })
  await map.getByRole('radio').last().check({ force: true })
  await expect(card(page, /^Namespace /).first()).toBeAttached()
  await map.locator('.map-zoom button').last().click()
}

async function stoppedOnMap(page: Page): Promise<void> {
  await ask(page, '192.168.1.100:30002')
  await expect(page.getByRole('note')).toContainText('30002')
  await toTheEnd(page)
  await mapInView(page)
}

async function mapInView(page: Page): Promise<void> {
  await page.locator('.map').evaluate((map) => map.scrollIntoView({ block: 'center' }))
}

async function hopInView(page: Page): Promise<void> {
  await atHop(page, 3)
  await page.getByRole('complementary').evaluate((panel) => panel.scrollIntoView({ block: 'start' }))
}

async function presented(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button').nth(5).click()
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('region', { name: 'Current hop' })).toBeVisible()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
}

async function samples(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button').first().click()
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
}
