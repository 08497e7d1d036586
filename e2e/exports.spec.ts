import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './test'
import { violations } from './violations'

/** What a button saves, and under which name. */
async function saved(page: Page, name: string): Promise<{ readonly file: string; readonly content: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
  return { file: download.suggestedFilename(), content: readFileSync(await download.path()) }
}

test('the way is exported in every form, and each tells the same', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.button('Export…').click()
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
  const files = new Map<string, string>()
  for (const [form, file] of [
    ['SVG', 'way.svg'],
    ['Markdown', 'way.md'],
    ['HTML', 'way.html'],
    ['CSV', 'way.csv'],
    ['Mermaid', 'way.mmd'],
    ['JSON', 'way.json'],
  ] as const) {
    const made = await saved(page, `Save ${form}`)
    expect(made.file).toBe(file)
    files.set(form, made.content.toString('utf8'))
  }
  const rows = ['The client sends to example.com', 'node1 translates NodePort 30001', 'pod1 sends the reply']
  for (const form of ['Markdown', 'HTML', 'CSV']) for (const row of rows) expect(files.get(form)).toContain(row)
  expect(files.get('SVG')?.match(/data-row=/g)).toHaveLength(5)
  expect(files.get('Mermaid')).toMatch(/^sequenceDiagram\n/)
  expect(JSON.parse(files.get('JSON') ?? '')).toMatchObject({ version: 1, verdict: 'delivered' })

  const { file, content } = await saved(page, 'Save PNG')
  expect(file).toBe('way.png')
  expect(content.subarray(1, 4).toString()).toBe('PNG')
  // Twice as large as the picture is: sharp on a projector.
  expect(content.readUInt32BE(16)).toBeGreaterThan(1900)
  expect(content.length).toBeGreaterThan(40_000)
})

test('it follows the view and the language, and is copied too', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.view('On the wire').check()
  await hopscope.button('Export…').click()
  await page.getByRole('button', { name: 'Copy CSV' }).click()
  await expect(page.getByRole('button', { name: 'Copy CSV' })).toContainText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain('10.96.0.1')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '导出…' }).click()
  await page.getByRole('button', { name: '复制 Markdown' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('| 步骤 |')
})

for (const theme of ['light', 'dark'])
  for (const language of ['en', 'zh'])
    test(`nothing against access where a way is exported: ${theme}, ${language}`, async ({ page }) => {
      await page.goto(`./?lang=${language}&theme=${theme}`)
      await page.getByRole('button', { name: /^(Export|导出)…$/ }).click()
      await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(7)
      expect(await violations(page)).toEqual([])
    })
