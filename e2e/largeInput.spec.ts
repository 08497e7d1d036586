import { execFileSync } from 'node:child_process'
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

/** A dump of 40 nodes and 1,000 Pods as kubectl prints it. */
const options = ['bench/generateDump.mjs', '--nodes', '40', '--pods', '1000', '--services', '100', '--seed', '3', '--pretty']
const dump = execFileSync(process.execPath, options, { maxBuffer: 64 * 1024 * 1024 })
const { items } = JSON.parse(dump.toString()) as { items: readonly { readonly kind: string }[] }

test('a large dump is read from where it lies: all objects count, no text of it is kept', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.openFiles([{ name: 'dump.json', text: dump }])
  await expect(hopscope.page.getByRole('region', { name: 'Manifests and findings' })).toContainText(
    `${items.length.toLocaleString('en')} objects`,
    { timeout: 20_000 },
  )
  await expect(hopscope.page.getByRole('region', { name: 'Manifests and findings' })).toContainText('dump.json was read whole')
  await expect(page.getByRole('textbox', { name: 'Manifests' })).toBeHidden()
  await expect(hopscope.rows()).not.toHaveCount(0)
})

test('of a dump that was cut short everything before the cut is there, and the cut is told', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.openFiles([{ name: 'cut.json', text: dump.subarray(0, -20_000) }])
  await expect(hopscope.page.getByRole('region', { name: 'Manifests and findings' })).toContainText(
    /The file ends in the middle of an object, so it was cut short: [\d,]{3,} objects before that are read/,
    {
      timeout: 20_000,
    },
  )
  await expect(hopscope.rows()).not.toHaveCount(0)
})
