import type { Page } from '@playwright/test'
import type { HopscopePage } from './page'
import { expect, test } from './test'
import { shop } from './texts'

// What the project promises to somebody who was never here: to the traced path of the own manifests in half a minute and two clicks.
const longest = 30_000
const mostClicks = 2

const badge = 'Sample: paste anywhere to replace'
const whatToDo = 'Press Play to watch, or paste your own manifests: nothing leaves this tab.'

/** Counts the presses of a mouse or a finger from now on; keys press buttons too, and are none. */
async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const counted = globalThis as unknown as { clicks: number }
    counted.clicks = 0
    addEventListener('pointerdown', () => void counted.clicks++, true)
  })
  return () => page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks)
}

/** Nothing is kept from a visit before, and the address asks for nothing. */
async function firstVisit(page: Page, hopscope: HopscopePage): Promise<void> {
  await page.goto('./')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await hopscope.drawn()
  await expect(hopscope.card('Service default/web')).toBeVisible()
  await expect(page.getByText(badge)).toBeVisible()
  await expect(page.getByText(whatToDo)).toBeVisible()
}

/** The own path stands in verdict, table and map, and nothing says any more that this is a sample. */
async function ownPathDrawn(page: Page, hopscope: HopscopePage): Promise<void> {
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await expect(hopscope.card('Service default/web')).toHaveCount(0)
  await expect(hopscope.verdict).toContainText('Would be delivered')
  await expect(hopscope.verdict).toContainText('port 8080')
  await expect(hopscope.rows().last()).toContainText('reply')
  await expect(page.getByText(badge)).toHaveCount(0)
  await expect(page.getByText(whatToDo)).toHaveCount(0)
}

test('from the first visit to the traced path of the own paste, and to its end', async ({ page, hopscope }) => {
  const clicks = await countClicks(page)
  const began = Date.now()
  await firstVisit(page, hopscope)
  // Nothing was clicked and no field is chosen: the paste goes to the page itself.
  await hopscope.pressPaste(shop)
  await ownPathDrawn(page, hopscope)
  expect(await clicks()).toBe(0)

  await hopscope.player.getByRole('combobox', { name: 'Speed' }).selectOption({ label: '4×' })
  await hopscope.player.getByRole('button', { name: 'Play', exact: true }).click()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  expect(Date.now() - began).toBeLessThan(longest)
  expect(await clicks()).toBeLessThanOrEqual(mostClicks)
})

test('paste anywhere: also where a slider or a choice was used last', async ({ page, hopscope }) => {
  await firstVisit(page, hopscope)
  await hopscope.position.press('End')
  await expect(hopscope.position).toBeFocused()
  await hopscope.pressPaste(shop)
  await ownPathDrawn(page, hopscope)
  await hopscope.view('On the wire').check()
  await hopscope.view('On the wire').focus()
  await hopscope.pressPaste(shop.replaceAll(/\bshop\b/g, 'store'))
  await expect(hopscope.card('Service default/store')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a tap pastes, another plays; what to do stands on the first screen', async ({ page, hopscope }) => {
    const clicks = await countClicks(page)
    const began = Date.now()
    await firstVisit(page, hopscope)
    await expect(page.getByText(whatToDo)).toBeInViewport({ ratio: 1 })
    await hopscope.copyElsewhere(shop)
    await hopscope.button('Paste').tap()
    await ownPathDrawn(page, hopscope)
    await hopscope.player.getByRole('button', { name: 'Play', exact: true }).tap()
    await expect(hopscope.verdict).toContainText(/^Delivered/)
    expect(Date.now() - began).toBeLessThan(longest)
    expect(await clicks()).toBeLessThanOrEqual(mostClicks)
  })

  test('where the browser does not tell what was copied, the editor comes into view', async ({ page, hopscope }) => {
    await page.addInitScript(() => {
      navigator.clipboard.readText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
    })
    await firstVisit(page, hopscope)
    await hopscope.button('Paste').tap()
    await expect(hopscope.editor).toBeInViewport()
    await expect(hopscope.card('Service default/web')).toBeAttached()
  })
})

test('the first visit in Chinese is told the same, in its own words', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL === undefined ? {} : { baseURL }) })
  const page = await context.newPage()
  await page.goto('./')
  await expect(page.getByText('样例：在任意位置粘贴即可替换')).toBeVisible()
  await expect(page.getByText('按“播放”观看，或粘贴自己的清单：任何内容都不会离开这个标签页。')).toBeVisible()
  await context.close()
})
