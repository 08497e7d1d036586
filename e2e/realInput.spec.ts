import type { HopscopePage } from './page'
import { expect, test } from './test'
import { corpus } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

async function paste(hopscope: HopscopePage, name: string): Promise<void> {
  await hopscope.open()
  await hopscope.editor.focus()
  await hopscope.pressPaste(corpus(name))
  await expect(hopscope.fileTab('manifests.yaml')).toBeVisible()
}

/** The last row of the way there: where the request arrives. */
async function arrival(hopscope: HopscopePage) {
  return (await hopscope.flow()).filter((row) => !row.whatHappens.startsWith('reply')).at(-1)
}

test('Online Boutique: from outside to the frontend, Pod port 8080', async ({ hopscope }) => {
  await paste(hopscope, 'online-boutique')
  await expect(hopscope.card('Service default/frontend-external')).toBeVisible()
  await expect(hopscope.from).toHaveValue('external')
  await expect(hopscope.to).toHaveValue(/^\d+\.\d+\.\d+\.\d+:80$/)
  await expect(hopscope.verdict).toContainText('Would be delivered')
  await expect(hopscope.verdict).toContainText(/Pod default\/frontend-\S+ on port 8080/)
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  expect(await arrival(hopscope)).toMatchObject({ destination: expect.stringMatching(/^\d+(\.\d+){3}$/), destinationPort: '8080' })
  await expect(hopscope.card(/^Pod default\/frontend-/)).toBeVisible()
  await expect(hopscope.findings.filter({ hasText: 'Error' })).toHaveCount(0)
})

test('Online Boutique: a Pod asks another by its name', async ({ hopscope }) => {
  await paste(hopscope, 'online-boutique')
  await expect(hopscope.card('Service default/frontend-external')).toBeVisible()
  await hopscope.ask('cartservice:7070', 'workload:default/frontend')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  expect((await arrival(hopscope))?.destinationPort).toBe('7070')
  await hopscope.ask('redis-cart:6379', 'workload:default/cartservice')
  await expect(hopscope.verdict).toContainText('default/redis-cart')
})

test('Sock Shop: NodePort 30001 leads to the front-end', async ({ hopscope }) => {
  await paste(hopscope, 'sock-shop')
  await expect(hopscope.card('Service sock-shop/front-end')).toBeVisible()
  await expect(hopscope.to).toHaveValue(/:30001$/)
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  expect((await hopscope.flow())[0]).toMatchObject({ source: 'client', destinationPort: '30001' })
  expect((await arrival(hopscope))?.destinationPort).toBe('8079')
  await hopscope.ask('http://catalogue/', 'workload:sock-shop/front-end')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
})

test('Guestbook: the frontend arrives, and objects that stand twice are named', async ({ page, hopscope }) => {
  await paste(hopscope, 'k8s-examples-guestbook')
  await expect(hopscope.rows().last()).toContainText('reply')
  await expect(hopscope.findings.filter({ hasText: 'Service default/redis-master' }).filter({ hasText: 'SYS-04' })).toContainText('twice')
  await hopscope.to.fill('default/frontend, port 80')
  await expect(hopscope.completions().first()).toBeVisible()
  const nodePort = page
    .getByRole('listbox')
    .getByRole('option', { name: /^\d+(\.\d+){3}:3\d{4}/ })
    .first()
  await nodePort.click()
  await expect(hopscope.verdict).toContainText(/default\/frontend-\S+ on port 80\b/)
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
})

test('a large cluster of other kinds is read without a word of trouble', async ({ hopscope }) => {
  await hopscope.open()
  for (const name of ['istio-bookinfo', 'kube-prometheus', 'opentelemetry-demo', 'argocd-namespace-install']) {
    await hopscope.pasteManifests(corpus(name))
    await expect(hopscope.card('Service default/web')).toHaveCount(0)
    await expect(hopscope.problems, name).toHaveCount(0)
    await expect(hopscope.verdict, name).not.toContainText('Reading')
    await expect(hopscope.rows(), name).not.toHaveCount(0)
  }
})
