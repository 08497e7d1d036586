import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test'
import { shop } from './texts'
import { violations } from './violations'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

function rows(page: Page): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('cell') })
}

/** The first sample, drawn, in any language: whatever has a name here bears it in both. */
async function open(page: Page, theme: string, language: string): Promise<void> {
  await page.goto(`./?lang=${language}&theme=${theme}`)
  await expect(rows(page)).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'Service default/web' })).toBeVisible()
  await expect.poll(() => page.getByRole('textbox').evaluateAll((boxes) => boxes.map((box) => box.tagName))).toEqual(['DIV'])
}

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'zh'] as const) {
    test(`nothing against access on the way: ${theme}, ${language}`, async ({ page }) => {
      await open(page, theme, language)
      expect.soft(await violations(page), 'drawn').toEqual([])
      await rows(page).nth(2).getByRole('button').click()
      await expect(rows(page).nth(2)).toHaveAttribute('aria-current', 'step')
      expect.soft(await violations(page), 'mid-way').toEqual([])
    })

    test(`nothing against access where it stops and in dialogs: ${theme}, ${language}`, async ({ page }) => {
      await open(page, theme, language)
      const to = page.getByRole('search').getByRole('combobox').last()
      await to.fill('192.168.1.100:30002')
      await to.press('Enter')
      await expect(page.getByRole('status').and(page.locator('[aria-busy=true]'))).toHaveCount(0)
      await page.getByRole('slider').press('End')
      await expect(page.getByRole('note')).toContainText('30002')
      await to.fill('web')
      await expect(page.getByRole('listbox')).toBeVisible()
      expect.soft(await violations(page), 'stopped, with completion').toEqual([])
      await to.press('Escape')
      await page.getByRole('navigation').getByRole('button').first().click()
      await expect(page.getByRole('dialog')).toBeVisible()
      expect.soft(await violations(page), 'samples').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('navigation').getByRole('button').nth(4).click()
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible()
      expect.soft(await violations(page), 'from your cluster').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('navigation').getByRole('button').nth(1).click()
      await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible()
      expect.soft(await violations(page), 'share').toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('navigation').getByRole('button').nth(2).click()
      await page.getByRole('dialog').getByRole('radio').last().check()
      await page.getByRole('dialog').getByRole('textbox').first().fill('10.244.0.0')
      await expect(page.getByRole('dialog').getByRole('textbox').first()).toHaveAttribute('aria-invalid', 'true')
      expect.soft(await violations(page), 'settings, changed and wrong').toEqual([])
      await page.keyboard.press('Escape')
      await to.fill('192.168.1.100:30001')
      await to.press('Enter')
      await page.getByRole('table').last().getByRole('row').nth(3).getByRole('button').click()
      await expect(page.getByRole('complementary').getByRole('table')).toBeVisible()
      expect.soft(await violations(page), 'candidates').toEqual([])
    })
  }
}

for (const theme of ['light', 'dark'] as const) {
  test(`nothing against access where two inputs are compared: ${theme}`, async ({ page, hopscope }) => {
    await open(page, theme, 'en')
    await hopscope.openFiles([
      { name: 'after.yaml', text: shop.replace('name: http\n', 'name: web\n').replace('30080', '30081') },
      { name: 'before.yaml', text: shop },
    ])
    await expect(hopscope.fileTab('before.yaml')).toBeVisible()
    await hopscope.button('Compare…').click()
    await page.getByRole('dialog').getByRole('checkbox', { name: 'before.yaml' }).check()
    expect.soft(await violations(page), 'the dialog').toEqual([])
    await page.getByRole('dialog').getByRole('button', { name: 'Compare', exact: true }).click()
    const worse = page.getByRole('list', { name: 'Worse' }).getByRole('button', { name: /^shop/ })
    await worse.click()
    await page.getByText(/^In before\.yaml: /).click()
    await expect(page.getByRole('table', { name: 'In before.yaml' })).toBeVisible()
    expect(await violations(page), 'the list and both ways').toEqual([])
  })
}

test('nothing against access where findings and problems stand', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  selector:\n    app: none\n  ports:\n    - port: 80\n---\nkind: [\n',
  )
  await expect(hopscope.problems).toHaveCount(1)
  await expect(hopscope.findings).not.toHaveCount(0)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await expect(hopscope.verdict).toContainText('Nothing to ask')
  await expect(hopscope.findings).toHaveCount(0)
  expect(await violations(page)).toEqual([])
})

test('axe sees what is wrong, also inside the editor', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.editor.evaluate((element) => element.removeAttribute('aria-label'))
  await page.evaluate(() => document.body.append(document.createElement('img')))
  const found = await violations(page)
  expect(found.join('\n')).toContain('image-alt')
  expect(found.join('\n')).toContain('aria-input-field-name')
})
