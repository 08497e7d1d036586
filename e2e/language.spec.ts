import type { Page } from '@playwright/test'
import { expect, test } from './test'

const roles = [
  'button',
  'heading',
  'combobox',
  'textbox',
  'slider',
  'radio',
  'radiogroup',
  'toolbar',
  'region',
  'complementary',
  'table',
  'columnheader',
  'status',
  'list',
  'link',
  'separator',
  'tablist',
  'form',
] as const
/** What bears the same name in every language: objects of the cluster, files, lines, numbers, the language itself, names of products. */
const noWord =
  /^(English|中文|Hopscope|React Flow.*|\d+|[\w-]+\.yaml(:\d+.*)?|(Client|Endpoint|ExternalLoadBalancer|Node|Pod|Service) \S+.*)$/

/** The accessible names of everything on the page that has a role. */
async function names(page: Page): Promise<string[]> {
  const snapshot = await page.locator('body').ariaSnapshot()
  const wanted = new RegExp(`^- '?(?:${roles.join('|')}) "(.*?)"`)
  return snapshot.split('\n').flatMap((line) => wanted.exec(line.trim())?.[1] ?? [])
}

test('every label changes with the language, and a reload keeps it', async ({ page, hopscope }) => {
  await hopscope.open()
  const english = (await names(page)).filter((name) => !noWord.test(name))
  expect(english.length).toBeGreaterThan(35)
  for (const name of english) expect(name).not.toMatch(/[\u4e00-\u9fff]/)

  await hopscope.button('中文').click()
  await expect(page.getByRole('button', { name: '样例', exact: true })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await expect(page).toHaveTitle(/请求/)
  const chinese = (await names(page)).filter((name) => !noWord.test(name))
  expect(chinese.length).toBe(english.length)
  expect(chinese.filter((name) => !/[\u4e00-\u9fff]/.test(name))).toEqual([])
  await expect(page.getByRole('status', { name: '判定' })).toContainText(/送达/)

  await page.reload()
  await expect(page.getByRole('button', { name: '样例', exact: true })).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toContainText('192.168.1.1')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(hopscope.button('Samples')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('the cells stay, and the sentences change', async ({ page, hopscope }) => {
  await hopscope.open()
  const english = await hopscope.flow()
  await hopscope.button('中文').click()
  const rows = page.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(rows.last()).toContainText(/[\u4e00-\u9fff]/)
  for (const [index, row] of english.entries()) {
    const cells = await rows.nth(index).getByRole('cell').allTextContents()
    expect(cells.at(-1)).toMatch(/[\u4e00-\u9fff]/)
    expect(cells[4]).toContain(/^\d+/.exec(row.destinationPort)?.[0] ?? '任意')
  }
})

test('findings, problems and an empty page speak Chinese too', async ({ page, hopscope }) => {
  await hopscope.open('./?lang=en')
  await hopscope.pasteManifests(
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\nspec:\n  selector:\n    app: none\n  ports:\n    - port: 80\n---\nkind: [\n',
  )
  await expect(hopscope.problems).toHaveCount(1)
  await hopscope.button('中文').click()
  await expect(
    page
      .getByRole('list', { name: '读取问题' })
      .or(page.getByRole('list', { name: '问题' }))
      .getByRole('listitem'),
  ).toContainText(/[\u4e00-\u9fff]/)
  await expect(page.getByRole('status', { name: '判定' })).toContainText(/[\u4e00-\u9fff]/)
})

test('the first visit follows the browser, and the address goes before it', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: 'zh-CN', ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('./')
  await expect(page.getByRole('button', { name: 'English' })).toBeVisible()
  await page.goto('./?lang=en')
  await expect(page.getByRole('button', { name: '中文' })).toBeVisible()
  await context.close()
})
