import { expect, test } from './test'
import { shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('with the network cut once it is ready, everything works', async ({ page, hopscope, context }) => {
  await hopscope.open()
  await hopscope.ready()
  await context.setOffline(true)
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) asked.push(request.url())
  })

  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.ask('http://shop/', 'workload:default/shop')
  await expect(hopscope.verdict).toContainText(/delivered/i)
  await hopscope.toTheEnd()

  await hopscope.button('中文').click()
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/)
  await page.getByRole('button', { name: 'English' }).click()

  await hopscope.editLine('      targetPort: http', 'http', 'nosuch')
  await expect(hopscope.verdict).toContainText(/rejected/i)
  await hopscope.findings
    .first()
    .getByRole('button', { name: /^About / })
    .click()
  await expect(page.getByRole('dialog').getByRole('heading').first()).toBeVisible()
  await page.keyboard.press('Escape')

  await hopscope.button('Export…').click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save Markdown' }).click()])
  expect(download.suggestedFilename()).toBe('way.md')
  await page.keyboard.press('Escape')
  await page.getByRole('navigation').getByRole('button', { name: 'Share' }).click()
  await expect(page.getByRole('dialog', { name: 'Share' }).getByRole('textbox', { name: 'Link' })).toHaveValue(/#s=1\./)
  await page.keyboard.press('Escape')

  for (const dialog of ['Samples', 'Settings']) {
    await hopscope.button(dialog).click()
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await page.keyboard.press('Escape')
  }
  await page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name: 'Linux rules' }).check()
  await expect(hopscope.rules).toBeVisible()
  expect(asked).toEqual([])
})
