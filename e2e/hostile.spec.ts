import { rm, writeFile } from 'node:fs/promises'
import type { Page, TestInfo } from '@playwright/test'
import { forgetChoice, longestTask, watchMainThread } from '../bench/watchMainThread'
import { type HostileInput, hostileInputs } from './hostileInputs'
import { injected, watchAnswer } from './hostileWatch'
import type { HopscopePage } from './page'
import { expect, test } from './test'
import { sampleScenario } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** What is not read then is stopped. */
const patience = 4000
/**
 * In milliseconds, and far from what is asked (a second, and tasks of 200 ms): a machine that runs all tests at once is slow. What is
 * asked is measured by `bench/hostile.bench.mjs`; here a tab that stands still must not pass.
 */
const slowest = { told: 5000, task: 3000 }
const sample = sampleScenario('nodeport-behind-load-balancer').title.en

async function opened(page: Page, hopscope: HopscopePage): Promise<readonly string[]> {
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.addInitScript(watchMainThread)
  await hopscope.open()
  return dialogs
}

/** Puts one input into the page, as a file or by a paste. */
async function put(hopscope: HopscopePage, { name, bytes }: HostileInput, way: 'file' | 'paste', info: TestInfo): Promise<void> {
  if (way === 'paste') return hopscope.pasteManifests(bytes().toString())
  const path = info.outputPath(name)
  await writeFile(path, bytes())
  await hopscope.page.locator('input[type=file]').first().setInputFiles(path)
}

/**
 * The page tells of the input in time, or is still reading it and lets itself be stopped; nothing of it runs. After it another input is opened
 * and its request asked, as if nothing had been.
 */
async function expectAnswer(page: Page, hopscope: HopscopePage, input: HostileInput, way: 'file' | 'paste', info: TestInfo) {
  const { answer, name } = input
  await page.evaluate(forgetChoice)
  const asked = { name: way === 'file' ? name : '', patience }
  const [shown] = await Promise.all([page.evaluate(watchAnswer, asked), put(hopscope, input, way, info)])
  const task = await page.evaluate(longestTask)
  info.annotations.push({ type: name, description: JSON.stringify({ ...shown, task }) })
  expect(Math.min(shown.progress ?? Number.POSITIVE_INFINITY, shown.answer ?? Number.POSITIVE_INFINITY)).toBeLessThan(slowest.told)
  expect(task).toBeLessThan(slowest.task)
  if (shown.answer === null) {
    await hopscope.button('Cancel').click()
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await expect(hopscope.card('Service default/web')).toBeVisible()
  } else if (answer === 'opens') await expect(hopscope.card('Service default/shop')).toBeVisible()
  else if (answer !== 'any') await expect(hopscope.problems.filter({ hasText: answer }).first()).toBeVisible()
  await expect(page.getByRole('alert').filter({ visible: true })).toHaveCount(0)
  expect(await page.evaluate(injected)).toEqual([])
  if (way === 'file') await rm(info.outputPath(name))

  await hopscope.openSample(sample)
  await expect(hopscope.verdict).toContainText('Arrives at Pod default/pod1')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
}

test.describe('hostile input', () => {
  test.slow()

  for (const input of hostileInputs.filter(({ sort }) => sort === 'large')) {
    test(`a file: ${input.what}`, async ({ page, hopscope }, info) => {
      const dialogs = await opened(page, hopscope)
      await expectAnswer(page, hopscope, input, 'file', info)
      expect(dialogs).toEqual([])
    })
  }

  // What is answered at once needs no page of its own.
  for (const [what, way, sorts] of [
    ['small files, one after another', 'file', ['small', 'text']],
    ['pastes, one after another', 'paste', ['text']],
  ] as const) {
    test(what, async ({ page, hopscope }, info) => {
      const dialogs = await opened(page, hopscope)
      const inputs = hostileInputs.filter(({ sort }) => (sorts as readonly string[]).includes(sort))
      for (const input of inputs) await test.step(input.what, () => expectAnswer(page, hopscope, input, way, info))
      expect(dialogs).toEqual([])
    })
  }
})
