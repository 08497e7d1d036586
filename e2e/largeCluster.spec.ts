import { execFileSync } from 'node:child_process'
import type { HopscopePage } from './page'
import { expect, test } from './test'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** A cluster of 100 nodes and 3,000 Pods, the same in every run. */
const options = ['bench/generateDump.mjs', '--nodes', '100', '--pods', '3000', '--services', '300', '--seed', '7']
const cluster = execFileSync(process.execPath, options, { maxBuffer: 64 * 1024 * 1024 })
const pods = (JSON.parse(cluster.toString()) as { items: GeneratedObject[] }).items.filter(({ kind }) => kind === 'Pod')

interface GeneratedObject {
  readonly kind: string
  readonly metadata: { readonly name: string; readonly namespace: string }
  readonly spec: { readonly hostNetwork?: boolean; readonly containers: readonly { readonly ports?: readonly unknown[] }[] }
  readonly status: {
    readonly podIP?: string
    readonly phase?: string
    readonly conditions?: readonly { readonly type: string; readonly status: string }[]
  }
}

/** A Pod that runs, with an address and a port of its own, beside the way that the page begins with. */
function isSearched({ metadata, spec, status }: GeneratedObject): boolean {
  const ready = status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false
  const port = spec.containers[0]?.ports !== undefined && spec.hostNetwork !== true
  return ready && port && status.podIP !== undefined && !['default', 'ingress-nginx'].includes(metadata.namespace)
}

/** What the project promises of any cluster at any zoom. */
const mostMounted = 500

async function opened(hopscope: HopscopePage): Promise<void> {
  await hopscope.open()
  await hopscope.openFiles([{ name: 'cluster.json', text: cluster }])
  await expect(hopscope.card('Service default/web')).toHaveCount(0, { timeout: 20_000 })
  await expect(hopscope.rows()).not.toHaveCount(0)
}

async function mounted({ map }: HopscopePage): Promise<number> {
  return map.locator('.react-flow__node, .map-line').count()
}

async function everything({ map }: HopscopePage): Promise<void> {
  await map.getByRole('radio', { name: 'Everything' }).check({ force: true })
  await map.getByRole('button', { name: 'Show all' }).click()
}

/** Searches and waits for the best result. */
async function searchFor({ page }: HopscopePage, text: string) {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: 'Search' }).fill(text)
  return page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()
}

test.describe('a large cluster', () => {
  test.slow()

  test('opens as the whole way and its namespaces; each unfolds, and nothing above it moves', async ({ hopscope }) => {
    await opened(hopscope)
    await expect(hopscope.card(/^Client /)).toBeVisible()
    await expect(hopscope.card(/^\d+ Nodes/)).toBeAttached()
    await everything(hopscope)
    const namespaces = hopscope.card(/^Namespace /)
    expect(await namespaces.count()).toBeGreaterThan(10)
    const first = namespaces.first()
    const place = await first.evaluate((card) => card.closest('.react-flow__node')?.getAttribute('style'))
    await first.press('Enter')
    await expect(hopscope.button('Fold all')).toBeVisible()
    await hopscope.map.getByRole('button', { name: 'Show all' }).click()
    expect(await first.evaluate((card) => card.closest('.react-flow__node')?.getAttribute('style'))).toBe(place)
    const name = (await first.getAttribute('aria-label'))?.replace('Namespace ', '') ?? ''
    await expect(hopscope.card(new RegExp(`^Service ${name}/`)).first()).toBeAttached()
    for (const card of (await namespaces.all()).slice(1, 8)) await card.press('Enter')
    await hopscope.map.getByRole('button', { name: 'Show all' }).click()
    expect(await mounted(hopscope)).toBeLessThanOrEqual(mostMounted)
    await hopscope.button('Fold all').click()
    await expect(hopscope.card(/^Service /)).toHaveCount(1)
  })

  test('a fold of Pods unfolds', async ({ hopscope }) => {
    await opened(hopscope)
    await everything(hopscope)
    await hopscope
      .card(/^Namespace /)
      .first()
      .press('Enter')
    await hopscope.map.getByRole('button', { name: 'Show all' }).click()
    const fold = hopscope.card(/^\d+ Pods of /).first()
    const before = await hopscope.card(/^Pod /).count()
    await fold.press('Enter')
    await expect.poll(() => hopscope.card(/^Pod /).count()).toBeGreaterThan(before)
    expect(await mounted(hopscope)).toBeLessThanOrEqual(mostMounted)
  })

  test('a Pod is found by its address and shown; a request sent there stands whole on the map', async ({ page, hopscope }) => {
    await opened(hopscope)
    const pod = pods.find(isSearched)
    const name = `Pod ${pod?.metadata.namespace}/${pod?.metadata.name}`
    const result = await searchFor(hopscope, pod?.status.podIP ?? '')
    await expect(result).toHaveAccessibleName(new RegExp(`^${name},`))
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(hopscope.card(name)).toBeInViewport()

    await searchFor(hopscope, pod?.status.podIP ?? '')
    await expect(result).toHaveAccessibleName(new RegExp(`^${name},`))
    await page.keyboard.press('Control+Enter')
    await expect(hopscope.to).toHaveValue(new RegExp(`^pod:${pod?.metadata.namespace}/${pod?.metadata.name}:`))
    await hopscope.toTheEnd()
    await expect(hopscope.verdict).toContainText(/^Delivered/)
    await expect(hopscope.card(/^Client /)).toBeAttached()
    await expect(hopscope.card(name)).toBeInViewport()
    expect(await mounted(hopscope)).toBeLessThanOrEqual(mostMounted)
  })
})

test('search in a small input shows what it finds, by keyboard alone', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.leaveFields()
  await page.keyboard.press('/')
  const search = page.getByRole('combobox', { name: 'Search' })
  await search.fill('nothing of that name')
  await expect(page.getByText('Nothing has all of these words.')).toBeVisible()
  await search.fill(':30001')
  await expect(page.getByRole('listbox', { name: 'Results' }).getByRole('option').first()).toHaveAccessibleName(
    'Service default/web, :30001',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(hopscope.card('Service default/web')).toBeInViewport()
})
