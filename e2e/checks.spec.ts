import type { Page } from '@playwright/test'
import { expect, test } from './test'
import { shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const checks = (page: Page) => page.getByRole('list', { name: 'What to check' }).getByRole('listitem')

test('delivered, and yet a timeout: what to check stands in order, each with a command; a refusal has another order', async ({
  hopscope,
  page,
}) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await hopscope.toTheEnd()
  await page.getByRole('button', { name: 'It fails anyway?' }).click()
  const dialog = page.getByRole('dialog', { name: 'It fails anyway' })
  await dialog.getByRole('group', { name: 'What do you see?' }).getByRole('radio', { name: 'Timeout' }).check()
  await expect.poll(() => checks(page).count()).toBeGreaterThanOrEqual(4)
  await expect(checks(page).first()).toContainText('A firewall in front')
  await expect(checks(page).first()).toContainText('nc -vz -w 5')
  const ofTimeout = await checks(page).allTextContents()

  await dialog.getByRole('radio', { name: 'Connection refused' }).check()
  await expect(checks(page).first()).toContainText('listens on 127.0.0.1 only')
  expect(await checks(page).allTextContents()).not.toEqual(ofTimeout)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('what the trace says too is no riddle', async ({ hopscope, page }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop.replace('    app: shop\n  ports', '    app: gone\n  ports'))
  await hopscope.toTheEnd()
  await page.getByRole('button', { name: 'Something else is seen?' }).click()
  await page.getByRole('radio', { name: 'Connection refused' }).check()
  await expect(page.getByText('That is what the trace says, too')).toBeVisible()
  await expect(checks(page)).toHaveCount(0)
})

test('each hop says which command shows it on a cluster', async ({ hopscope, page }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await hopscope.leaveFields()
  await page.keyboard.press('Home')
  const command = hopscope.hop.getByRole('button', { name: /^Copy the command: / })
  await expect(hopscope.hop.getByRole('heading', { name: 'See it on the cluster' })).toBeVisible()
  await expect(command).toHaveAccessibleName(/ nc -vz /)
  await page.keyboard.press('ArrowRight')
  await expect(command).toHaveAccessibleName(/ kubectl /)
})

test('what the answer rests on is one press away, with the commands that fetch the facts; one of them takes the place of what was assumed', async ({
  hopscope,
  page,
}) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await hopscope.verdict.getByRole('button', { name: 'Assumed' }).click()
  const dialog = page.getByRole('dialog', { name: 'What this rests on' })
  const nodes = dialog.getByRole('listitem').filter({ hasText: 'The input has no Node' })
  await expect(nodes).toContainText('kubectl get nodes -o yaml')
  await expect(dialog.getByRole('region', { name: 'Could change the answer' })).toContainText('kubectl get networkpolicy -A -o yaml')
  await page.keyboard.press('Escape')

  const node =
    'apiVersion: v1\nkind: Node\nmetadata: { name: real }\nstatus: { addresses: [{ type: InternalIP, address: 192.168.7.7 }] }\n---\n'
  await hopscope.pasteManifests(node + shop)
  await expect(hopscope.card('Node real')).toBeVisible()
  await hopscope.from.fill('node:real')
  await hopscope.to.fill('svc:default/shop:80')
  await hopscope.to.press('Enter')
  await hopscope.verdict.getByRole('button', { name: 'Assumed' }).click()
  await expect(dialog).toBeVisible()
  await expect(nodes).toHaveCount(0)
})

test('what is assumed is written into the manifests with one press, and one undo takes it back', async ({ hopscope, page }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await hopscope.toTheEnd()
  const verdict = await hopscope.verdict.locator('strong').first().textContent()
  const dialog = page.getByRole('dialog', { name: 'What this rests on' })
  const ground = (said: string) => dialog.getByText(said, { exact: false }).first()
  const write = (said: string) => dialog.getByRole('button', { name: 'Write it into the manifests', description: new RegExp(said) })
  const open = () => hopscope.verdict.getByRole('button', { name: /^(Assumed|Declared)$/ }).click()
  await open()
  await expect(ground('The input has no Node')).toBeVisible()
  await write('The input has no Node').click()
  await expect(dialog).toHaveCount(0)
  await expect(hopscope.editor).toBeFocused()
  await expect(hopscope.line('kind: Node')).toBeVisible()
  await open()
  await expect(dialog).toBeVisible()
  await expect(ground('The input has no Node')).toHaveCount(0)
  await write('The Pods of Deployment').press('Enter')
  await expect(hopscope.line('kind: Pod')).toBeVisible()
  await open()
  await expect(ground('The Pods of Deployment')).toHaveCount(0)
  await expect(hopscope.verdict.locator('strong').first()).toHaveText(verdict ?? '')
  await page.keyboard.press('Escape')

  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+Z')
  await page.keyboard.press('ControlOrMeta+Z')
  await expect.poll(() => hopscope.heldText()).toBe(shop)
  await open()
  await expect(ground('The input has no Node')).toBeVisible()
})
