import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { HopscopePage } from './page'
import { expect, test } from './test'

/** What a class sees: the strip under the map, by role and name. */
function presented(page: Page) {
  return {
    leave: page.getByRole('button', { name: 'Stop presenting' }),
    step: page.getByRole('region', { name: 'Current hop' }),
    player: page.getByRole('toolbar', { name: 'Player' }),
  }
}

async function present({ page }: HopscopePage): Promise<ReturnType<typeof presented>> {
  await page.keyboard.press('p')
  const shown = presented(page)
  await expect(shown.leave).toBeVisible()
  return shown
}

/** Every text that can be seen, with the size it has on the screen: its own times the zoom of what it stands in. */
function smallTexts(page: Page, least: number): Promise<string[]> {
  return page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const small: string[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? ''
      const element = walker.currentNode.parentElement
      if (text === '' || element === null || !element.checkVisibility({ visibilityProperty: true })) continue
      if (element.closest('.sr-only, script, style, noscript') !== null) continue
      const viewport = element.closest('.react-flow__viewport')
      const zoom = viewport === null ? 1 : new DOMMatrix(getComputedStyle(viewport).transform).a
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * zoom
      if (size < least) small.push(`${text}: ${size.toFixed(1)} px`)
    }
    return small
  }, least)
}

/** The cards of the current step, each as far as it is on the map's part of the screen: 1 is whole. */
async function inView({ page, map }: HopscopePage, names: readonly string[]): Promise<number[]> {
  const area = await map.boundingBox()
  const boxes = await Promise.all(names.map((name) => page.getByRole('button', { name, exact: true }).boundingBox()))
  return boxes.map((box) => {
    if (box === null || area === null) return 0
    const width = Math.min(box.x + box.width, area.x + area.width) - Math.max(box.x, area.x)
    const height = Math.min(box.y + box.height, area.y + area.height) - Math.max(box.y, area.y)
    return (Math.max(0, width) * Math.max(0, height)) / (box.width * box.height)
  })
}

/** The cards that the packet leaves and comes to, at each step of the first sample. */
const route = [
  ['Client client', 'ExternalLoadBalancer edge'],
  ['ExternalLoadBalancer edge', 'Node node1'],
  ['Node node1', 'Service default/web'],
  ['Service default/web', 'Pod default/pod1'],
  ['Pod default/pod1'],
] as const

test.describe('shown to a room', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1024, height: 768 } })

  test('only the map, one row and the verdict are there; a clicker and the keys of the player step through', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.leaveFields()
    const { step, player, leave } = await present(hopscope)
    for (const gone of [hopscope.to, hopscope.editor, hopscope.table, hopscope.hop, hopscope.button('Samples'), hopscope.position])
      await expect(gone).toBeHidden()
    await expect(page.getByRole('radiogroup')).toHaveCount(0)
    await expect(hopscope.map).toBeVisible()
    await expect(hopscope.verdict).toContainText('Would be delivered')
    await expect(player).toContainText('1 / 5')

    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await expect(player).toContainText('3 / 5')
    await expect(step).toContainText('node1 translates NodePort 30001 to Service default/web, port 8080')
    const [source, destination] = [
      step.getByRole('definition').filter({ visible: true }).nth(0),
      step.getByRole('definition').filter({ visible: true }).nth(2),
    ]
    await expect(source).toHaveText('192.168.1.1:80')
    await expect(source.locator('del')).toHaveCount(1)
    await expect(destination).toHaveText('192.168.1.100:30001')
    await expect(step).toContainText('10.96.0.1:8080')
    await page.keyboard.press('PageUp')
    await expect(player).toContainText('2 / 5')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await expect(player).toContainText('4 / 5')
    await page.keyboard.press('.')
    await page.keyboard.press('b')
    await expect(player).toContainText('4 / 5')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowLeft')
    await expect(player).toContainText('2 / 5')
    await page.keyboard.press('End')
    await expect(hopscope.verdict).toContainText(/^Delivered/)
    await page.keyboard.press('Home')
    await expect(player).toContainText('1 / 5')
    await page.keyboard.press('Space')
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible()
    await page.keyboard.press('Space')
    await expect(player.getByRole('button', { name: 'Play' })).toBeVisible()

    await leave.click()
    await expect(leave).toHaveCount(0)
    await expect(hopscope.table).toBeVisible()
    await expect(hopscope.editor).toBeVisible()
  })

  test('every text can be read from the last row, and the hop that is spoken of is in view', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.leaveFields()
    await present(hopscope)
    for (const [index, cards] of route.entries()) {
      if (index > 0) await page.keyboard.press('PageDown')
      await expect(presented(page).player).toContainText(`${index + 1} / 5`)
      await expect.poll(() => inView(hopscope, cards), `step ${index + 1}`).toEqual(cards.map(() => 1))
      expect(await smallTexts(page, 18), `step ${index + 1}`).toEqual([])
    }
  })

  test('where it stops, the reason can be read too', async ({ page, hopscope }) => {
    await hopscope.open('./#from=external&to=192.168.1.100:30002')
    await hopscope.leaveFields()
    await present(hopscope)
    await page.keyboard.press('End')
    await expect(page.getByRole('note')).toContainText('30002')
    await expect(hopscope.verdict).toContainText(/^Rejected/)
    expect(await smallTexts(page, 18)).toEqual([])
  })

  test('it grows with the screen', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.leaveFields()
    await present(hopscope)
    await page.setViewportSize({ width: 1920, height: 1080 })
    await expect.poll(() => smallTexts(page, 22)).toEqual([])
    await page.setViewportSize({ width: 3840, height: 2160 })
    await expect.poll(() => smallTexts(page, 44)).toEqual([])
    const all = [...new Set(route.flat())]
    await expect.poll(() => inView(hopscope, all)).toEqual(all.map(() => 1))
  })

  test('Escape leaves it, a dialog over it first; place, text and undo are as they were', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.editLine('  clusterIP: 10.96.0.1', '1', '7')
    await expect(hopscope.rows().nth(2)).toContainText('10.96.0.7')
    await hopscope.button('Present').click()
    const { leave, player, step } = presented(page)
    await expect(leave).toBeVisible()
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await expect(step).toContainText('10.96.0.7:8080')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(player).toContainText('3 / 5')
    await page.keyboard.press('Escape')
    await expect(leave).toHaveCount(0)
    await expect(hopscope.button('Present')).toBeFocused()
    await expect(hopscope.rows().nth(2)).toHaveAttribute('aria-current', 'step')
    await hopscope.editor.focus()
    await page.keyboard.press('ControlOrMeta+Z')
    await expect(hopscope.line('  clusterIP: 10.96.0.1')).toBeVisible()
  })

  test('without a trace it says why there is none', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.ask('nowhere at all')
    await expect(hopscope.verdict).toContainText('Not sent')
    await hopscope.leaveFields()
    const { player } = await present(hopscope)
    await expect(hopscope.verdict).toContainText('Not sent')
    await expect(player).toHaveCount(0)
    expect(await smallTexts(page, 18)).toEqual([])
  })

  test('without manifests it says what to do', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.editor.focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Delete')
    await expect(hopscope.verdict).toContainText('Nothing to ask')
    await hopscope.leaveFields()
    await present(hopscope)
    await expect(hopscope.verdict).toContainText('Nothing to ask')
    expect(await smallTexts(page, 18)).toEqual([])
  })

  for (const theme of ['light', 'dark'] as const) {
    for (const language of ['en', 'zh'] as const) {
      test(`nothing against access: ${theme}, ${language}`, async ({ page }) => {
        await page.goto(`./?lang=${language}&theme=${theme}`)
        await expect(page.getByRole('row').filter({ has: page.getByRole('cell') })).toHaveCount(5)
        const words = {
          en: { button: 'Present', leave: 'Stop presenting', step: 'Current hop' },
          zh: { button: '演示', leave: '结束演示', step: '当前一跳' },
        }[language]
        await page.getByRole('button', { name: words.button, exact: true }).click()
        await expect(page.getByRole('region', { name: words.step })).toBeVisible()
        await page.keyboard.press('PageDown')
        await page.keyboard.press('PageDown')
        const { violations, passes } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
        expect(passes.length).toBeGreaterThan(15)
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
        await page.getByRole('button', { name: words.leave }).press('Enter')
        await expect(page.getByRole('button', { name: words.button, exact: true })).toBeFocused()
      })
    }
  }
})

test.describe('Loop', () => {
  test('starts the way again some moments after its end, in front of a room too', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.player.getByRole('combobox', { name: 'Speed' }).selectOption('4×')
    const loop = hopscope.player.getByRole('button', { name: 'Loop' })
    await expect(loop).toHaveAttribute('aria-pressed', 'false')
    await loop.click()
    await expect(loop).toHaveAttribute('aria-pressed', 'true')
    await hopscope.leaveFields()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    const { player } = await present(hopscope)
    await page.keyboard.press('Space')
    await expect(hopscope.verdict).toContainText(/^Delivered/)
    await expect(player).toContainText('1 / 5', { timeout: 20_000 })
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible()
    await page.keyboard.press('l')
    await page.keyboard.press('Escape')
    await expect(loop).toHaveAttribute('aria-pressed', 'false')
    await expect(hopscope.button('Play')).toBeVisible({ timeout: 20_000 })
    await expect(hopscope.position).toHaveValue('5')
  })
})
