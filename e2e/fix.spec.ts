import { expect, test } from './test'
import { shop } from './texts'

const broken = shop.replace('targetPort: http', 'targetPort: htp')

test('a fix by keyboard makes the request arrive, and one undo brings the text back', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(broken)
  await expect(hopscope.verdict).toContainText(/rejected/i)
  const before = await hopscope.editor.innerText()
  await hopscope.findings.first().getByRole('button', { name: 'Apply fix' }).focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.findings).toHaveCount(0)
  await expect(hopscope.verdict).toContainText(/delivered/i)
  await expect(hopscope.line('      targetPort: http')).toBeVisible()
  await expect(hopscope.editor).toBeFocused()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hopscope.findings).toHaveCount(1)
  expect(await hopscope.editor.innerText()).toBe(before)
})

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: shop
spec:
  podSelector:
    matchLabels:
      app: shop
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: cart
`
const cart = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: till\n  labels:\n    app: till\nspec: {}\n'
const twice = `${broken}---\n${policy}---\n${cart}`

test('two things in the way, one behind the other, are mended at once and taken back at once', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(twice)
  await hopscope.ask('http://shop/', 'pod:default/till')
  await expect(hopscope.verdict).toContainText(/rejected/i)
  await page.getByRole('region', { name: 'Manifests and findings' }).getByRole('button', { name: 'Mend all' }).click()
  await expect(hopscope.verdict).toContainText(/delivered/i)
  const mended = await hopscope.heldText()
  expect(mended).toBe(
    twice
      .replace('targetPort: htp', 'targetPort: http')
      .replace('app: cart\n', 'app: cart\n        - podSelector:\n            matchLabels:\n              app: till\n'),
  )
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hopscope.verdict).toContainText(/rejected/i)
  expect(await hopscope.heldText()).toBe(twice)
})

test('where the path stops the fix is at hand, too, on the map and in the panel of the hop', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(broken)
  await expect(hopscope.verdict).toContainText(/rejected/i)
  await hopscope.position.press('End')
  await expect(hopscope.hop.getByRole('button', { name: 'Apply fix' })).toBeVisible()
  await page.getByRole('note').getByRole('button', { name: 'Apply fix' }).click()
  await expect(hopscope.findings).toHaveCount(0)
  await expect(hopscope.verdict).toContainText(/delivered/i)
})

test('cursor and scrolling stay where they were', async ({ page, hopscope }) => {
  await hopscope.open()
  const padded = `${'# a line above\n'.repeat(20)}${broken}${'# a line below\n'.repeat(20)}`
  await hopscope.pasteManifests(padded)
  await expect(hopscope.findings).toHaveCount(1)
  await hopscope.cursorAfter('  type: NodePort')
  await expect(hopscope.line('  type: NodePort')).toBeInViewport()
  const button = hopscope.findings.first().getByRole('button', { name: 'Apply fix' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.findings).toHaveCount(0)
  await expect(hopscope.line('  type: NodePort')).toBeInViewport()
  await page.keyboard.type('X')
  expect(await hopscope.heldText()).toBe(padded.replace('htp', 'http').replace('type: NodePort', 'type: NodePortX'))
})

test('a fix in a file that stands in another tab is shown there, and can be undone', async ({ page, hopscope }) => {
  await hopscope.open()
  const [deployment = '', service = ''] = broken.split('---\n')
  await hopscope.openFiles([
    { name: 'service.yaml', text: service },
    { name: 'deployment.yaml', text: deployment },
  ])
  await hopscope.fileTab('deployment.yaml').click()
  await hopscope.findings.first().getByRole('button', { name: 'Apply fix' }).click()
  await expect(hopscope.findings).toHaveCount(0)
  await expect(hopscope.fileTab('service.yaml')).toHaveAttribute('aria-selected', 'true')
  expect(await hopscope.heldText()).toBe(service.replace('htp', 'http'))
  await page.keyboard.press('ControlOrMeta+z')
  await expect(hopscope.findings).toHaveCount(1)
  expect(await hopscope.heldText()).toBe(service)
})

test('nothing is offered for a file that no editor holds', async ({ hopscope }) => {
  await hopscope.open()
  const items = [
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { app: 'web' } }, spec: { containers: [] } },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'wep' }, ports: [{ port: 80 }] } },
    ...Array.from({ length: 2200 }, (_, i) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `filler-${i}`, annotations: { text: 'x'.repeat(1000) } },
    })),
  ]
  await hopscope.openFiles([{ name: 'held.json', text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) }])
  await expect(hopscope.findings.filter({ hasText: 'SVC-01' })).toHaveCount(1)
  await expect(hopscope.page.getByRole('button', { name: 'Apply fix' })).toHaveCount(0)
})
