import type { Page } from '@playwright/test'
import type { HopscopePage } from './page'
import { expect, test } from './test'
import { corpus, sampleScenario, shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** Every request of the page and of its worker from here on. */
function countRequests(page: Page): string[] {
  const asked: string[] = []
  page.context().on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
  page.on('websocket', (socket) => asked.push(`websocket ${socket.url()}`))
  return asked
}

const quiet = (hopscope: HopscopePage) => hopscope.page.waitForLoadState('networkidle')

/** Everything that people do with their manifests. */
async function work(hopscope: HopscopePage, page: Page): Promise<void> {
  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.editLine('      targetPort: http', 'http', 'nosuch')
  await expect(hopscope.verdict).toContainText(/rejected/i)
  await hopscope.editLine('      targetPort: nosuch', 'nosuch', 'http')
  await expect(hopscope.verdict).toContainText(/delivered/i)
  await hopscope.to.fill('')
  await hopscope.to.pressSequentially('shop')
  await hopscope.to.press('Escape')
  await hopscope.ask('http://shop/', 'workload:default/shop')
  await expect(hopscope.button('Pause')).toBeVisible()
  await expect(hopscope.verdict).toContainText(/delivered/i)
  await hopscope.toTheEnd()
  await hopscope.view('On the wire').check()
  await hopscope.view('Concept').check()
  await hopscope.openFiles([{ name: 'more.yaml', text: corpus('k8s-examples-guestbook') }])
  await expect(hopscope.fileTab('more.yaml')).toBeVisible()
  await expect(hopscope.button('Close more.yaml')).toBeVisible()
  await hopscope.button('Close more.yaml').click()
  await hopscope.button('Copy as Markdown').click()
  await hopscope.button('Copy as CSV').click()
  await hopscope.button('中文').click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: /^Theme: / }).click()
  await page.getByRole('radio', { name: 'Everything' }).check()
  await page.getByRole('radio', { name: 'Path' }).check()
  await hopscope.openSettings()
  await hopscope.settings.getByRole('radio', { name: 'nftables' }).check()
  await hopscope.settings.getByRole('button', { name: 'Reset to the input' }).click()
  await page.keyboard.press('Escape')
}

test('nothing is asked while people work, but the own code on first use', async ({ page, hopscope, baseURL }) => {
  const loading = countRequests(page)
  await hopscope.open()
  await quiet(hopscope)
  const origin = new URL(baseURL ?? '').origin
  expect(loading.length).toBeGreaterThan(3)
  for (const each of loading) expect(each).toMatch(new RegExp(`^GET ${origin}/(|icon\\.svg|assets/[\\w.-]+\\.(js|css|wasm))$`))

  const first = countRequests(page)
  await work(hopscope, page)
  await quiet(hopscope)
  for (const each of first) expect(each).toMatch(new RegExp(`^GET ${origin}/assets/[\\w.-]+\\.(js|css|wasm)$`))

  const again = countRequests(page)
  await work(hopscope, page)
  await quiet(hopscope)
  expect(again).toEqual([])
})

test('the own code is fetched while nobody asks for it; then a sample asks for nothing', async ({ page, hopscope, baseURL }) => {
  const first = countRequests(page)
  await hopscope.open()
  await hopscope.ready()
  for (const each of first)
    expect(each).toMatch(new RegExp(`^GET ${new URL(baseURL ?? '').origin}/(|icon\\.svg|assets/[\\w.-]+\\.(js|css|wasm))$`))
  const again = countRequests(page)
  await hopscope.openSample(sampleScenario('etcd-manual-endpoints').title.en)
  await expect(hopscope.fileTab('etcd-manual-endpoints.yaml')).toBeVisible()
  await quiet(hopscope)
  expect(again).toEqual([])
})

test('who saves data is sent no more than is asked for', async ({ page, hopscope }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }))
  await hopscope.open()
  await quiet(hopscope)
  const later = countRequests(page)
  await hopscope.openSample(sampleScenario('etcd-manual-endpoints').title.en)
  await expect(hopscope.fileTab('etcd-manual-endpoints.yaml')).toBeVisible()
  expect(later.length).toBeGreaterThan(0)
})

test('nothing of the manifests is kept between visits', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.button('中文').click()
  const kept = await page.evaluate(async () => ({
    local: JSON.stringify(localStorage),
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
  }))
  expect(kept).toMatchObject({ session: 0, databases: 0, caches: 0, cookies: '' })
  expect(kept.local).toContain('zh')
  expect(kept.local).not.toContain('shop')
})
