import { expect, test } from './test'

// Pictures to be looked at by people, in test-results/look. What a test can say of them: nothing is blank and nothing sticks out sideways.

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const

test.use({ contextOptions: { reducedMotion: 'reduce' } })

for (const size of sizes) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${size.width} wide, ${theme}`, async ({ page }) => {
      await page.setViewportSize(size)
      const sticking: string[] = []
      for (const language of ['en', 'zh'] as const) {
        await page.goto(`./?lang=${language}&theme=${theme}`)
        const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
        await expect(rows).toHaveCount(5)
        await expect(page.getByRole('button', { name: 'Service default/web' })).toBeAttached()
        await expect.poll(() => page.getByRole('textbox').evaluateAll((boxes) => boxes.map((box) => box.tagName))).toEqual(['DIV'])

        const keep = async (state: string) => {
          await page.evaluate(() => scrollTo(0, 0))
          const path = `test-results/look/${size.width}-${theme}-${language}-${state}.png`
          const picture = await page.screenshot({ path, fullPage: true, animations: 'disabled' })
          expect(picture.length, `${path} is not blank`).toBeGreaterThan(20_000)
          const { wide, room } = await page.evaluate(() => ({ wide: document.scrollingElement?.scrollWidth ?? 0, room: innerWidth }))
          if (wide > room) sticking.push(`${path}: ${wide} > ${room}`)
        }
        await keep('drawn')
        await page.getByRole('slider').press('End')
        await keep('success')
        await page.getByRole('search').getByRole('combobox').last().fill('192.168.1.100:30002')
        await page.keyboard.press('Enter')
        await expect(page.getByRole('note')).toContainText('30002')
        await page.getByRole('slider').press('End')
        await keep('failure')
        await page.getByRole('navigation').getByRole('button').first().click()
        await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible()
        await keep('samples')
        await page.keyboard.press('Escape')
        await page.getByRole('navigation').getByRole('button').nth(2).click()
        await page.getByRole('dialog').getByRole('radio').last().check()
        await keep('settings')
        await page.keyboard.press('Escape')
        await page.getByRole('search').getByRole('combobox').last().fill('192.168.1.100:30001')
        await page.keyboard.press('Enter')
        await page.getByRole('table').last().getByRole('row').nth(3).getByRole('button').click()
        await expect(page.getByRole('complementary').getByRole('table')).toBeVisible()
        await keep('evidence')
        await page.getByRole('toolbar').getByRole('radio').last().check()
        await expect(page.getByRole('list', { name: /service-nodeports/ })).toBeAttached()
        await keep('linux-rules')
      }
      expect(sticking).toEqual([])
    })
  }
}
