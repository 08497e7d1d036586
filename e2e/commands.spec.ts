import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { HopscopePage } from './page'
import { expect, test } from './test'
import { shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const words = {
  en: {
    search: 'Search',
    results: 'Results',
    commands: 'Commands',
    objects: 'Objects',
    keys: 'Keys',
    type: { wire: 'wire', light: 'theme dark', keys: 'key' },
    wire: 'View: On the wire',
    dark: 'Theme: dark',
    other: 'Language: 中文',
    next: 'Next hop',
    groups: ['Player', 'Page', 'Map and flow table', 'Editor'],
  },
  zh: {
    search: '搜索',
    results: '结果',
    commands: '命令',
    objects: '对象',
    keys: '快捷键',
    type: { wire: '线上', light: '主题 深色', keys: '快捷' },
    wire: '视图：线上',
    dark: '主题：深色',
    other: '语言：English',
    next: '下一跳',
    groups: ['播放器', '页面', '地图与流表', '编辑器'],
  },
} as const

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
  expect(found.passes.length).toBeGreaterThan(15)
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** Opens the palette by its key, writes, and takes the first line. */
async function run(page: Page, text: string, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type(text)
  await expect(page.getByRole('listbox').getByRole('option').first()).toHaveAccessibleName(name)
  await page.keyboard.press('Enter')
}

for (const language of ['en', 'zh'] as const) {
  const said = words[language]

  test(`commands are found by their names and done by Enter: ${language}`, async ({ page }) => {
    await page.goto(`./?lang=${language}&theme=light`)
    const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
    await expect(rows).toHaveCount(5)
    await page.keyboard.press('ControlOrMeta+K')
    await expect(page.getByRole('combobox', { name: said.search })).toBeFocused()
    const list = page.getByRole('listbox', { name: said.results })
    await expect(list.getByRole('group', { name: said.commands }).getByRole('option', { name: said.next })).toContainText('→')
    await expect(list.getByRole('group', { name: said.objects })).toHaveCount(0)
    expect(await list.getByRole('option').count()).toBeGreaterThan(15)
    expect(await violations(page), 'the palette').toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)

    await run(page, said.type.wire, said.wire)
    await expect(page.getByRole('radio', { name: said.wire.split(/[:：] ?/)[1] ?? '' })).toBeChecked()
    await run(page, said.type.light, said.dark)
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await run(page, said.next, said.next)
    await expect(rows.nth(1)).toHaveAttribute('aria-current', 'step')

    await run(page, said.type.keys, said.keys)
    const keys = page.getByRole('dialog', { name: said.keys })
    for (const group of said.groups) await expect(keys.getByRole('region', { name: group })).toBeVisible()
    expect(await violations(page), 'the keys, in the dark').toEqual([])
    await page.keyboard.press('Escape')
    await run(page, said.other, said.other)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'zh-CN' : 'en')
  })
}

test('an object stands below the commands that are called alike; what has no command is an object alone', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop.replaceAll('name: shop', 'name: samples'))
  await hopscope.answered()
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused()
  await page.keyboard.type('sampl')
  const list = page.getByRole('listbox', { name: 'Results' })
  await expect(list.getByRole('group', { name: 'Objects' }).getByRole('option').first()).toBeVisible()
  await expect(list.getByRole('option').first()).toHaveAccessibleName('Samples')
  await expect(page.getByRole('button', { name: 'Do it' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: 'Show it' })).toBeEnabled()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Samples' })).toBeVisible()
})

test('commands open dialogs and files, copy the table, and come only where they can do something', async ({ page, hopscope }) => {
  await hopscope.open()
  await run(page, 'copy csv', 'Copy the flow table as CSV')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('192.168.1.100,30001')
  await run(page, 'copy mark', 'Copy the flow table as Markdown')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('| 192.168.1.100 | 30001 |')
  for (const [typed, name, dialog] of [
    ['set', 'Settings', 'Settings'],
    ['comp', 'Compare…', 'Compare with other manifests'],
    ['from your', 'From your cluster', 'From your cluster'],
    ['answer', 'What the answer rests on', /./],
    ['exp', 'Export…', 'Export'],
  ] as const) {
    await run(page, typed, name)
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
    await page.keyboard.press('Escape')
  }
  const chooser = page.waitForEvent('filechooser')
  await run(page, 'open', 'Open files')
  await (await chooser).setFiles([{ name: 'shop.yaml', mimeType: 'application/yaml', buffer: Buffer.from(shop) }])
  await expect(hopscope.fileTab('shop.yaml')).toBeVisible()

  await hopscope.editor.focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await expect(hopscope.verdict).toContainText('Nothing to ask')
  await page.keyboard.press('ControlOrMeta+K')
  const options = page.getByRole('listbox').getByRole('option')
  await expect(options.filter({ hasText: 'Open files' })).toHaveCount(1)
  for (const gone of ['Play', 'Next hop', 'Copy the flow table as CSV']) await expect(options.filter({ hasText: gone })).toHaveCount(0)
})

/** What a command's key, as it is listed, does on the page. */
const works: Readonly<Record<string, (hopscope: HopscopePage) => Promise<void>>> = {
  Space: ({ player }) => expect(player.getByRole('button', { name: 'Pause' })).toBeVisible(),
  '→': ({ player }) => expect(player.getByRole('slider')).toHaveValue('3'),
  '←': ({ player }) => expect(player.getByRole('slider')).toHaveValue('1'),
  Home: ({ player }) => expect(player.getByRole('slider')).toHaveValue('0'),
  End: ({ player }) => expect(player.getByRole('slider')).toHaveValue('5'),
  L: ({ player }) => expect(player.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'true'),
  P: ({ page }) => expect(page.getByRole('button', { name: 'Stop presenting' })).toBeVisible(),
  '?': ({ page }) => expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible(),
  '/': ({ page }) => expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible(),
  'Ctrl+K': ({ page }) => expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible(),
}
const pressed: Readonly<Record<string, string>> = { '→': 'ArrowRight', '←': 'ArrowLeft', 'Ctrl+K': 'Control+K', L: 'l', P: 'p' }

test('? lists the keys, and every key of a command does what it says', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.leaveFields()
  await page.keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(keys).toBeVisible()
  const listed = [
    ...(await keys
      .getByRole('region', { name: 'Player' })
      .locator('div', { hasNotText: 'while presenting' })
      .locator('kbd')
      .allTextContents()),
    ...(await keys
      .getByRole('region', { name: 'Page' })
      .locator('div', { hasNotText: /^(Stop|Send|Move)/ })
      .locator('kbd')
      .allTextContents()),
  ]
  expect(listed.toSorted()).toEqual(Object.keys(works).toSorted())
  for (const key of listed) {
    await page.reload()
    await hopscope.drawn()
    await hopscope.position.press('Home')
    await hopscope.position.press('ArrowRight')
    await hopscope.position.press('ArrowRight')
    await hopscope.leaveFields()
    await page.keyboard.press(pressed[key] ?? key)
    await works[key]?.(hopscope)
  }
})

test('where somebody types, single keys are letters', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.to.fill('')
  await hopscope.to.pressSequentially('/?pl')
  await expect(hopscope.to).toHaveValue('/?pl')
  await hopscope.to.press('Escape')
  await hopscope.cursorAfter('  clusterIP: 10.96.0.1')
  await page.keyboard.type(' #/?pl')
  await expect(hopscope.line('  clusterIP: 10.96.0.1 #/?pl')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Stop presenting' })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused()
})

test('single keys can be turned off, and stay so; Control still brings the commands', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.leaveFields()
  await page.keyboard.press('?')
  const single = page.getByRole('dialog', { name: 'Keys' }).getByRole('checkbox', { name: /^Letters and signs/ })
  await expect(single).toBeChecked()
  await single.press('Space')
  await page.reload()
  await hopscope.drawn()
  await hopscope.leaveFields()
  const zoom = () => hopscope.map.locator('.react-flow__viewport').evaluate((element) => getComputedStyle(element).transform)
  const before = await zoom()
  await page.keyboard.type('?pl/+-0')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Stop presenting' })).toHaveCount(0)
  await expect(hopscope.player.getByRole('button', { name: 'Loop' })).toHaveAttribute('aria-pressed', 'false')
  expect(await zoom()).toBe(before)
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused()
})
