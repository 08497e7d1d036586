import { expect, test } from './test'
import { fileText, shop } from './texts'

test('without findings the page says so', async ({ page, hopscope }) => {
  await hopscope.open()
  await expect(hopscope.findings).toHaveCount(0)
  await expect(page.getByText(/objects.*no findings/)).toBeVisible()
})

test('each finding has a severity, a code, an object, a sentence and a line that leads into the editor', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop.replace('targetPort: http', 'targetPort: web'))
  await expect(hopscope.findings).toHaveCount(1)
  const finding = hopscope.findings.first()
  for (const said of ['Error', 'SVC-06', 'Named target port not found', 'Service default/shop', 'web'])
    await expect(finding).toContainText(said)
  await expect(finding.getByRole('link', { name: 'Kubernetes documentation' })).toHaveAttribute('href', /^https:\/\/kubernetes\.io\//)
  await hopscope.leaveFields()
  await finding.getByRole('button', { name: /manifests\.yaml:\d+/ }).click()
  await expect(hopscope.editor).toBeFocused()
  await expect(hopscope.line('      targetPort: web')).toBeInViewport()
})

test('the worst findings stand first', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(fileText('corpus/broken/port-and-selector-mismatch.yaml'))
  await expect(hopscope.findings).not.toHaveCount(0)
  const severities = await hopscope.findings.evaluateAll((items) =>
    items.map((item) => ['Error', 'Warning', 'Info'].findIndex((word) => item.textContent?.startsWith(word))),
  )
  expect(severities).not.toContain(-1)
  expect(severities).toEqual(severities.toSorted())
})

test('files of the broken corpus are told apart by their findings', async ({ hopscope }) => {
  await hopscope.open()
  for (const [name, code] of [
    ['wrong-service-labels', 'SVC-01'],
    ['dangling-service', 'SVC-01'],
    ['selector-version-mismatch', 'SVC-01'],
  ] as const) {
    await hopscope.pasteManifests(fileText(`corpus/broken/${name}.yaml`))
    await expect.soft(hopscope.findings.filter({ hasText: code }).first(), name).toBeVisible()
  }
})

test('a finding goes when its cause goes', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop.replace('targetPort: http', 'targetPort: web'))
  await expect(hopscope.findings).toHaveCount(1)
  await hopscope.editLine('      targetPort: web', 'web', 'http')
  await expect(hopscope.findings).toHaveCount(0)
})
