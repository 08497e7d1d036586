import type { Page } from '@playwright/test'
import { expect, test } from './test'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

interface Focus {
  readonly name: string
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** What has the focus, looked for in shadow roots too; null where nothing has. */
function focused(page: Page): Promise<Focus | null> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    if (!element || element === document.body) return null
    const { x, y, width, height } = element.getBoundingClientRect()
    const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? ''
    return { name: label.trim(), box: { x, y, width, height } }
  })
}

/** A picture of an element with its surroundings. */
function picture(page: Page, { box }: Focus): Promise<Buffer> {
  const { width, height } = page.viewportSize() ?? { width: 1280, height: 720 }
  const left = Math.max(0, Math.min(box.x - 6, width - 12))
  const top = Math.max(0, Math.min(box.y - 6, height - 12))
  const clip = { x: left, y: top, width: Math.min(box.width + 12, width - left), height: Math.min(box.height + 12, height - top) }
  return page.screenshot({ clip, animations: 'disabled', caret: 'hide' })
}

function blur(page: Page): Promise<void> {
  return page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    if (element instanceof HTMLElement) element.blur()
  })
}

/** Tabs through the page from its beginning, once around. */
async function walk(page: Page, each: (focus: Focus) => Promise<void>): Promise<string[]> {
  const names: string[] = []
  for (let press = 0; press < 90; press += 1) {
    await page.keyboard.press('Tab')
    const focus = await focused(page)
    if (focus === null) break
    names.push(focus.name)
    await each(focus)
  }
  return names
}

const reached = [
  'Skip to the flow table',
  'From',
  'To',
  'Send',
  'Samples',
  'Settings',
  '中文',
  'Theme: as the system',
  'nodeport-behind-load-balancer.yaml',
  'New file',
  'Open files',
  'Manifests',
  'Width of the editor',
  'Client client',
  'ExternalLoadBalancer edge',
  'Node node1',
  'Node node2',
  'Service default/web',
  'Endpoint default/web 10.244.1.2:8080',
  'Pod default/pod1',
  'Pod default/pod2',
  'Zoom in',
  'Zoom out',
  'Show all',
  'Width of the hop panel',
  'Play',
  'Next hop',
  'Position',
  'Speed',
  'Height of the flow table',
  'Show hop 1',
  'Show hop 5',
  'Copy as Markdown',
  'Copy as CSV',
] as const

test('Tab reaches everything in the order of the page', async ({ page, hopscope }) => {
  await hopscope.open()
  const names = await walk(page, async () => undefined)
  for (const name of reached) expect(names).toContain(name)
  const order = ['From', 'To', 'Send', 'Samples', 'Manifests', 'Play', 'Position', 'Show hop 1', 'Show hop 5', 'Copy as CSV'].map((name) =>
    names.indexOf(name),
  )
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(names.length).toBeLessThan(90)
})

test('the focus can be seen wherever it is', async ({ page, hopscope }) => {
  await hopscope.open()
  const unseen: string[] = []
  const names = await walk(page, async (focus) => {
    const before = await picture(page, focus)
    await blur(page)
    const after = await picture(page, focus)
    if (before.equals(after)) unseen.push(focus.name)
  })
  expect(names.length).toBeGreaterThan(25)
  expect(unseen).toEqual([])
})

test('a whole journey without a mouse', async ({ page, hopscope }) => {
  await hopscope.open()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the flow table' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('pod:default/pod2')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(hopscope.to).toBeFocused()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Cluster IP web')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(hopscope.rows().first()).toContainText('10.96.0.1')
  await expect(hopscope.verdict).toContainText(/delivered/i)

  await hopscope.send.focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.button('Pause')).toBeVisible()
  await hopscope.button('Pause').focus()
  await page.keyboard.press('Space')
  await expect(hopscope.button('Play')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(hopscope.position).toHaveValue('0')
  await page.keyboard.press('ArrowRight')
  await expect(hopscope.rows().nth(1)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('End')
  await expect(hopscope.verdict).toContainText(/^Delivered/)

  await hopscope.view('Concept').focus()
  await page.keyboard.press('ArrowRight')
  await expect(hopscope.view('On the wire')).toBeChecked()
  await expect(hopscope.position).not.toHaveValue('0')
})

test('the map comes nearer and goes farther by keys, but not while somebody types', async ({ page, hopscope }) => {
  await hopscope.open()
  const width = async () => (await hopscope.card('Service default/web').boundingBox())?.width ?? 0
  const before = await width()
  await page.keyboard.press('+')
  await expect.poll(width).toBeGreaterThan(before * 1.1)
  await page.keyboard.press('0')
  await expect.poll(width).toBeLessThan(before * 1.05)
  await page.keyboard.press('-')
  await expect.poll(width).toBeLessThan(before * 0.9)
  const small = await width()
  await hopscope.to.click()
  await page.keyboard.type('-0+')
  await hopscope.editor.focus()
  await page.keyboard.type('-0+')
  await expect(hopscope.editor).toContainText('-0+')
  expect(await width()).toBeCloseTo(small, 0)
})

test('a card of the map and a row of the table answer to Enter', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.card('Service default/web').focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 4 · web')
  await hopscope.rows().nth(1).getByRole('button', { name: 'Show hop 2' }).focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 2 · edge')
})

test('the skip link leads to the table, and Tab leaves the editor', async ({ page, hopscope }) => {
  await hopscope.open()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(hopscope.rows().first().getByRole('button', { name: 'Show hop 1' })).toBeFocused()
  await hopscope.editor.focus()
  await page.keyboard.press('Tab')
  await expect(hopscope.editor).not.toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(hopscope.editor).toBeFocused()
})

test('a grip moves by the arrow keys', async ({ page, hopscope }) => {
  await hopscope.open()
  const grip = page.getByRole('separator', { name: 'Width of the editor' })
  const before = Number(await grip.getAttribute('aria-valuenow'))
  await grip.press('ArrowRight')
  await expect.poll(async () => Number(await grip.getAttribute('aria-valuenow'))).toBeGreaterThan(before)
  await expect(hopscope.position).toHaveValue('0')
})
