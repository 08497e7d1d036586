import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { dump } from 'js-yaml'
import { planted, canary as planting } from '../src/engine/load/redact/canaries.testing'
import type { HopscopePage } from './page'
import { expect, test } from './test'

/** A new random word for each place. */
const canaries: string[] = []
function canary(): string {
  const word = `kQ${Math.random().toString(36).slice(2, 12).padEnd(10, '7')}Zx`
  canaries.push(word)
  return word
}

const manifests = `apiVersion: v1
kind: Secret
metadata:
  name: s
data:
  a: ${canary()}
stringData:
  b: |
    ${canary()}
    ${canary()}
---
apiVersion: v1
kind: Secret
metadata: { name: pull }
type: kubernetes.io/dockerconfigjson
data: { .dockerconfigjson: ${canary()} }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: c }
data: { a: ${canary()} }
binaryData: { b: ${canary()} }
---
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: { app: web }
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"a":"${canary()}"}'
    example.com/note: ${canary()}
  managedFields:
  - manager: ${canary()}
    fieldsV1:
      f:${canary()}: {}
spec:
  containers:
  - name: c
    env:
    - name: A
      value: ${canary()}
    command: [run, --password=${canary()}]
    args:
    - --token
    - ${canary()}
    - postgres://user:${canary()}@db:5432/x
    livenessProbe:
      httpGet:
        port: 80
        httpHeaders: [{ name: Authorization, value: ${canary()} }]
    ports: [{ containerPort: 8080 }]
status:
  conditions: [{ type: Ready, status: 'True', message: ${canary()} }]
---
apiVersion: x.io/v1
kind: Thing
metadata: { name: t }
spec: { clientSecret: ${canary()}, url: "https://u:${canary()}@x" }
# password: ${canary()}
---
apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`
const described = `Name:         web
Containers:
  c:
    Environment:
      A:  ${canary()}
    Args:
      --password
      ${canary()}
Message:      ${canary()}
`

/** All that the page keeps: what it shows, its address, its storage, and what stands in shadow roots. */
async function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts = [location.href, document.title]
    const take = (root: Document | ShadowRoot) => {
      parts.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML)
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) parts.push(element.value)
        if (element.shadowRoot) take(element.shadowRoot)
      }
    }
    take(document)
    parts.push(JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), JSON.stringify(history.state))
    parts.push(document.cookie, window.name, ...(await caches.keys()))
    for (const { name } of await indexedDB.databases()) parts.push(`database ${name}`)
    parts.push(`databases: ${(await indexedDB.databases()).length}`)
    return parts.join('\n')
  })
}

function expectNone(text: string) {
  expect(canaries.filter((word) => text.includes(word))).toEqual([])
}

test('what is pasted is kept without its secrets: in the editor, its history, the page, its storage and its console', async ({
  page,
  hopscope,
}) => {
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  await hopscope.open()
  await hopscope.pasteManifests(manifests)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  const held = await hopscope.heldText()
  expectNone(held)
  expect(held.split('\n')).toHaveLength(manifests.split('\n').length)
  expect(held).toContain('<removed>')

  const notice = page.getByRole('region', { name: 'Removed before anything was kept' })
  await expect(notice).toContainText(/values of 2 Secrets/)
  await notice.getByText('Which lines').click()
  await expect(notice.getByRole('listitem').first()).toContainText('line')

  for (const keys of ['ControlOrMeta+Z', 'ControlOrMeta+Shift+Z', 'ControlOrMeta+Z', 'ControlOrMeta+Z', 'ControlOrMeta+Shift+Z']) {
    await hopscope.editor.focus()
    await page.keyboard.press(keys)
    expectNone(await hopscope.heldText())
  }
  expectNone(await keptBy(page))
  expect(await keptBy(page)).toContain('databases: 0')
  expectNone(said.join('\n'))
  await notice.getByRole('button', { name: 'Hide this notice' }).click()
  await expect(notice).toHaveCount(0)
})

test('files that are opened and a terminal text are kept without their secrets', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.openFiles([
    { name: 'a.yaml', text: manifests },
    { name: 'b.txt', text: described },
  ])
  await expect(hopscope.fileTab('b.txt')).toBeVisible()
  for (const name of ['a.yaml', 'b.txt']) {
    await hopscope.fileTab(name).click()
    const held = await hopscope.heldText()
    expect(held).toContain('<removed>')
    expectNone(held)
  }
  expectNone(await keptBy(page))
})

test('pastes into a text keep their order and place, and one undo takes one back', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests('# one\n')
  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type('x: ')
  await hopscope.pressPaste(`password: ${canary()}\n`)
  await page.keyboard.press('ControlOrMeta+End')
  await hopscope.pressPaste('# two\n')
  await expect.poll(() => hopscope.heldText()).toBe('# one\nx: password: <removed>\n# two\n')
  await page.keyboard.press('ControlOrMeta+Z')
  expect(await hopscope.heldText()).toBe('# one\nx: password: <removed>\n')
  await page.keyboard.press('ControlOrMeta+Z')
  expect(await hopscope.heldText()).toBe('# one\nx: ')
})

/** Each object of the engine's own list, with a canary of its own, around a Service that is reached. */
const plantedCanaries = planted.map(() => canary())
const everyKind = [
  ...planted.map(([, object], i) => {
    const { metadata, ...fields } = object as { metadata?: object }
    const named = { ...fields, metadata: { ...metadata, name: `a${i}`, labels: { app: 'web' } } }
    return dump(named).replaceAll(planting, plantedCanaries[i] ?? '')
  }),
  `apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`,
].join('---\n')

/** Looks wherever a secret could stay: all of the editor, its history both ways, what is copied, each view, the page and its storage. */
async function expectNothingKept(page: Page, hopscope: HopscopePage) {
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  const held = await hopscope.heldText()
  expect(held.match(/<removed>/g)?.length).toBeGreaterThan(planted.length)
  expectNone(held)
  await expectNoneWhileScrolling(page, hopscope, held.split('\n').length)

  for (const view of ['On the wire', 'Linux rules', 'Concept'] as const) {
    await hopscope.view(view).click()
    expectNone(await keptBy(page))
  }
  for (const name of ['Copy as Markdown', 'Copy as CSV']) {
    await hopscope.copyElsewhere('')
    await hopscope.button(name).click()
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('shop')
    expectNone(await page.evaluate(() => navigator.clipboard.readText()))
  }

  for (const keys of ['ControlOrMeta+Z', 'ControlOrMeta+Shift+Z']) {
    for (let times = 0; times < 6; times += 1) {
      await hopscope.editor.focus()
      await page.keyboard.press(keys)
      expectNone(await hopscope.heldText())
    }
  }
  const kept = await keptBy(page)
  expectNone(kept)
  expect(kept).toContain('databases: 0')
}

/** The editor draws what is in view: piece by piece, to the Service at the end of the text. */
async function expectNoneWhileScrolling(page: Page, hopscope: HopscopePage, lines: number) {
  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+Home')
  let drawn = ''
  for (let line = 0; line < lines && !drawn.includes('targetPort'); line += 5) {
    drawn = await hopscope.editor.evaluate((editor) => editor.outerHTML)
    expectNone(drawn)
    await page.keyboard.press('PageDown')
  }
  expect(drawn).toContain('targetPort')
  expectNone(await keptBy(page))
}

test.describe('every kind of secret, by every way in', () => {
  test.slow()
  test.use({ viewport: { width: 1440, height: 1400 } })
  const said: string[] = []
  test.beforeEach(({ page }) => {
    said.length = 0
    page.on('console', (message) => said.push(message.text()))
  })
  test.afterEach(() => {
    for (const word of plantedCanaries) expect(everyKind).toContain(word)
    expectNone(said.join('\n'))
  })

  test('pasted over the sample', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.pasteManifests(everyKind)
    await expectNothingKept(page, hopscope)
  })

  test('pasted beside the editor', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.leaveFields()
    await hopscope.pressPaste(everyKind)
    await expectNothingKept(page, hopscope)
  })

  test('opened as a file', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.openFiles([{ name: 'a.yaml', text: everyKind }])
    await expectNothingKept(page, hopscope)
  })

  test('dropped as a file', async ({ page, hopscope }, testInfo) => {
    const path = testInfo.outputPath('a.yaml')
    await writeFile(path, everyKind)
    await hopscope.open()
    await drop(page, { x: 500, y: 300 }, { items: [], files: [path] })
    await expectNothingKept(page, hopscope)
  })

  test('dropped as a text into the editor', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.editor.focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    const box = await hopscope.editor.boundingBox()
    await drop(page, { x: (box?.x ?? 0) + 40, y: (box?.y ?? 0) + 12 }, { items: [{ mimeType: 'text/plain', data: everyKind }], files: [] })
    await expectNothingKept(page, hopscope)
  })

  test('named by the address', async ({ page, hopscope }) => {
    await page.route('**/secrets.yaml', (route) => route.fulfill({ contentType: 'application/yaml', body: everyKind }))
    await hopscope.open('./?src=secrets.yaml')
    await expectNothingKept(page, hopscope)
  })
})

interface Dropped {
  readonly items: readonly { readonly mimeType: string; readonly data: string }[]
  readonly files: readonly string[]
}

/** A drop from outside, as the system sends it. */
async function drop(page: Page, at: { readonly x: number; readonly y: number }, { items, files }: Dropped) {
  const browser = await page.context().newCDPSession(page)
  const data = { items: items.map((item) => ({ ...item })), files: [...files], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await browser.send('Input.dispatchDragEvent', { type, ...at, data })
}
