import { expect, test } from './test'
import { sampleScenario, sampleText } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a traffic policy typed in the editor: path, table and panel follow', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.ask('192.168.1.101:30001')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText('Delivered')
  await expect(hopscope.rows()).toHaveCount(4)
  await hopscope.cursorAfter('  type: NodePort')
  await page.keyboard.press('Enter')
  await page.keyboard.type('externalTrafficPolicy: Local')
  await expect(hopscope.verdict).toContainText('Dropped')
  await expect(hopscope.rows()).toHaveCount(2)
  await expect(hopscope.rows().last()).toContainText('stops here')
  await expect(hopscope.candidates).toHaveCount(2)
  for (const row of await hopscope.candidates.all()) await expect(row).toContainText('not on this node')
  await hopscope.ask('192.168.1.100:30001')
  await expect(hopscope.verdict).toContainText(/delivered/i)
  await hopscope.atHop(2)
  await expect(hopscope.hop).toContainText('pod1 sees 203.0.113.1, the client itself.')
})

test('the panel lists the candidates: the taken one, the others, and who is left out and why', async ({ hopscope }) => {
  await hopscope.open('./?sample=topology')
  await hopscope.atHop(2)
  await expect(hopscope.candidates).toHaveCount(3)
  await expect(hopscope.candidates.nth(0)).toContainText('10.244.2.10:8080')
  await expect(hopscope.candidates.nth(0)).toContainText('catalog-a2 · node-a2')
  await expect(hopscope.candidates.nth(0)).toContainText('taken')
  await expect(hopscope.candidates.nth(1)).toContainText('usable')
  await expect(hopscope.candidates.nth(2)).toContainText('catalog-b1 · node-b1')
  await expect(hopscope.candidates.nth(2)).toContainText('kept for other zones')
  await hopscope.ask('catalog:80', 'pod:default/shop-b')
  await expect(hopscope.verdict).toContainText('catalog-b1')
  await hopscope.atHop(2)
  await expect(hopscope.candidates.nth(0)).toContainText('10.244.3.10:8080')
  await expect(hopscope.candidates.nth(1)).toContainText('kept for other zones')
})

test('a long list of candidates is folded, and unfolds by keyboard', async ({ page, hopscope }) => {
  const many = `apiVersion: apps/v1
kind: Deployment
metadata: { name: big }
spec:
  replicas: 30
  selector: { matchLabels: { app: big } }
  template:
    metadata: { labels: { app: big } }
    spec: { containers: [{ name: app, image: example/big, ports: [{ containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: big }
spec:
  type: NodePort
  selector: { app: big }
  ports: [{ port: 80, targetPort: 8080, nodePort: 30100 }]
`
  await hopscope.open()
  await hopscope.pasteManifests(many)
  await expect(hopscope.card('Service default/big')).toBeVisible()
  await hopscope.ask('192.168.1.100:30100')
  await hopscope.atHop(3)
  await expect(hopscope.candidates).toHaveCount(8)
  await expect(hopscope.candidates.first()).toContainText('taken')
  await hopscope.hop.getByRole('button', { name: 'and 22 more' }).focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.candidates).toHaveCount(30)
  await hopscope.hop.getByRole('button', { name: 'Show fewer' }).click()
  await expect(hopscope.candidates).toHaveCount(8)
})

test('a dual-stack Service: over IPv6 its IPv6 endpoints, over IPv4 the others', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.openSample(sampleScenario('dual-stack').title.en)
  await expect(hopscope.from).toHaveValue('external:2001:db8::7')
  await expect(hopscope.to).toHaveValue('[fd00:192:168:1::100]:30080')
  await hopscope.view('On the wire').check()
  await expect.poll(() => hopscope.tuples()).toContainEqual(['fd00:192:168:1::100', 'any', 'fd00:10:244:2::10', '8080'])
  await hopscope.ask('192.168.1.100:30080', 'external')
  await expect.poll(() => hopscope.tuples()).toContainEqual(['192.168.1.100', 'any', '10.244.1.10', '8080'])
  await hopscope.ask('web:80', 'pod:default/caller')
  await expect.poll(() => hopscope.tuples()).toContainEqual(['10.244.1.50', 'any', '10.96.0.20', '80'])
})

test('session affinity: the panel says what the node remembers, and for how long', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.openSample(sampleScenario('session-affinity').title.en)
  await expect(hopscope.to).toHaveValue('192.168.1.100:30090')
  await hopscope.atHop(2)
  await expect(hopscope.hop).toContainText('cart-b sees 192.168.1.100 (node1), not the client.')
  await hopscope.atHop(3)
  const affinity = hopscope.hop.getByRole('listitem').filter({ hasText: 'Session affinity' })
  await expect(affinity).toContainText('ClientIP, 3,600 s')
  await expect(affinity).toContainText('203.0.113.1')
  await hopscope.hop.getByRole('button', { name: 'Take 10.244.1.10:8080 instead' }).click()
  await expect(hopscope.verdict).toContainText('cart-a')
})

test('a terminating endpoint: left out of health checks, used where it is the only one, and missed where there is none', async ({
  hopscope,
}) => {
  await hopscope.open()
  await hopscope.openSample(sampleScenario('local-policy-terminating').title.en)
  await expect(hopscope.verdict).toContainText('web-new')
  await hopscope.ask('192.168.1.100:30443')
  await expect(hopscope.verdict).toContainText('web-old')
  await hopscope.ask('192.168.1.102:30443')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText('Dropped')
})

test('a policy stops the request: the rules that come near, and the one field that lets it pass', async ({ page, hopscope }) => {
  await hopscope.open('./?sample=network-policy')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Dropped/)
  await expect(hopscope.rows().last()).toContainText('stops here')
  const near = page.getByRole('table', { name: 'Policy rules that come near' })
  await expect(near).toContainText('shop/front-to-api')
  await expect(near).toContainText('8080/TCP')
  await expect(hopscope.hop).toContainText('Allowed on other ports')
  await hopscope.pasteManifests(sampleText('network-policy').replace('- port: 8080', '- port: 8443'))
  await hopscope.ask('api:443', 'pod:shop/front')
  await expect(hopscope.verdict).toContainText(/delivered/i)
  await hopscope.atHop(2)
  await expect(hopscope.hop).toContainText('may enter')
})
