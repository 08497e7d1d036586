import { expect, test } from './test'
import { shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('an edit that changes the way keeps the old one beside it until it is dismissed, or undone', async ({ hopscope, page }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await hopscope.to.fill('svc:default/shop:80')
  await hopscope.from.fill('node:node1')
  await hopscope.to.press('Enter')
  const before = page.getByText(/^Before your edit: Delivered\. /)
  await expect(before).toHaveCount(0)

  await hopscope.cursorAfter('      targetPort: http')
  await page.keyboard.type('x')
  await expect(before).toBeVisible()
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Rejected/)
  await before.click()
  await expect(page.getByRole('table', { name: 'Before the edit' }).getByRole('row')).not.toHaveCount(1)
  await page.getByRole('button', { name: /^The ways part at step \d$/ }).click()
  await page.getByRole('button', { name: 'Dismiss the comparison' }).click()
  await expect(before).toHaveCount(0)

  await hopscope.cursorAfter('      targetPort: httpx')
  await page.keyboard.press('Backspace')
  await expect(page.getByText(/^Before your edit: Rejected\. /)).toBeVisible()
  await page.keyboard.type('x')
  await expect(page.getByText(/^Before your edit: /)).toHaveCount(0)
})

/** What a Deployment, a Service and another client of it become when somebody edits two of them. */
const before = `${shop}---
apiVersion: v1
kind: Service
metadata: { name: cart }
spec: { selector: { app: shop }, ports: [{ port: 8080, targetPort: http }] }
`
const after = before.replace('name: http\n', 'name: web\n').replace('nodePort: 30080', 'nodePort: 30081')

test.describe('two inputs', () => {
  test('are compared on the same requests: what is worse stands first, and a click shows both ways until they are let go', async ({
    hopscope,
    page,
  }) => {
    await hopscope.open()
    await hopscope.pasteManifests(after)
    await hopscope.compareWith([{ name: 'before.yaml', text: before }])

    const compared = page.getByRole('region', { name: 'Compared with before.yaml' })
    await expect(compared.getByRole('status')).toHaveText('3 worse, 1 another way, 0 the same')
    const worse = compared.getByRole('list', { name: 'Worse' }).getByRole('listitem')
    const cart = worse.filter({ hasText: 'cart.default:8080' })
    await expect(cart).toContainText('Delivered → Rejected')
    await expect(cart).toContainText(/Before\s*Step 2: Service default\/cart chooses Pod .*After\s*Step 2: Service default\/cart has no/)
    await expect(worse.filter({ hasText: '30080' })).toContainText('only before')
    await cart.getByRole('button', { name: /^Go to manifests\.yaml:\d+$/ }).click()
    await expect(hopscope.editor).toBeFocused()

    await cart.getByRole('button', { name: /^cart\.default:8080 from pod:.*: Delivered → Rejected$/ }).press('Enter')
    await expect(hopscope.to).toHaveValue('cart.default:8080')
    const kept = page.getByText(/^In before\.yaml: Delivered\. /)
    await kept.click()
    await expect(page.getByRole('table', { name: 'In before.yaml' }).getByRole('row')).not.toHaveCount(1)
    await page.getByRole('button', { name: 'The ways part at step 2' }).click()
    await page.getByRole('button', { name: 'Dismiss the comparison' }).click()
    await expect(kept).toHaveCount(0)
  })

  test('follow each edit until nothing differs, and until the person stops comparing', async ({ hopscope, page }) => {
    await hopscope.open()
    await hopscope.pasteManifests(before.replace('nodePort: 30080', 'nodePort: 30081'))
    await hopscope.compareWith([{ name: 'old/shop.yaml', text: before }])
    const compared = page.getByRole('region', { name: 'Compared with old/shop.yaml' })
    await expect(compared.getByRole('status')).toHaveText('1 worse, 1 better, 2 the same')
    await hopscope.editLine('      nodePort: 30081', '1', '0')
    await expect(compared.getByRole('status')).toHaveText('Nothing differs: 3 addresses go the same way')
    await page.getByRole('button', { name: 'Stop comparing' }).click()
    await expect(compared).toHaveCount(0)
  })

  test('may both be open: what was before leaves the manifests, and comes back', async ({ hopscope, page }) => {
    await hopscope.open()
    await hopscope.openFiles([
      { name: 'after.yaml', text: after },
      { name: 'before.yaml', text: before },
    ])
    await expect(hopscope.fileTab('before.yaml')).toBeVisible()
    await hopscope.button('Compare…').click()
    const dialog = page.getByRole('dialog', { name: 'Compare with other manifests' })
    await expect(dialog.getByRole('button', { name: 'Compare', exact: true })).toBeDisabled()
    await dialog.getByRole('checkbox', { name: 'before.yaml' }).check()
    await dialog.getByRole('button', { name: 'Compare', exact: true }).press('Enter')
    await expect(page.getByRole('region', { name: 'Compared with before.yaml' }).getByRole('status')).toHaveText(/^3 worse/)
    await expect(hopscope.fileTab('before.yaml')).toHaveCount(0)
    await page.getByRole('button', { name: 'Stop comparing' }).click()
    await expect(hopscope.fileTab('before.yaml')).toBeVisible()
  })

  test('may be pasted anywhere in the dialog: it passes the gate of every text, and no box holds it', async ({ hopscope, page }) => {
    await hopscope.open()
    await hopscope.pasteManifests(after)
    await hopscope.button('Compare…').click()
    const box = page.getByRole('textbox', { name: 'Or paste it' })
    await box.focus()
    await page.keyboard.type('x')
    await expect(box).toHaveValue('')
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).focus()
    await hopscope.pressPaste(`${before}---\napiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { password: hunter2 }\n`)
    await expect(page.getByRole('region', { name: 'Compared with before.yaml' }).getByRole('status')).toHaveText(/^3 worse/)
    await expect(page.getByRole('region', { name: 'Removed before anything was kept' })).toContainText('1 value of 1 Secret')
    expect(await page.content()).not.toContain('hunter2')
    expect(await hopscope.heldText()).toBe(after)
  })

  test('may be dropped on the dialog, and the page does not take it', async ({ hopscope, page }) => {
    await hopscope.open()
    await hopscope.pasteManifests(after)
    await hopscope.button('Compare…').click()
    await page.getByRole('heading', { name: 'Compare with other manifests' }).evaluate((heading, text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'dropped.yaml'))
      for (const name of ['dragover', 'drop']) heading.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }))
    }, before)
    await expect(page.getByRole('region', { name: 'Compared with dropped.yaml' }).getByRole('status')).toHaveText(/^3 worse/)
    await expect(hopscope.fileTab('dropped.yaml')).toHaveCount(0)
  })

  test('what cannot be opened is said in the dialog', async ({ hopscope, page }) => {
    await hopscope.open()
    await hopscope.compareWith([{ name: 'picture.png', text: Buffer.from([0x89, 0x50, 0, 0, 0, 1, 2, 3]) }])
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText('picture.png is not text')
    await page.keyboard.press('Escape')
    await expect(hopscope.button('Compare…')).toBeFocused()
  })
})
