import type { HopscopePage } from './page'
import { expect, test } from './test'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** The lines of the map that stand out against the others, by their colour: the ways of the packet aside. */
function strongLines({ map }: HopscopePage): Promise<number> {
  return map.evaluate((section) => {
    const text = getComputedStyle(section).color
    return [...section.querySelectorAll('path[data-state]')].filter((path) => getComputedStyle(path).stroke === text).length
  })
}

test('the card under the mouse, or under the keyboard, lights the whole way through it', async ({ page, hopscope }) => {
  await hopscope.open()
  expect(await strongLines(hopscope)).toBe(0)
  // Client, balancer, both nodes, Service, one of two endpoints, its Pod.
  await hopscope.card('Pod default/pod2').hover()
  await expect.poll(() => strongLines(hopscope)).toBe(7)
  await hopscope.card('Node node2').hover()
  await expect.poll(() => strongLines(hopscope)).toBe(7)
  await page.mouse.move(2, 2)
  await expect.poll(() => strongLines(hopscope)).toBe(0)

  await hopscope.card(/^Client /).press('Tab')
  await expect.poll(() => strongLines(hopscope)).toBeGreaterThan(7)
  await hopscope.to.focus()
  await expect.poll(() => strongLines(hopscope)).toBe(0)
})

test('while it plays a mouse that rests on the map lights nothing', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.card('Pod default/pod2').hover()
  await expect.poll(() => strongLines(hopscope)).toBe(7)
  await page.keyboard.press('Space')
  await expect(hopscope.player.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect.poll(() => strongLines(hopscope)).toBe(0)
})
