import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { HopscopePage } from './page'
import { expect, test } from './test'
import { fileText, shop } from './texts'

const damaged = fileText('corpus/pasted/deployment-and-nodeport.txt')
const unsure = fileText('corpus/pasted/deployment-and-clusterip-with-comments.txt')
const oneLine = fileText('corpus/pasted/service-one-line.txt')

const notice = (page: Page) => page.getByRole('region', { name: 'Repair' })
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Repair' })
const difference = (page: Page) => dialog(page).getByRole('textbox', { name: /^Difference/ })

async function pasted({ page }: { page: Page }, hopscope: HopscopePage, text: string): Promise<void> {
  await hopscope.open()
  await hopscope.pasteManifests(text)
  await expect(notice(page)).toBeVisible()
}

test('a damaged paste is offered to be repaired, accepted where the difference is read, drawn, and undone in one step', async ({
  page,
  hopscope,
}) => {
  await pasted({ page }, hopscope, damaged)
  await expect(notice(page)).toContainText('seems to have lost its line breaks. Hopscope can rebuild it: 33 lines.')
  // Nothing is changed, and nothing can be accepted, before the difference was seen.
  expect(await hopscope.heldText()).toBe(damaged)
  await expect(hopscope.button('Accept')).toHaveCount(0)

  await notice(page).getByRole('button', { name: 'Show the difference' }).click()
  await expect(difference(page)).toContainText('metadata:name: xpplabels:env: apps')
  await expect(difference(page).getByText(/^ {4}env: apps$/)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Accept' }).click()

  await expect(dialog(page)).toHaveCount(0)
  await expect(notice(page)).toHaveCount(0)
  await expect(hopscope.card('Service default/nginx')).toBeVisible()
  await expect(hopscope.rows().last()).toContainText('reply')
  await expect(hopscope.to).toHaveValue(/:30085\b/)
  expect(await hopscope.heldText()).toContain('spec:\n  type: NodePort\n  ports:\n')

  await page.keyboard.press('ControlOrMeta+Z')
  expect(await hopscope.heldText()).toBe(damaged)
  await page.keyboard.press('ControlOrMeta+Shift+Z')
  await expect(hopscope.card('Service default/nginx')).toBeVisible()
})

test('kept as it is it is not offered again, until another text comes', async ({ page, hopscope }) => {
  await pasted({ page }, hopscope, damaged)
  await notice(page).getByRole('button', { name: 'Keep as it is' }).click()
  await expect(notice(page)).toHaveCount(0)
  await expect(hopscope.editor).toBeFocused()
  expect(await hopscope.heldText()).toBe(damaged)

  await hopscope.button('New file').click()
  await hopscope.fileTab('manifests.yaml').click()
  await hopscope.button('Settings').click()
  await page.keyboard.press('Escape')
  await expect(notice(page)).toHaveCount(0)

  await hopscope.pasteManifests(oneLine)
  await expect(notice(page)).toBeVisible()
})

test('by keyboard alone: shown, decided later, shown again, kept', async ({ page, hopscope }) => {
  await pasted({ page }, hopscope, damaged)
  await notice(page).getByRole('button', { name: 'Show the difference' }).press('Enter')
  await expect(difference(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(notice(page).getByRole('button', { name: 'Show the difference' })).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog(page).getByRole('button', { name: 'Keep as it is' }).press('Enter')
  await expect(notice(page)).toHaveCount(0)
  await expect(hopscope.editor).toBeFocused()
})

test('each place that may be wrong is listed, marked, and leads to its line', async ({ page, hopscope }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await pasted({ page }, hopscope, unsure)
  await notice(page).getByRole('button', { name: 'Show the difference' }).click()
  const places = dialog(page).getByRole('list', { name: '3 places to look at' }).getByRole('listitem')
  await expect(places).toHaveCount(3)
  await expect(places.last()).toContainText('targetPort: 80 #nodePort: 30085')
  await expect(places.last()).toContainText('where the comment ends is a guess')
  await places.last().getByRole('button', { name: 'Line 35' }).click()
  const line = difference(page).getByText(/^\s+targetPort: 80 #nodePort: 30085$/)
  await expect(line).toBeInViewport()
  await expect(difference(page).getByTitle('where the comment ends is a guess')).toHaveCount(3)
  const { wide, room } = await dialog(page).evaluate((element) => ({ wide: element.scrollWidth, room: element.clientWidth }))
  expect(wide).toBeLessThanOrEqual(room)
})

test('a file that is opened is offered the same, and only while it stands in the editor', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.openFiles([
    { name: 'good.yaml', text: shop },
    { name: 'bad.yaml', text: oneLine },
  ])
  await expect(hopscope.problems).toHaveCount(1)
  await expect(notice(page)).toHaveCount(0)
  await hopscope.problems.getByRole('button', { name: /^bad\.yaml/ }).click()
  await expect(notice(page)).toBeVisible()
  await hopscope.fileTab('good.yaml').click()
  await expect(notice(page)).toHaveCount(0)
  await hopscope.fileTab('bad.yaml').click()
  await notice(page).getByRole('button', { name: 'Show the difference' }).click()
  await dialog(page).getByRole('button', { name: 'Accept' }).click()
  await expect(hopscope.problems).toHaveCount(0)
  expect(await hopscope.heldText()).toContain('metadata:\n  name: nginx-svc\n')
  await hopscope.fileTab('good.yaml').click()
  await expect(hopscope.line('kind: Deployment')).toBeVisible()
  expect(await hopscope.heldText()).toBe(shop)
})

test('what somebody types is in the middle of being written: it is not offered', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.cursorAfter('  replicas: 2')
  await page.keyboard.type('\n\tselector:\nmatchLabels:')
  await expect(hopscope.problems).not.toHaveCount(0)
  await expect(hopscope.problems.first()).toBeVisible()
  await expect(notice(page)).toHaveCount(0)
})

test('a secret that the damaged text hid is gone from the repaired one', async ({ page, hopscope }) => {
  const secret = 'kQ7hzzWq3Zx'
  await hopscope.open()
  await hopscope.pasteManifests(
    `apiVersion: v1 kind: Secret metadata: name: s stringData: a: ${secret}\n---\n${oneLine.trim()}\n---\nkind: Pod\nmetadata:name: pspec:containers:- name: cenv:- name: Avalue: ${secret}\n`,
  )
  await notice(page).getByRole('button', { name: 'Show the difference' }).click()
  await expect(difference(page).getByText(/^ +value: <removed>$/)).toBeVisible()
  await dialog(page).getByRole('button', { name: 'Accept' }).click()
  await expect(hopscope.card('Service nginx/nginx-svc')).toBeVisible()
  expect(await hopscope.heldText()).not.toContain(secret)
  await expect(page.getByRole('region', { name: 'Removed before anything was kept' })).toContainText('1 environment value')
})

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'zh'] as const) {
    test(`nothing against access in the offer and its difference: ${theme}, ${language}`, async ({ page, hopscope }) => {
      const [label, show] = language === 'en' ? (['Repair', 'Show the difference'] as const) : (['修复', '显示差异'] as const)
      await page.goto(`./?lang=${language}&theme=${theme}`)
      // A page takes a paste once it is drawn.
      await expect(page.getByRole('button', { name: 'Service default/web' })).toBeVisible()
      await hopscope.pressPaste(unsure)
      const region = page.getByRole('region', { name: label })
      await expect(region).toBeVisible()
      const violations = async () =>
        (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
        )
      expect.soft(await violations(), 'offered').toEqual([])
      await region.getByRole('button', { name: show }).click()
      await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
      expect.soft(await violations(), 'shown').toEqual([])
    })
  }
}
