import type { Page } from '@playwright/test'
import { dump, loadAll } from 'js-yaml'
import type { HopscopePage } from './page'
import { expect, test } from './test'
import { fileText, shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const second = shop.split('---\n')[1] ?? ''

/** The page stands, nothing broke in it, and the editor holds what was put into it. */
async function expectWhole(hopscope: HopscopePage, page: Page, held: string): Promise<void> {
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(hopscope.map).toBeVisible()
  await expect(hopscope.verdict).not.toBeEmpty()
  await expect(hopscope.send).toBeVisible()
  expect(await hopscope.heldText()).toBe(held)
}

/** Each text, and what must be said of it in a line of problems. */
const unreadable: readonly (readonly [name: string, text: string, said: RegExp])[] = [
  ['a document that does not parse', `${second}---\nkind: Service\n  bad: [\n`, /YAML cannot be read.*manifests\.yaml:\d+/s],
  ['a tab', second.replace('  name: shop', '\tname: shop'), /tab.*manifests\.yaml:4/is],
  [
    'a key that stands twice',
    second.replace('  type: NodePort', '  type: NodePort\n  type: ClusterIP'),
    /“type” stands twice.*manifests\.yaml:7/s,
  ],
  ['a word', '# a word\nhello\n', /object should stand here.*a text.*manifests\.yaml:2/s],
  ['a list', '- a\n- b\n', /object should stand here.*a list.*manifests\.yaml:1/s],
  ['binary', '\u0001\u0002PK\u0003\u0004\uFFFD\uFFFD\u0007\u0008', /not text.*\.yaml:1/s],
  ['a web page', '<!doctype html>\n<html><body>503</body></html>\n', /object should stand here/],
  ['cut JSON', '{"apiVersion":"v1","kind":"Service",', /never closed.*manifests\.yaml:1/s],
  ['a Helm template', second.replace('name: shop', 'name: {{ .Values.name }}'), /Helm template.*manifests\.yaml:4/s],
  ['nesting without end', '['.repeat(5000), /nesting is deeper/],
  [
    'aliases without end',
    `a: &a [x, x]\nb: &b [${'*a, '.repeat(20)}*a]\nc: &c [${'*b, '.repeat(20)}*b]\nd: [${'*c, '.repeat(20)}*c]\n`,
    /aliases/,
  ],
  ['an object without a name', 'apiVersion: v1\nkind: Service\nmetadata: {}\n', /“metadata\.name” is missing/],
  [
    'a port out of range',
    second.replace('port: 80\n', 'port: 99999\n'),
    /refuses.*port is 99999, not from 1 to 65535.*left out.*manifests\.yaml:10/s,
  ],
]

for (const [name, text, said] of unreadable) {
  test(`${name}: named with its line, and nothing is lost`, async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.pasteManifests(text)
    await expect(hopscope.problems.first()).toContainText(said)
    await expectWhole(hopscope, page, text)
  })
}

test('a document that does not parse is named with line and column', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(`${second}---\nkind: Service\n  bad: [\n`)
  await expect(hopscope.problems.first()).toContainText(/manifests\.yaml:\d+:\d+/)
})

test('beside a document that does not parse the others still work', async ({ page, hopscope }) => {
  const text = `${shop}---\nkind: Service\n  bad: [\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: after\nspec:\n  selector:\n    app: shop\n  ports:\n    - port: 90\n      targetPort: http\n`
  await hopscope.open()
  await hopscope.pasteManifests(text)
  await expect(hopscope.problems).toHaveCount(1)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  await hopscope.ask('http://after:90/', 'workload:default/shop')
  await expect(hopscope.card('Service default/after')).toBeVisible()
  await hopscope.problems
    .first()
    .getByRole('button', { name: /manifests\.yaml:\d+/ })
    .click()
  await expect(hopscope.editor).toBeFocused()
  await expect(hopscope.line('  bad: [')).toBeInViewport()
  await expectWhole(hopscope, page, text)
})

test('an empty paste changes nothing; an emptied editor says what to do', async ({ page, hopscope }) => {
  await hopscope.open()
  const before = await hopscope.heldText()
  await page.keyboard.press('ControlOrMeta+Home')
  await hopscope.pressPaste('')
  expect(await hopscope.heldText()).toBe(before)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await expect(hopscope.map).toContainText('Paste Kubernetes manifests')
  await expect(hopscope.verdict).toContainText('Nothing to ask')
  await expect(hopscope.rows()).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Z')
  await hopscope.drawn()
  expect(await hopscope.heldText()).toBe(before)
})

test('an empty paste over selected text loses nothing', async ({ hopscope }) => {
  await hopscope.open()
  const before = await hopscope.heldText()
  await hopscope.pasteManifests('')
  expect(await hopscope.heldText()).toBe(before)
})

test('one byte, blanks and null documents', async ({ page, hopscope }) => {
  await hopscope.open()
  for (const text of ['x', '-', '\u00a0', '   \n\n  ', 'null\n---\nnull\n', '---\n---\n---\n', '{}', '[]', '~']) {
    await hopscope.pasteManifests(text)
    await expect(hopscope.verdict, JSON.stringify(text)).toContainText('Nothing to ask')
    await expectWhole(hopscope, page, text)
  }
})

test('a null spec is no mystery', async ({ page, hopscope }) => {
  await hopscope.open()
  const text =
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: shop\nspec: null\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: shop\nspec: null\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: pod\nspec: null\nstatus: null\n'
  await hopscope.pasteManifests(text)
  await expect(hopscope.findings.filter({ hasText: 'Service default/shop' })).not.toHaveCount(0)
  await expectWhole(hopscope, page, text)
})

test('two objects of one name are told of', async ({ page, hopscope }) => {
  const text = `${shop}---\n${second.replace('port: 80', 'port: 81')}`
  await hopscope.open()
  await hopscope.pasteManifests(text)
  await expect(hopscope.findings.filter({ hasText: 'SYS-04' })).toContainText('Service default/shop')
  await expectWhole(hopscope, page, text)
})

/** Every field of an object, as the keys that lead to it. */
function fieldsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path]
  const children = Object.entries(value).flatMap(([key, child]) => fieldsOf(child, [...path, Array.isArray(value) ? Number(key) : key]))
  return path.length === 0 ? children : [path, ...children]
}

function withValue(value: unknown, [key, ...rest]: readonly (string | number)[], wrong: unknown): unknown {
  if (key === undefined) return wrong
  const copy: Record<string | number, unknown> = Array.isArray(value) ? ([...value] as never) : { ...(value as object) }
  copy[key] = withValue((value as Record<string | number, unknown>)[key], rest, wrong)
  return copy
}

const wrongs = [null, 7, 'text', true, ['a'], { a: 1 }] as const

/** Each field in turn with a value of another kind. */
async function spoilEachField(text: string, hopscope: HopscopePage, page: Page, step: number): Promise<number> {
  const objects = loadAll(text)
  let tried = 0
  for (const [at, object] of objects.entries()) {
    for (const [index, path] of fieldsOf(object).entries()) {
      const wrong = wrongs[(index * step + at) % wrongs.length]
      const spoilt = objects.map((each, other) => dump(other === at ? withValue(object, path, wrong) : each)).join('---\n')
      await hopscope.pasteManifests(spoilt)
      await expect(hopscope.verdict, `${path.join('.')}: ${JSON.stringify(wrong)}`).not.toContainText('Reading')
      await expect(page.getByRole('alert'), `${path.join('.')}: ${JSON.stringify(wrong)}`).toHaveCount(0)
      tried += 1
    }
  }
  return tried
}

test('a wrong type in any field of a Deployment and a Service breaks nothing', async ({ page, hopscope }) => {
  test.slow()
  await hopscope.open()
  expect(await spoilEachField(shop, hopscope, page, 1)).toBeGreaterThan(25)
  await hopscope.pasteManifests(shop)
  await expect(hopscope.verdict).toContainText('delivered')
  await expectWhole(hopscope, page, shop)
})

test('a wrong type in any field of nodes, Pods and hints breaks nothing', async ({ page, hopscope }) => {
  test.slow()
  await hopscope.open()
  const text = fileText('../src/samples/external-middleware-behind-load-balancer.yaml').replace(
    /---\napiVersion: hopscope\/v1\nkind: Scenario[\s\S]*/,
    '',
  )
  expect(await spoilEachField(text, hopscope, page, 5)).toBeGreaterThan(40)
})

/** Fields that decide, and a value of another kind for each. */
const decisive: readonly (readonly [from: string, to: string])[] = [
  ['  ports:\n    - port: 80\n      targetPort: http\n      nodePort: 30080\n', '  ports: { port: 80 }\n'],
  ['port: 80\n', 'port: eighty\n'],
  ['nodePort: 30080', 'nodePort: [1]'],
  ['  selector:\n    app: shop\n  ports', '  selector: [shop]\n  ports'],
  ['replicas: 2', 'replicas: two'],
  ['metadata:\n  name: shop\nspec:\n  type', 'metadata: shop\nspec:\n  type'],
  ['targetPort: http', 'targetPort: { name: http }'],
]

test('a wrong type in a field that decides is named with its line', async ({ hopscope }) => {
  await hopscope.open()
  for (const [from, to] of decisive) {
    expect(shop).toContain(from)
    await hopscope.pasteManifests(shop.replace(from, to))
    await expect.soft(hopscope.problems.first(), to).toContainText(/(Expected|missing).*manifests\.yaml:\d+/s)
    await hopscope.pasteManifests(shop)
    await expect(hopscope.problems).toHaveCount(0)
  }
})
