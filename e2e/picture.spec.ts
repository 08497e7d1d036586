import { execFileSync } from 'node:child_process'
import { expect, test } from './test'

const sample = 'src/samples/nodeport-behind-load-balancer.yaml'

/** The picture that the command line makes. */
function picture(...words: readonly string[]): string {
  const call = ['dist/cli.mjs', 'trace', sample, '--from', 'external', '--to', 'http://example.com/', '-o', 'svg', ...words]
  return execFileSync(process.execPath, call, { encoding: 'utf8' })
}

const asAddress = (svg: string) => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`

for (const view of ['concept', 'wire'])
  test(`a picture of a way plays by itself where it is shown as an image: ${view}`, async ({ page }) => {
    const svg = picture('--view', view)
    await page.setContent(`<img alt="way" src="${asAddress(svg)}">`)
    const image = page.getByRole('img', { name: 'way' })
    await expect.poll(() => image.evaluate((each: HTMLImageElement) => each.complete && each.naturalWidth)).toBeGreaterThan(900)
    const first = await image.screenshot({ animations: 'allow' })
    await expect.poll(async () => first.equals(await image.screenshot({ animations: 'allow' })), { intervals: [1500] }).toBe(false)
  })

test('a picture of a way stands at its end where less motion is asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setContent(picture())
  const image = page.getByRole('img', { name: /^Delivered/ })
  await expect(image).toBeVisible()
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(10)
})

test('a picture of a way is XML as browsers read it, in both languages', async ({ page }) => {
  await page.setContent('<p>')
  for (const language of ['en', 'zh']) {
    const read = await page.evaluate(
      (svg) => {
        const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml')
        return { root: parsed.documentElement.localName, rows: parsed.querySelectorAll('[data-row]').length }
      },
      picture('--lang', language),
    )
    expect(read).toEqual({ root: 'svg', rows: 5 })
  }
})
