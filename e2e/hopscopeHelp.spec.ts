import { readFileSync } from 'node:fs'
import { expect, test } from './test'

const lesson = readFileSync('src/lessons/selector-typo.yaml', 'utf8')
const end = 'ControlOrMeta+End'

test.describe('help in objects of hopscope/v1', () => {
  test('offers the fields that the map has not, with what they mean, and writes what stands before their value', async ({
    page,
    hopscope,
  }) => {
    await hopscope.open()
    await hopscope.pasteManifests(lesson)
    await hopscope.editor.press(end)
    await page.keyboard.insertText('    - id: then\n      ')
    await page.keyboard.press('Control+Space')
    const offered = page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
    await expect(offered.first()).toHaveText('request')
    await expect(offered.filter({ hasText: /^id$/ })).toHaveCount(0)
    await page.keyboard.type('que')
    await expect(offered).toHaveText(['question', 'request'])
    await expect(page.getByText('Asked before the hop is shown.')).toBeVisible()
    await offered.first().click()
    await page.keyboard.type('ask: Why?')
    await expect(hopscope.line('        ask: Why?')).toBeVisible()
  })

  test('offers the words that a value may be, and speaks Chinese', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.editor.focus()
    await hopscope.leaveFields()
    await hopscope.button('中文').click()
    await page.getByRole('textbox', { name: '清单' }).focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('apiVersion: hopscope/v1\nkind: ExternalLoadBalancer\nmetadata:\n  name: edge\nspec:\n')
    await page.keyboard.type('  closedPort: ')
    await page.keyboard.press('Control+Space')
    await expect(page.getByRole('listbox', { name: '补全建议' }).getByRole('option')).toHaveText(['reject', 'drop'])
    await page.keyboard.press('Escape')
    await page.getByText('closedPort', { exact: true }).hover()
    await expect(page.getByText('没有监听器的端口如何处理。默认 reject。')).toBeVisible()
  })

  test('stays away from objects of others', async ({ page, hopscope }) => {
    await hopscope.open()
    await hopscope.pasteManifests(lesson)
    await hopscope.editor.press('ControlOrMeta+Home')
    await page.keyboard.type('s')
    await page.keyboard.press('Control+Space')
    await page.keyboard.type('p')
    await expect(hopscope.line('spapiVersion: v1')).toBeVisible()
    await expect(page.getByRole('listbox', { name: 'Completions' })).toHaveCount(0)
  })
})

test('what is wrong in a lesson is told at its line', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(lesson.replace('hints:', 'hins:'))
  await expect(hopscope.problems.filter({ hasText: 'No field is named “hins” here' })).toHaveCount(1)
})

test('no help is fetched before somebody writes', async ({ page, hopscope }) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await hopscope.open()
  const count = (chunk: RegExp) => fetched.filter((url) => chunk.test(url)).length
  await expect.poll(() => count(/\/codeEditor-/)).toBe(1)
  await expect(hopscope.line('apiVersion: v1')).toBeVisible()
  expect(count(/\/help-/)).toBe(0)
  await hopscope.editor.focus()
  await expect.poll(() => count(/\/help-/)).toBe(1)
})
