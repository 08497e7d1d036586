import { expect, test } from './test'

test('Space plays and pauses, the arrows step, Home and End go to the ends', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.leaveFields()
  await page.keyboard.press('Space')
  await expect(hopscope.button('Pause')).toBeVisible()
  await expect(hopscope.position).not.toHaveValue('0')
  await page.keyboard.press('Space')
  await expect(hopscope.button('Play')).toBeVisible()
  const stopped = await hopscope.position.inputValue()
  await page.keyboard.press('Home')
  await expect(hopscope.position).toHaveValue('0')
  expect(Number(stopped)).toBeGreaterThan(0)

  for (const hop of [2, 3, 4, 5]) {
    await page.keyboard.press('ArrowRight')
    await expect(hopscope.currentRow()).toHaveCount(1)
    await expect(hopscope.rows().nth(hop - 1)).toHaveAttribute('aria-current', 'step')
    await expect(hopscope.position).toHaveValue(String(hop - 1))
  }
  await page.keyboard.press('ArrowLeft')
  await expect(hopscope.rows().nth(3)).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('End')
  await expect(hopscope.position).toHaveValue('5')
  await expect(hopscope.verdict).toContainText('Delivered')
  await page.keyboard.press('Home')
  await expect(hopscope.verdict).toContainText('Would be delivered')
})

test('the buttons step, and rest where there is nowhere to go', async ({ hopscope }) => {
  await hopscope.open()
  await expect(hopscope.button('Previous hop')).toBeDisabled()
  await hopscope.button('Next hop').click()
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 2 · edge')
  await hopscope.button('Previous hop').click()
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 1 · client')
  await hopscope.toTheEnd()
  await expect(hopscope.button('Next hop')).toBeDisabled()
  await expect(hopscope.button('Previous hop')).toBeEnabled()
})

test('it plays to the end by itself, and Play begins again', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.player.getByRole('combobox', { name: 'Speed' }).selectOption('4×')
  await hopscope.button('Play').click()
  await expect(hopscope.button('Pause')).toBeVisible()
  await expect(hopscope.button('Play')).toBeVisible({ timeout: 15_000 })
  await expect(hopscope.position).toHaveValue('5')
  await expect(hopscope.verdict).toContainText('Delivered')
  await hopscope.button('Play').click()
  await expect.poll(async () => Number(await hopscope.position.inputValue())).toBeLessThan(4)
  await expect(hopscope.button('Pause')).toBeVisible()
})

test('the slider says where it stands, and its keys step', async ({ hopscope }) => {
  await hopscope.open()
  await expect(hopscope.position).toHaveAttribute('aria-valuetext', '1 of 5: client')
  await hopscope.position.press('ArrowRight')
  await expect(hopscope.position).toHaveAttribute('aria-valuetext', /2 of 5: edge/)
  await hopscope.position.press('End')
  await expect(hopscope.position).toHaveAttribute('aria-valuetext', /5 of 5: reply from pod1/)
  await hopscope.position.press('Home')
  await expect(hopscope.position).toHaveAttribute('aria-valuetext', /1 of 5/)
})

test('at each hop the panel shows the packet, and at a translation both sides of it', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.rows().nth(2).getByRole('button').click()
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 3 · node1')
  await expect(hopscope.hop).toContainText('DNAT')
  for (const value of ['192.168.1.100:30001', '10.244.1.2:8080', '10.96.0.1:8080']) await expect(hopscope.hop).toContainText(value)
})

test('the line that decided the hop is lit in the editor, and another one at the next hop', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.rows().nth(2).getByRole('button').click()
  await expect.poll(() => hopscope.isLit('      nodePort: 30001')).toBe(true)
  expect(await hopscope.isLit('  clusterIP: 10.96.0.1')).toBe(false)
  await hopscope.rows().first().getByRole('button').click()
  await expect.poll(() => hopscope.isLit('    - example.com')).toBe(true)
  await hopscope.hop
    .getByRole('button', { name: /nodeport-behind-load-balancer\.yaml:\d+/ })
    .first()
    .click()
  await expect(hopscope.editor).toBeFocused()
})

test('the line that decided the first hop is in view on a first visit, in any language', async ({ page }) => {
  for (const language of ['en', 'zh']) {
    await page.goto(`./?lang=${language}`)
    await expect(page.getByRole('textbox').getByText('- example.com', { exact: true }).last()).toBeInViewport()
  }
})

test('the keys of a field are the field’s', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.to.focus()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  await expect(hopscope.to).toHaveValue('http://example.com /')
  await hopscope.cursorAfter('  clusterIP: 10.96.0.1')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  await expect(hopscope.line('  clusterIP: 10.96.0. 1')).toBeVisible()
  await expect(hopscope.position).toHaveValue('0')
  await expect(hopscope.button('Play')).toBeVisible()
})

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } })

  test('it steps from hop to hop and never stands between two', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.player.getByRole('combobox', { name: 'Speed' }).selectOption('4×')
    const seen = page.evaluate(() => {
      const slider = document.querySelector<HTMLInputElement>('input[type=range]')
      const values = new Set<number>()
      return new Promise<number[]>((resolve) => {
        const look = () => {
          const value = Number(slider?.value)
          values.add(value)
          if (value >= 5) resolve([...values])
          else requestAnimationFrame(look)
        }
        look()
      })
    })
    await hopscope.button('Play').click()
    expect(await seen).toEqual([0, 1, 2, 3, 4, 5])
    await expect(hopscope.verdict).toContainText('Delivered')
  })
})
