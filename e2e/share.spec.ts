import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { planted, canary as planting } from '../src/engine/load/redact/canaries.testing'
import { readLink } from '../src/link'
import { HopscopePage } from './page'
import { expect, test } from './test'
import { violations } from './violations'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const boutique = readFileSync('e2e/corpus/manifests/online-boutique.yaml', 'utf8')
const damaged = 'This link is incomplete'

/** Opens the dialog, and answers with the link in it once it is made. */
async function shared({ page }: HopscopePage): Promise<string> {
  await page.getByRole('navigation').getByRole('button', { name: 'Share' }).click()
  return page.getByRole('dialog', { name: 'Share' }).getByRole('textbox', { name: 'Link' }).inputValue()
}

/** Everything that the page asks for, as a server would write it down. */
function serverLog(page: Page): string[] {
  const log: string[] = []
  page.on('request', (request) =>
    log.push(`${request.url().replace(/#.*/s, '')} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`),
  )
  return log
}

const stateIn = (link: string) => readLink(new URL(link).hash.replace('#s=', ''))

test('the link of a path in a large manifest is short, opens the same rows, and no server learns what is in it', async ({
  page,
  hopscope,
  context,
}) => {
  await hopscope.open()
  await hopscope.openFiles([{ name: 'boutique.yaml', text: boutique }])
  await hopscope.ask('lb:default/frontend-external:80')
  await expect(hopscope.verdict).toContainText('Would be delivered')
  await hopscope.position.press('ArrowRight')
  await hopscope.position.press('ArrowRight')
  const link = await shared(hopscope)
  expect(link.length).toBeLessThanOrEqual(2000)
  const dialog = page.getByRole('dialog', { name: 'Share' })
  await expect(dialog).toContainText('1 Deployment and 1 Service')
  await expect(dialog).toContainText('11 Deployments')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  const rows = await hopscope.flow()
  expect(rows.length).toBeGreaterThan(3)

  const other = await context.newPage()
  const log = serverLog(other)
  const opened = new HopscopePage(other)
  await opened.open(link)
  expect(await opened.flow()).toEqual(rows)
  await expect(opened.position).toHaveValue('2')
  await expect(opened.editor).toContainText('frontend')
  await expect(opened.editor).not.toContainText('cartservice')
  expect(log.length).toBeGreaterThan(2)
  expect(log.filter((line) => /frontend|boutique/.test(line))).toEqual([])
})

test('a link that lost a letter says that it is incomplete, and shows nothing else', async ({ page, hopscope }) => {
  await hopscope.open()
  const { hash } = new URL(await shared(hopscope))
  await page.keyboard.press('Escape')
  const middle = Math.floor(hash.length / 2)
  for (const cut of [hash.slice(0, -1), hash.slice(0, middle) + hash.slice(middle + 1), hash.slice(0, 20)]) {
    await page.goto('about:blank')
    await page.goto(`./${cut}`)
    await expect(page.getByRole('alert').or(hopscope.problems)).toContainText([damaged])
    await expect(hopscope.rows()).toHaveCount(0)
    await expect(hopscope.card(/^Client /)).toHaveCount(0)
  }
  await page.goto('about:blank')
  await page.goto('./#s=2.abc.def')
  await expect(page.getByText('made by a newer Hopscope')).toBeVisible()
})

test('a link put into the address of an open page opens there; one undo brings back what was written', async ({ page, hopscope }) => {
  await hopscope.open()
  const link = await shared(hopscope)
  await page.keyboard.press('Escape')
  await hopscope.pasteManifests(boutique)
  await expect(hopscope.card('Service default/web')).toHaveCount(0)
  await page.evaluate((hash) => {
    location.hash = hash
  }, new URL(link).hash)
  await expect(hopscope.card('Service default/web')).toBeVisible()
  await expect(hopscope.editor).toContainText('kind: ExternalLoadBalancer')
  await hopscope.editor.press('ControlOrMeta+z')
  await expect(hopscope.editor).not.toContainText('kind: ExternalLoadBalancer')
  // A damaged one takes nothing away.
  await page.evaluate(() => {
    location.hash = '#s=1.abc.def'
  })
  await expect(page.getByText(damaged)).toBeVisible()
  await expect(hopscope.editor).toContainText('Copyright')
})

test('no secret is in a link, pasted or typed by hand', async ({ page, hopscope }) => {
  const typed = 'kQtyped7typedZx'
  const web = `apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers:
  - name: web
    image: example/web
    ports: [{ containerPort: 80 }]
    env:
    - name: TOKEN
      value: none
---
`
  await hopscope.open()
  await hopscope.pasteManifests(web + planted.map(([, object]) => JSON.stringify(object)).join('\n---\n'))
  await hopscope.editLine('      value: <removed>', '<removed>', typed)
  expect(await hopscope.heldText()).toContain(typed)
  await hopscope.ask('svc:default/shop:80', 'pod:default/web')
  await hopscope.answered()
  await shared(hopscope)
  const dialog = page.getByRole('dialog', { name: 'Share' })
  for (const extent of ['Only what this path needs', 'All manifests of the editor']) {
    await dialog.getByRole('radio', { name: extent }).check()
    const read = stateIn(await dialog.getByRole('textbox', { name: 'Link' }).inputValue())
    expect(read.ok && read.state.files[0]?.text).toContain('name: shop')
    expect(JSON.stringify(read)).not.toContain(planting)
    expect(JSON.stringify(read)).not.toContain(typed)
  }
})

test('it is copied by one press, and saved as a file that opens the same', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.ask('192.168.1.101:30001')
  const rows = await hopscope.flow()
  const link = await shared(hopscope)
  await page.getByRole('button', { name: 'Copy link' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a file' }).click()])
  const text = readFileSync(await download.path(), 'utf8')
  await page.keyboard.press('Escape')
  await hopscope.openFiles([{ name: download.suggestedFilename(), text }])
  await expect.poll(() => hopscope.flow()).toEqual(rows)
})
