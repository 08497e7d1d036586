import { expect, test } from './test'

test('the address opens a lesson of the course with its request', async ({ hopscope }) => {
  await hopscope.open('./?lesson=selector-typo')
  await expect(hopscope.fileTab('selector-typo.yaml')).toBeVisible()
  await expect(hopscope.from).toHaveValue('pod:default/visitor')
})

test('a lesson that nobody wrote is told in one line, and the first sample opens', async ({ page, hopscope }) => {
  await hopscope.open('./?lesson=no-such-lesson')
  await expect(hopscope.fileTab('nodeport-behind-load-balancer.yaml')).toBeVisible()
  await expect(page.getByText('No lesson is named no-such-lesson')).toBeVisible()
})
