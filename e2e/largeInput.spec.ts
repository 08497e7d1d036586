import { expect, test } from './test'

/** As many documents as take their time: 60,000 Services. */
const many = Array.from(
  { length: 60_000 },
  (_, i) => `apiVersion: v1\nkind: Service\nmetadata: { name: web-${i} }\nspec: { ports: [{ port: 80 }] }\n`,
).join('---\n')

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('reading that takes its time is seen, and can be stopped: what was there stands again', async ({ page, hopscope }) => {
  await hopscope.open()
  const before = await hopscope.heldText()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'many.yaml', mimeType: 'text/yaml', buffer: Buffer.from(many) })
  await expect(page.getByRole('progressbar', { name: 'Reading the manifests' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  await expect(hopscope.fileTab('many.yaml')).toHaveCount(0)
  await hopscope.drawn()
  expect(await hopscope.heldText()).toBe(before)
  await hopscope.ask('http://example.com/', 'external')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
})
