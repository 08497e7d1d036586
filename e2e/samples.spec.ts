import { expect, test } from './test'
import { sampleIds, sampleScenario, sampleText, shop } from './texts'

test('the gallery names its samples and closes by Escape, and the focus goes back', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.button('Samples').focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Samples' })
  await expect(dialog.getByRole('listitem')).toHaveCount(sampleIds().length)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(hopscope.button('Samples')).toBeFocused()
})

test('a sample opens with its text and its request, and undo brings the own text back', async ({ page, hopscope }) => {
  const { title } = sampleScenario('external-middleware-behind-load-balancer')
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.openSample(title.en)
  await expect(hopscope.card('Service es/es-svc')).toBeVisible()
  await expect(hopscope.to).toHaveValue(/es-svc\.es:9200/)
  await expect(hopscope.from).toHaveValue('pod:default/app')
  expect(await hopscope.heldText()).toBe(sampleText('external-middleware-behind-load-balancer'))
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  expect(await hopscope.heldText()).toBe(shop)
})

test('the address opens a sample, and an unknown one the first', async ({ hopscope }) => {
  await hopscope.open('./?sample=etcd-manual-endpoints')
  await expect(hopscope.fileTab('etcd-manual-endpoints.yaml')).toBeVisible()
  await hopscope.open('./?sample=no-such-sample')
  await expect(hopscope.fileTab('nodeport-behind-load-balancer.yaml')).toBeVisible()
})

test('the gallery can be walked by keyboard', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.button('Samples').press('Enter')
  const card = page.getByRole('dialog').getByRole('button', { name: sampleScenario('external-database').title.en })
  for (let press = 0; press < 16 && !(await card.evaluate((element) => element === document.activeElement)); press += 1)
    await page.keyboard.press('Tab')
  await expect(card).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(hopscope.fileTab('external-database.yaml')).toBeVisible()
  await hopscope.drawn()
})
