import type { Page } from '@playwright/test'
import { expect, test } from './test'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/**
 * What can be pressed and is smaller than 24 x 24 px (WCAG 2.2, 2.5.8). Exempt are links inside a sentence, and whatever has so much
 * room that a circle of 24 px around its middle touches nothing else that can be pressed.
 */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scope = document.querySelector('dialog:modal') ?? document.body
    const roots: ParentNode[] = [scope, ...[...scope.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
    const all = roots.flatMap((root) => [...root.querySelectorAll('a[href], button, input, select, textarea, summary, [role="slider"]')])
    const seen = all.filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().width > 1)
    // A label is pressed as its field is.
    const boxes = seen.map((each) => ({ each, box: (each.closest('label') ?? each).getBoundingClientRect() }))
    const inSentence = (element: Element) => {
      const words = element.parentElement?.textContent?.trim().length ?? 0
      return getComputedStyle(element).display === 'inline' && words > (element.textContent?.trim().length ?? 0) + 10
    }
    const isAlone = (own: DOMRect, others: readonly DOMRect[]) => {
      const [x, y] = [own.x + own.width / 2, own.y + own.height / 2]
      return others.every((other) => {
        const dx = Math.max(other.left - x, 0, x - other.right)
        const dy = Math.max(other.top - y, 0, y - other.bottom)
        return Math.hypot(dx, dy) >= 12
      })
    }
    return boxes
      .filter(({ box }) => box.width < 23.9 || box.height < 23.9)
      .filter(({ each }) => !inSentence(each))
      .filter(
        ({ each, box }) =>
          !isAlone(
            box,
            boxes.filter((other) => !other.each.contains(each)).map((other) => other.box),
          ),
      )
      .map(({ each, box }) => `${Math.round(box.width)}x${Math.round(box.height)} ${each.outerHTML.slice(0, 140)}`)
  })
}

/** How far the page can be scrolled sideways. */
function sideways(page: Page): Promise<number> {
  return page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth)
}

const screens = [
  { name: 'wide', width: 1440, height: 900, scale: 1 },
  { name: 'zoomed to 200 %', width: 720, height: 450, scale: 2 },
  { name: '320 px wide', width: 320, height: 640, scale: 2 },
] as const

for (const { name, width, height, scale } of screens) {
  test(`nothing scrolls sideways, and all that can be pressed is large enough: ${name}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      reducedMotion: 'reduce',
      ...(baseURL ? { baseURL } : {}),
    })
    const page = await context.newPage()
    for (const language of ['en', 'zh']) {
      await page.goto(`./?lang=${language}`)
      const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
      await expect(rows).toHaveCount(5)
      const looksAt = async (state: string) => {
        expect.soft(await sideways(page), `${language}, ${state}`).toBeLessThanOrEqual(0)
        expect.soft(await smallTargets(page), `${language}, ${state}`).toEqual([])
      }
      await rows.nth(2).getByRole('button').first().click()
      await expect.poll(() => page.getByRole('textbox').evaluateAll((boxes) => boxes.map((box) => box.tagName))).toEqual(['DIV'])
      await looksAt('mid-way')
      await page.getByRole('toolbar').getByRole('radio').last().check()
      await expect(page.getByRole('list', { name: /service-nodeports|KUBE-NODEPORTS/i }).first()).toBeAttached()
      await looksAt('Linux rules')
      const to = page.getByRole('search').getByRole('combobox').last()
      await to.fill('192.168.1.100:30002')
      await to.press('Enter')
      await expect(page.getByRole('note')).toContainText('30002')
      await looksAt('stopped')
      for (const dialog of [0, 1, 2, 4]) {
        await page.getByRole('navigation').getByRole('button').nth(dialog).click()
        await expect(page.getByRole('dialog').getByRole('button').first()).toBeVisible()
        await looksAt(`dialog ${dialog}`)
        await page.keyboard.press('Escape')
      }
    }
    await context.close()
  })
}
