import { expect, test } from './test'
import { sampleText, shop } from './texts'

const sample = sampleText('nodeport-behind-load-balancer')

test('manifests pasted over the untouched sample replace it, and one undo brings the sample back', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.editor.focus()
  await hopscope.pressPaste(shop)

  await expect(hopscope.fileTab('manifests.yaml')).toBeVisible()
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await expect(hopscope.card('Service default/web')).toHaveCount(0)
  await expect(hopscope.rows().last()).toContainText('reply')
  expect(await hopscope.heldText()).toBe(shop)

  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(hopscope.fileTab('nodeport-behind-load-balancer.yaml')).toBeVisible()
  await expect(hopscope.card('Service default/web')).toBeVisible()
  await expect(hopscope.to).toHaveValue('http://example.com/')
  expect(await hopscope.heldText()).toBe(sample)

  await page.keyboard.press('ControlOrMeta+Shift+Z')
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  expect(await hopscope.heldText()).toBe(shop)
})

test('what was pasted is drawn at once with the most telling request', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.editor.focus()
  await hopscope.pressPaste(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await expect(hopscope.from).toHaveValue('external')
  await expect(hopscope.to).toHaveValue(/:30080\b/)
  await expect(hopscope.verdict).toContainText('Would be delivered')
  await expect(hopscope.verdict).toContainText('port 8080')
  await expect(hopscope.verdict).toContainText(/Assumed$/)
})

test('what was pasted is read from its top, wherever the text before it was scrolled to', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await hopscope.pressPaste(`# the first line\n${shop}# ${'a long line '.repeat(40)}\n`)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await expect(hopscope.editor.getByText('# the first line')).toBeInViewport({ ratio: 1 })
})

test('a paste beside every field means the manifests', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.leaveFields()
  await hopscope.pressPaste(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  expect(await hopscope.heldText()).toBe(shop)
})

test('a paste into the address bar stays there', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.to.fill('')
  await hopscope.pressPaste('http://192.168.1.101:30001/')
  await expect(hopscope.to).toHaveValue('http://192.168.1.101:30001/')
  await expect(hopscope.card('Service default/web')).toBeVisible()
  expect(await hopscope.heldText()).toBe(sample)
})

test('a bare word goes where the cursor is, also in the sample', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.cursorAfter('  clusterIP: 10.96.0.1')
  await page.keyboard.press('Shift+ArrowLeft')
  await hopscope.pressPaste('77')
  await expect(hopscope.line('  clusterIP: 10.96.0.77')).toBeVisible()
  await expect(hopscope.rows().nth(2)).toContainText('10.96.0.77')
  expect(await hopscope.heldText()).toBe(sample.replace('10.96.0.1\n', '10.96.0.77\n'))
})

test('a second paste goes to the cursor: nothing that was written is replaced', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+End')
  const more =
    '---\napiVersion: v1\nkind: Service\nmetadata:\n  name: second\nspec:\n  selector:\n    app: shop\n  ports:\n    - port: 81\n      targetPort: 8080\n'
  await hopscope.pressPaste(more)
  expect(await hopscope.heldText()).toBe(shop + more)
  await hopscope.ask('svc:default/second:81', 'workload:default/shop')
  await expect(hopscope.verdict).toContainText('delivered')
  await expect(hopscope.card('Service default/second')).toBeVisible()
})
