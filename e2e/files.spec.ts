import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from './test'
import { objectsOf, shop } from './texts'

const service = objectsOf(shop, ['Service'])
const deployment = objectsOf(shop, ['Deployment'])

test('two files are one cluster: the Service of one finds the Pods of the other', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.openFiles([
    { name: 'service.yaml', text: service },
    { name: 'deployment.yaml', text: deployment },
  ])
  await expect(hopscope.fileTab('service.yaml')).toBeVisible()
  await expect(hopscope.fileTab('deployment.yaml')).toBeVisible()
  await expect(hopscope.fileTab('nodeport-behind-load-balancer.yaml')).toHaveCount(0)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  await expect(hopscope.verdict).toContainText('port 8080')

  await hopscope.fileTab('service.yaml').click()
  expect(await hopscope.heldText()).toBe(service)
  await hopscope.fileTab('deployment.yaml').click()
  expect(await hopscope.heldText()).toBe(deployment)
})

test('a file more is added to what is there; closing it can be undone', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(service)
  await expect(hopscope.verdict).toContainText('rejected')
  await hopscope.openFiles([{ name: 'deployment.yaml', text: deployment }])
  await expect(hopscope.fileTab('manifests.yaml')).toBeVisible()
  await expect(hopscope.verdict).toContainText('delivered')
  await hopscope.fileTab('deployment.yaml').click()
  await hopscope.button('Close deployment.yaml').click()
  await expect(hopscope.verdict).toContainText('rejected')
  await hopscope.button('Undo').click()
  await expect(hopscope.fileTab('deployment.yaml')).toBeVisible()
  await expect(hopscope.verdict).toContainText('delivered')
})

test('files are dropped on the page', async ({ page, hopscope }, testInfo) => {
  await hopscope.open()
  const paths = [testInfo.outputPath('service.yaml'), testInfo.outputPath('deployment.yaml')]
  await writeFile(paths[0] as string, service)
  await writeFile(paths[1] as string, deployment)
  const browser = await page.context().newCDPSession(page)
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data: { items: [], files: paths, dragOperationsMask: 1 } })
  await drag('dragEnter')
  await drag('dragOver')
  await expect(page.getByText('Drop manifests to open them')).toBeVisible()
  await drag('drop')
  await expect(page.getByText('Drop manifests to open them')).toHaveCount(0)
  await expect(hopscope.fileTab('service.yaml')).toBeVisible()
  await expect(hopscope.fileTab('deployment.yaml')).toBeVisible()
  await expect(hopscope.verdict).toContainText('delivered')
})

test('what cannot be opened is named, and what is there stays', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.openFiles([
    { name: 'picture.png', text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0xff, 0xfe]) },
    { name: 'shop.yaml.gz', text: gzipSync(shop) },
  ])
  await expect(hopscope.problems).toHaveCount(1)
  await expect(hopscope.problems.first()).toContainText('picture.png is not text')
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  expect(await hopscope.heldText()).toBe(shop)
})

test('only unreadable files: the sample stays', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.openFiles([{ name: 'broken.gz', text: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]) }])
  await expect(hopscope.problems.first()).toContainText('broken.gz could not be read')
  await expect(hopscope.card('Service default/web')).toBeVisible()
  await expect(hopscope.fileTab('nodeport-behind-load-balancer.yaml')).toBeVisible()
})

test('what is typed into a new file counts, and survives a change of file', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(service)
  await expect(hopscope.verdict).toContainText('rejected')
  await hopscope.button('New file').click()
  await hopscope.editor.focus()
  await page.keyboard.insertText(deployment)
  await expect(hopscope.verdict).toContainText('delivered')
  await hopscope.fileTab('manifests.yaml').click()
  expect(await hopscope.heldText()).toBe(service)
  await hopscope.files.getByRole('tab').last().click()
  expect(await hopscope.heldText()).toBe(deployment)
})
