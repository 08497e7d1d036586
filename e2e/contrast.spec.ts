import { bringTools, faintOnes, faintRings } from './contrast'
import { expect, test } from './test'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test.beforeEach(async ({ page }) => bringTools(page))

/** Not yet read: an unclosed list, and a Service that selects nothing. */
const broken =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  selector:\n    app: none\n  ports:\n    - port: 80\n---\nkind: [\n'

for (const theme of ['light', 'dark'] as const) {
  test(`every text and every line that tells something can be seen: ${theme}`, async ({ page, hopscope }) => {
    await hopscope.open(`./?theme=${theme}`)
    const looksAt = async (state: string) => {
      expect.soft(await faintOnes(page), state).toEqual([])
    }
    await looksAt('drawn')
    await hopscope.atHop(3)
    await expect(hopscope.currentRow()).toBeVisible()
    await looksAt('mid-way')
    expect.soft(await faintRings(page), 'mid-way, by keyboard').toEqual([])
    await hopscope.toTheEnd()
    await looksAt('delivered')

    await hopscope.view('Linux rules').check()
    await expect(hopscope.ruleLines(/KUBE-NODEPORTS|service-nodeports/).first()).toBeAttached()
    await looksAt('Linux rules')
    await hopscope.view('On the wire').check()
    await looksAt('on the wire')

    await hopscope.ask('192.168.1.100:30002')
    await hopscope.toTheEnd()
    await expect(page.getByRole('note')).toContainText('30002')
    await looksAt('stopped')

    await hopscope.button('Samples').click()
    await expect(page.getByRole('dialog', { name: 'Samples' }).getByRole('listitem').first()).toBeVisible()
    await looksAt('samples')
    expect.soft(await faintRings(page), 'samples, by keyboard').toEqual([])
    await page.keyboard.press('Escape')
    await hopscope.to.fill('web')
    await expect(hopscope.completions().first()).toBeVisible()
    await looksAt('completion')
    await hopscope.to.press('Escape')
    await hopscope.openSettings()
    await hopscope.settings.getByRole('radio').last().check()
    await hopscope.settings.getByRole('textbox').first().fill('10.244.0.0')
    await looksAt('settings, changed and wrong')
    expect.soft(await faintRings(page), 'settings, by keyboard').toEqual([])
    await page.keyboard.press('Escape')

    await hopscope.pasteManifests(broken)
    await expect(hopscope.problems).toHaveCount(1)
    await expect(hopscope.findings).not.toHaveCount(0)
    await looksAt('findings and problems')
  })
}

test('the measure sees what is faint', async ({ page, hopscope }) => {
  await hopscope.open('./?theme=light')
  await hopscope.atHop(3)
  await page.evaluate(() => {
    const put = (tag: string, style: Partial<CSSStyleDeclaration>, words = '') => {
      const element = document.createElement(tag)
      Object.assign(element.style, { background: '#fff' }, style)
      element.textContent = words
      document.body.append(element)
      return element
    }
    put('div', { color: '#777' }, 'just too faint')
    put('div', { color: '#767676' }, 'just strong enough')
    put('div', { background: '#000', color: '#000', opacity: '0.5' }, 'faded')
    put('div', { background: 'linear-gradient(#fff, #888)', color: '#555' }, 'on a gradient')
    put('div', { color: '#949494', fontSize: '24px' }, 'large')
    put('div', {}).innerHTML = '<svg width="20" height="20"><path d="M0 0L20 20" fill="none" stroke="#bbb"/></svg>'
    put('input', { border: '1px solid #ccc' }).ariaLabel = 'faint edge'
    put('button', { outline: 'none' }, 'no ring at all')
  })
  await hopscope.line('      nodePort: 30001').evaluate((line) => {
    for (const part of line.querySelectorAll('span')) part.style.color = '#ddd'
  })
  const found = (await faintOnes(page)).join('\n')
  expect(found).toContain('text 4.48:1 < 4.5:1, #777777 on #ffffff: div "just too faint"')
  expect(found).toContain('"faded"')
  expect(found).toContain('"on a gradient"')
  expect(found).toMatch(/#dddddd on #\w+: span\S* "nodePort/)
  expect(found).toContain('sign 1.9')
  expect(found).toContain('edge of field 1.5')
  expect(found).not.toMatch(/just strong enough|"large"/)
  expect((await faintRings(page)).join('\n')).toContain('no ring: button "no ring at all"')
})
