import type { HopscopePage } from './page'
import { expect, test } from './test'
import { big } from './texts'

test('Enter in To sends: the table answers and the packet starts', async ({ hopscope }) => {
  await hopscope.open()
  await expect(hopscope.button('Play')).toBeEnabled()
  await hopscope.to.fill('192.168.1.101:30001')
  await expect(hopscope.rows()).toHaveCount(5)
  await hopscope.to.press('Enter')
  await expect(hopscope.button('Pause')).toBeVisible()
  await expect(hopscope.rows()).toHaveCount(4)
  await expect(hopscope.rows().first()).toContainText('192.168.1.101')
  await expect(hopscope.verdict).toContainText('Would be delivered')
  await expect(hopscope.position).not.toHaveValue('0')
})

test('the button Send does the same, from a Pod', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.from.fill('pod:default/pod2')
  await hopscope.to.fill('web.default.svc.cluster.local:8080')
  await hopscope.to.press('Escape')
  await hopscope.send.click()
  await expect(hopscope.rows().first()).toContainText('10.244.1.3')
  await expect(hopscope.rows().first()).toContainText('10.96.0.1')
  await expect(hopscope.verdict).toContainText('delivered')
  await expect(hopscope.button('Pause')).toBeVisible()
})

test('what is not understood says so, and the next request is answered', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.ask('what is this')
  await expect(hopscope.verdict).toContainText('Not sent')
  await expect(hopscope.verdict).toContainText('what is this')
  await expect(hopscope.to).toHaveAttribute('aria-invalid', 'true')
  await expect(hopscope.to).toHaveValue('what is this')
  await hopscope.ask('http://example.com/')
  await expect(hopscope.verdict).toContainText('delivered')
  await expect(hopscope.to).not.toHaveAttribute('aria-invalid', 'true')
})

test('an address that does not exist names the nearest', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.ask('svc:default/wep:8080', 'pod:default/pod1')
  await expect(hopscope.verdict).toContainText('default/web')
})

test('To completes what is typed, and the keyboard picks', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.to.fill('')
  await expect(hopscope.send).toBeDisabled()
  await hopscope.to.pressSequentially('30001')
  const options = hopscope.completions()
  await expect(options.first()).toBeVisible()
  for (const option of await options.all()) await expect(option).toContainText('30001')
  await hopscope.to.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  const picked = (await options.first().innerText()).split('\n')[0] ?? ''
  expect(picked).toMatch(/^192\.168\.1\.10[01]:30001$/)
  await hopscope.to.press('Enter')
  await expect(hopscope.to).toHaveValue(picked)
  await expect(options).toHaveCount(0)
  await expect(hopscope.rows().first()).toContainText(picked.split(':')[0] ?? '')
})

test('From completes too; Escape closes the list and keeps the text', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.from.fill('pod2')
  await expect(page.getByRole('option', { name: /pod:default\/pod2/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /pod1/ })).toHaveCount(0)
  await hopscope.from.press('ArrowDown')
  await hopscope.from.press('Enter')
  await expect(hopscope.from).toHaveValue('pod:default/pod2')
  await hopscope.to.pressSequentially(' ')
  await expect(page.getByRole('listbox')).toBeVisible()
  await hopscope.to.press('Escape')
  await expect(page.getByRole('listbox')).toHaveCount(0)
})

test('the list tells what each address is and how it ends', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.button('Show addresses').click()
  const service = page.getByRole('option', { name: /^web.*8080/ }).first()
  await expect(service).toContainText('Service default/web, port 8080')
  await expect(service).toContainText('Delivered')
  await service.click()
  await expect(hopscope.rows().first()).toContainText('10.96.0.1')
})

test('another endpoint is taken from the hop panel, and the way goes there', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.rows().nth(3).getByRole('button').click()
  await expect(hopscope.hop.getByRole('heading', { name: 'Could have been' })).toBeVisible()
  await expect(hopscope.hop.getByRole('listitem').filter({ hasText: '10.244.1.3:8080' })).toContainText('50 %')
  await hopscope.hop.getByRole('button', { name: 'Take 10.244.1.3:8080 instead' }).click()
  await expect.poll(() => hopscope.tuples()).toContainEqual(['10.96.0.1', '8080', '10.244.1.3', '8080'])
  await expect(hopscope.verdict).toContainText('default/pod2')
  await expect(hopscope.hop.getByRole('button', { name: 'Take 10.244.1.2:8080 instead' })).toBeVisible()
})

/** The ways on from the current hop, by what is chosen there. */
const ways = (hopscope: HopscopePage, what: 'Node' | 'Endpoint' | 'Backend') =>
  hopscope.hop.getByRole('list', { name: `${what}, and what could have been` }).getByRole('listitem')

test('a node is taken from the hop panel with the keyboard, and given back to Kubernetes', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.ask('http://example.com/', 'external')
  await hopscope.atHop(2)
  await expect(ways(hopscope, 'Node')).toHaveText([/node1.*50 %.*taken/, /node2.*50 %/])
  const back = hopscope.hop.getByRole('button', { name: 'As Kubernetes would choose' })
  await expect(back).toHaveCount(0)
  await hopscope.hop.getByRole('button', { name: 'Take node2 instead' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => hopscope.tuples()).toContainEqual(['192.168.1.1', '80', '192.168.1.101', '30001'])
  await expect(ways(hopscope, 'Node')).toHaveText([/node2.*50 %.*taken/, /node1.*50 %/])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(back).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => hopscope.tuples()).toContainEqual(['192.168.1.1', '80', '192.168.1.100', '30001'])
  await expect(back).toHaveCount(0)
})

test('a canary gets a tenth of the requests: its backend is taken from the hop panel', async ({ hopscope }) => {
  await hopscope.open('./?sample=gateway-canary')
  await hopscope.ask('https://shop.example.com/api/orders', 'external')
  const route = hopscope.rows().filter({ hasText: 'default/api:80' }).first()
  await route.getByRole('button').first().click()
  await expect(ways(hopscope, 'Backend')).toHaveText([/default\/api:80.*90 %.*taken/, /default\/api-canary:80.*10 %/])
  await expect(ways(hopscope, 'Endpoint')).toHaveCount(2)
  await hopscope.hop.getByRole('button', { name: 'Take default/api-canary:80 instead' }).click()
  await expect(hopscope.verdict).toContainText('api-canary')
  await hopscope.hop.getByRole('button', { name: 'As Kubernetes would choose' }).click()
  await expect(ways(hopscope, 'Backend').first()).toContainText('default/api:80')
})

test('of many ways eight are shown, and the rest unfolds', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(big(12))
  await expect(hopscope.card('Service default/big')).toBeVisible()
  await hopscope.ask('192.168.1.100:30100')
  await hopscope.atHop(3)
  await expect(ways(hopscope, 'Endpoint')).toHaveCount(8)
  await hopscope.hop.getByRole('button', { name: 'Show 4 more ways' }).click()
  await expect(ways(hopscope, 'Endpoint')).toHaveCount(12)
})

test('another node is taken on the map', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.card('Node node2').click()
  await expect.poll(() => hopscope.tuples()).toContainEqual(['192.168.1.1', '80', '192.168.1.101', '30001'])
  await expect(hopscope.rows().nth(2)).toContainText('node2')
})
