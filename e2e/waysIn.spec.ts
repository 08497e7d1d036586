import { expect, test } from './test'
import { corpus, shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

const lost = `
---
apiVersion: v1
kind: Service
metadata: { name: lost }
spec: { selector: { app: gone }, ports: [{ port: 80 }] }
`

test('what fails is seen without a click, and stands first with its cause and its line', async ({ hopscope, page }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop + lost)
  await expect(hopscope.waysIn.first()).toContainText('lost.default:80')
  await expect(hopscope.waysIn.first()).toContainText('Rejected: Selector matches no Pod')
  await expect(page.getByRole('button', { name: /^All ways in 1 fails of \d+$/ })).toHaveAttribute('aria-expanded', 'true')
  const line = hopscope.waysIn.first().getByRole('button', { name: /^Go to manifests\.yaml:\d+$/ })
  await hopscope.leaveFields()
  await line.click()
  await expect(hopscope.editor).toBeFocused()
})

test('a way is sent by a click or by Enter, and is the current one then', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop + lost)
  const way = hopscope.waysIn.first().getByRole('button', { name: /^lost\.default:80 from .*: Rejected$/ })
  await way.focus()
  await way.press('Enter')
  await expect(hopscope.to).toHaveValue('lost.default:80')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Rejected/)
  await expect(way).toHaveAttribute('aria-current', 'true')
})

test('where everything arrives one line says so, and opens', async ({ hopscope, page }) => {
  await hopscope.open()
  await hopscope.pasteManifests(corpus('online-boutique'))
  const all = page.getByRole('button', { name: /^All ways in \d+ addresses, all arrive$/ })
  await expect(all).toHaveAttribute('aria-expanded', 'false')
  await expect(hopscope.waysIn).toHaveCount(0)
  await all.click()
  await expect(hopscope.waysIn).not.toHaveCount(0)
  for (const way of await hopscope.waysIn.allTextContents()) expect(way).toContain('Delivered')
})
