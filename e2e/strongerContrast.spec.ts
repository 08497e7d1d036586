import type { Locator } from '@playwright/test'
import { bringTools, faintOnes } from './contrast'
import { expect, test } from './test'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test.beforeEach(async ({ page }) => bringTools(page))

/** The level AAA of WCAG for texts; for lines, what AA asks of texts. */
const strong = { text: 7, largeText: 4.5, line: 4.5 } as const

for (const theme of ['light', 'dark'] as const) {
  test(`who asks for more contrast gets it: ${theme}`, async ({ page, hopscope }) => {
    await page.emulateMedia({ contrast: 'more' })
    await hopscope.open(`./?theme=${theme}`)
    await hopscope.atHop(3)
    expect.soft(await faintOnes(page, strong), 'mid-way').toEqual([])
    await hopscope.ask('192.168.1.100:30002')
    await hopscope.toTheEnd()
    await expect(page.getByRole('note')).toContainText('30002')
    expect.soft(await faintOnes(page, strong), 'stopped').toEqual([])
  })

  // Chromium brings a black palette and a white one.
  test(`with forced colours all that was told by a shade is told otherwise: ${theme}`, async ({ page, hopscope }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: theme })
    await hopscope.open()
    await hopscope.atHop(3)
    expect.soft(await faintOnes(page), 'mid-way').toEqual([])

    // The current row has a border that no other has, and so has the card at which the packet is.
    const outlines = await hopscope.rows().evaluateAll((rows) => rows.map((row) => getComputedStyle(row).outlineStyle))
    expect(outlines).toEqual(['none', 'none', 'solid', 'none', 'none'])
    expect(await borderOf(hopscope.card('Node node1'))).toBeGreaterThan(await borderOf(hopscope.card('Node node2')))

    // What is chosen of several has a ground of its own.
    const grounds = await page
      .getByRole('radiogroup', { name: 'View' })
      .locator('label')
      .evaluateAll((labels) => labels.map((label) => getComputedStyle(label).backgroundColor))
    expect(grounds[0]).not.toBe(grounds[1])
    expect(grounds[1]).toBe(grounds[2])

    // Lines of the way so far are not those of the way ahead; the line of the editor that decides is not those beside it.
    const [passed, ahead] = await hopscope.map.evaluate((map) =>
      ['passed', 'ahead'].map((state) => {
        const { stroke, strokeWidth } = getComputedStyle(map.querySelector(`path[data-state="${state}"]`) as Element)
        return { stroke, strokeWidth }
      }),
    )
    expect(passed?.stroke).not.toBe(ahead?.stroke)
    expect(passed?.strokeWidth).not.toBe(ahead?.strokeWidth)
    const edgeOf = (text: string) => hopscope.line(text).evaluate((line) => getComputedStyle(line).borderLeftColor)
    expect(await edgeOf('      nodePort: 30001')).not.toBe(await edgeOf('      port: 8080'))

    await hopscope.ask('192.168.1.100:30002')
    await hopscope.toTheEnd()
    await expect(page.getByRole('note')).toContainText('30002')
    expect.soft(await faintOnes(page), 'stopped').toEqual([])
  })
}

function borderOf(card: Locator): Promise<number> {
  return card.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth))
}
