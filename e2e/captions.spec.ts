import type { HopscopePage } from './page'
import { expect, test } from './test'

test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1440, height: 900 } })

const button = 'Captions in both languages'

function caption(hopscope: HopscopePage) {
  return hopscope.page.getByRole('region', { name: 'What happens now' })
}

test('what happens at the current step stands under the map, as in the table', async ({ hopscope }) => {
  await hopscope.open()
  const rows = await hopscope.flow()
  await hopscope.atHop(3)
  await expect(caption(hopscope).getByText('Hop 3 · node1').last()).toBeVisible()
  await expect(caption(hopscope).locator('[aria-live]')).toContainText(rows[2]?.whatHappens ?? '?')
  await hopscope.atHop(5)
  await expect(caption(hopscope).locator('[aria-live]')).toHaveText(/^Reply 5 · pod1 pod1 sends the reply/)
})

test('while it plays nothing is read out, and the map keeps its size', async ({ hopscope }) => {
  await hopscope.open()
  const live = caption(hopscope).locator('[aria-live]')
  await expect(live).toHaveAttribute('aria-live', 'polite')
  const before = await hopscope.map.boundingBox()
  await hopscope.player.getByRole('button', { name: 'Play' }).click()
  await expect(live).toHaveAttribute('aria-live', 'off')
  await expect(live).toContainText('Hop 3')
  await hopscope.player.getByRole('button', { name: 'Pause' }).click()
  await expect(live).toHaveAttribute('aria-live', 'polite')
  expect(await hopscope.map.boundingBox()).toEqual(before)
})

test('captions in both languages: what happens and the verdict, each in its own language, kept for the next visit', async ({
  page,
  hopscope,
}) => {
  await hopscope.open('./?lang=en')
  await hopscope.atHop(3)
  const chinese = page.locator('[lang="zh-CN"]:not([aria-hidden] *)')
  await expect(chinese).toHaveCount(0)
  const both = page.getByRole('navigation').getByRole('button', { name: button })
  await expect(both).toHaveAttribute('aria-pressed', 'false')
  await both.click()
  await expect(both).toHaveAttribute('aria-pressed', 'true')
  await expect(chinese).toHaveText([/^将会送达 .*pod1.*8080/, /^第 3 跳 · node1 .*30001/])
  await expect(hopscope.verdict).toContainText('Would be delivered')
  await expect(caption(hopscope).locator('[aria-live] [lang="en"]')).toContainText('Hop 3')
  await hopscope.toTheEnd()
  await expect(chinese.first()).toHaveText(/^已送达/)

  await hopscope.open()
  await expect(chinese.last()).toHaveText(/^第 1 跳/)
  await hopscope.button('中文').click()
  const english = page.locator('[lang="en"]:not(button, [aria-hidden] *)')
  await expect(english).toHaveText([/^Would be delivered/, /^Hop 1/])
  await page.getByRole('navigation').getByRole('button', { name: '双语字幕' }).click()
  await expect(english).toHaveCount(0)
})

test('on a phone the button stands beside the caption', async ({ page, hopscope }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await hopscope.open()
  await caption(hopscope).getByRole('button', { name: button }).click()
  await expect(caption(hopscope).locator('[aria-live] [lang="zh-CN"]')).toHaveText(/^第 1 跳/)
})
