import type { HopscopePage } from './page'
import { expect, test } from './test'
import { shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** All places that say where and how the request is stopped. */
async function expectStopped(hopscope: HopscopePage, word: string, card: string | RegExp, why: RegExp): Promise<void> {
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(new RegExp(`^${word}`))
  await expect(hopscope.verdict).toContainText(why)
  await expect(hopscope.map.getByRole('note')).toContainText(word)
  await expect(hopscope.map.getByRole('note')).toContainText(why)
  await expect(hopscope.card(card)).toHaveAttribute('aria-description', /stops here/)
  await expect(hopscope.rows().filter({ hasText: 'stops here' })).toHaveCount(1)
  await expect(hopscope.currentRow()).toContainText('stops here')
  await expect(hopscope.hop.getByRole('heading', { name: 'Why it stops here' })).toBeVisible()
  await expect(hopscope.hop).toContainText(why)
}

async function expectDelivered(hopscope: HopscopePage): Promise<void> {
  await expect(hopscope.verdict).toContainText(/[Dd]elivered/)
  await expect(hopscope.map.getByRole('note')).toHaveCount(0)
  await expect(hopscope.rows().filter({ hasText: 'stops here' })).toHaveCount(0)
  await expect(hopscope.rows().filter({ hasText: 'reply' })).not.toHaveCount(0)
}

test('a targetPort that no container names stops the request while it is typed, and undoing it lets it pass', async ({ hopscope }) => {
  await hopscope.open()
  await expectDelivered(hopscope)
  await hopscope.editLine('      targetPort: 8080', '8080', 'nosuch')
  await expect(hopscope.verdict).toContainText('Would be rejected')
  await expectStopped(hopscope, 'Rejected', 'Service default/web', /nosuch/)
  await expect(hopscope.rows()).toHaveCount(4)
  await expect(hopscope.findings.filter({ hasText: 'SVC-06' })).toContainText('nosuch')

  await hopscope.editLine('      targetPort: nosuch', 'nosuch', '8080')
  await expectDelivered(hopscope)
  await expect(hopscope.findings).toHaveCount(0)
  await expect(hopscope.rows()).toHaveCount(5)
})

test('the line that stops the request is lit', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.editLine('      targetPort: 8080', '8080', 'nosuch')
  await expect(hopscope.verdict).toContainText('Would be rejected')
  await hopscope.toTheEnd()
  await expect.poll(() => hopscope.isLit('      targetPort: nosuch')).toBe(true)
  expect(await hopscope.isLit('  clusterIP: 10.96.0.1')).toBe(false)
})

test('a selector that matches no Pod stops it at the Service', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.editLine('    app: web', 'web', 'wep')
  await expect(hopscope.verdict).toContainText('Would be rejected')
  await expectStopped(hopscope, 'Rejected', 'Service default/web', /wep/)
  await expect.poll(() => hopscope.isLit('  selector:')).toBe(true)
})

test('a port that nobody opens ends at the node', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.ask('192.168.1.100:30002')
  await expectStopped(hopscope, 'Rejected', 'Node node1', /30002/)
  await hopscope.ask('192.168.1.100:30001')
  await expectDelivered(hopscope)
})

test('a name that does not exist sends no packet', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.ask('http://nobody.default.svc.cluster.local/', 'pod:default/pod1')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Unresolved/)
  await expect(hopscope.map.getByRole('note')).toContainText('No packet leaves')
})

test('until the packet is there the verdict says what would become of it', async ({ hopscope }) => {
  await hopscope.open()
  await expect(hopscope.verdict).toContainText(/^Would be delivered/)
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText(/^Delivered/)
  await expect(hopscope.verdict).toContainText('NetworkPolicy')
  await hopscope.position.press('Home')
  await expect(hopscope.verdict).toContainText(/^Would be delivered/)
})

test('while a line is half written the last picture stays', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.cursorAfter('  type: NodePort')
  await page.keyboard.press('Enter')
  await page.keyboard.type('bad: [')
  await expect(hopscope.problems).toHaveCount(1)
  await expect(page.getByText('The map shows the last text that could be read.')).toBeVisible()
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await expect(hopscope.rows()).not.toHaveCount(0)
  await page.keyboard.type(']')
  await expect(hopscope.problems).toHaveCount(0)
})
