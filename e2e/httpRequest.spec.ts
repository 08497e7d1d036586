import { expect, test } from './test'

/** Two rules of one path: a header leads to the preview. */
const preview = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: web }
spec:
  gatewayClassName: example
  listeners: [{ name: http, port: 80, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: shop }
spec:
  parentRefs: [{ name: web }]
  hostnames: [shop.example.com]
  rules:
    - matches: [{ path: { type: PathPrefix, value: /cart }, method: POST }]
      backendRefs: [{ name: orders, port: 80 }]
    - matches: [{ headers: [{ name: X-Preview, value: "yes" }] }]
      backendRefs: [{ name: preview, port: 80 }]
    - backendRefs: [{ name: stable, port: 80 }]
${['orders', 'preview', 'stable']
  .map(
    (name) => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { replicas: 1, selector: { matchLabels: { app: ${name} } }, template: { metadata: { labels: { app: ${name} } }, spec: { containers: [{ name: c, image: example/c, ports: [{ containerPort: 8080 }] }] } } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }
`,
  )
  .join('')}`

test('every host and path that a route serves is offered', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(preview)
  await expect(hopscope.to).toHaveValue('http://shop.example.com/cart')
  await hopscope.to.fill('shop.example')
  const offered = page.getByRole('listbox').getByRole('option')
  await expect(offered).toHaveCount(2)
  await expect(offered.nth(0)).toContainText('http://shop.example.com/cart')
  await expect(offered.nth(1)).toContainText('HTTPRoute default/shop')
})

test('method and headers decide, and the panel says which rule each lost by', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(preview)
  await hopscope.ask('http://shop.example.com/cart')
  await expect(hopscope.verdict).toContainText('default/stable')
  await page.getByRole('button', { name: 'HTTP request' }).click()
  await page.getByRole('combobox', { name: 'Method' }).selectOption('POST')
  await hopscope.send.click()
  await expect(hopscope.verdict).toContainText('default/orders')
  await page.getByRole('button', { name: 'HTTP request, 1 part added' }).click()
  await page.getByRole('combobox', { name: 'Method' }).selectOption('')
  await page.getByRole('textbox', { name: 'Headers' }).fill('x-preview: yes\n')
  await hopscope.send.click()
  await expect(hopscope.verdict).toContainText('default/preview')
  await hopscope.card('Gateway default/web').click()
  const rules = hopscope.hop.getByRole('table', { name: 'Rules in the order tried' })
  await expect(rules.getByRole('row')).toHaveCount(3)
  await expect(rules.getByRole('row').nth(1)).toContainText('method')
})

test('another Host header finds no rule; a line that is no header is told, and nothing typed is lost', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(preview)
  await hopscope.ask('http://shop.example.com/')
  const open = page.getByRole('button', { name: /^HTTP request/ })
  await open.click()
  await page.getByRole('textbox', { name: 'Host header' }).fill('other.example.com')
  await hopscope.send.click()
  await expect(hopscope.verdict).toContainText('No rule of Gateway default/web takes host other.example.com')
  await open.click()
  await page.getByRole('textbox', { name: 'Headers' }).fill('no header at all')
  await hopscope.send.click()
  await expect(hopscope.verdict).toContainText('Not sent')
  await expect(hopscope.verdict).toContainText('no header at all')
  await open.click()
  await expect(page.getByRole('textbox', { name: 'Headers' })).toHaveValue('no header at all')
  await page.getByRole('button', { name: 'Say nothing more' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('textbox', { name: 'Headers' })).toHaveCount(0)
  await hopscope.send.click()
  await expect(hopscope.verdict).toContainText('default/stable')
})
