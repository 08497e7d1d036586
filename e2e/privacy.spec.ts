import type { Page } from '@playwright/test'
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
