import { AxeBuilder } from '@axe-core/playwright'
import type { HopscopePage } from './page'
import { expect, test } from './test'
import { sampleScenario } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** The rules of the first node on the way of the first sample. */
async function openRules(hopscope: HopscopePage, path = './'): Promise<void> {
  await hopscope.open(path)
  await hopscope.view('Linux rules').check()
  await hopscope.rules.getByRole('button', { name: /^Hop / }).first().click()
}

/** The address and port that the rules rewrite to. */
async function rewrittenTo(hopscope: HopscopePage): Promise<string | null> {
  const lines = await hopscope.rulesMet()
  return lines.map((line) => /(?:--to-destination|dnat to) (\S+)/.exec(line)?.[1]).find((to) => to !== undefined) ?? null
}

/** The endpoint that the flow table says. */
async function endpointOfTable(hopscope: HopscopePage, row: number): Promise<string> {
  await hopscope.view('On the wire').check()
  const cells = (await hopscope.tuples())[row - 1] ?? []
  await hopscope.view('Linux rules').check()
  return `${cells[2]}:${cells[3]}`
}

test('the rules on the way are numbered in order, and lead to the endpoint of the table', async ({ hopscope }) => {
  await openRules(hopscope)
  await expect(hopscope.rules).toContainText('192.168.1.1 → 192.168.1.100:30001/TCP')
  await expect(hopscope.ruleLines(/^nat PREROUTING$/)).toContainText(/matches, number 1:/)
  await expect(hopscope.ruleLines(/^nat KUBE-NODEPORTS$/)).toContainText(/matches, number 3:.*--dport 30001 -j KUBE-EXT-/)
  await expect(hopscope.ruleLines(/^nat KUBE-SVC-/)).toContainText(/--probability 0\.5000000000 -j KUBE-SEP-/)
  await expect(hopscope.ruleLines(/^nat KUBE-SEP-/)).toContainText('-j DNAT --to-destination 10.244.1.2:8080')
  await expect(hopscope.rules).toContainText('In the end: the packet goes on to 10.244.1.2:8080, with an address of node1 as its source')
  expect(await rewrittenTo(hopscope)).toBe(await endpointOfTable(hopscope, 3))
  const chains = (await hopscope.rulesMet()).map((line) => /^-A (KUBE-(?:SERVICES|NODEPORTS|[A-Z]{3})|[A-Z]+)/.exec(line)?.[1])
  expect(chains.slice(0, 3)).toEqual(['PREROUTING', 'KUBE-SERVICES', 'KUBE-NODEPORTS'])
})

test('all rules are shown beside those that match, and the choice survives another view', async ({ hopscope }) => {
  await openRules(hopscope)
  await expect(hopscope.ruleLines(/^nat KUBE-SEP-/)).toHaveCount(1)
  await hopscope.rules.getByRole('radio', { name: 'All rules of these Services' }).check()
  const rewrites = hopscope.ruleLines(/^nat KUBE-SEP-/).filter({ hasText: 'DNAT' })
  await expect(rewrites).toHaveCount(2)
  await expect(rewrites.filter({ hasText: '10.244.1.2:8080' })).toContainText('matches, number')
  await expect(rewrites.filter({ hasText: '10.244.1.3:8080' })).toContainText('does not match:')
  await expect(hopscope.ruleLines(/^nat PREROUTING$/)).toBeInViewport()
  await expect(hopscope.rules).toContainText('10.244.0.0/16 is assumed')
  await hopscope.view('Concept').check()
  await expect(hopscope.rows()).toHaveCount(5)
  await hopscope.view('Linux rules').check()
  await expect(rewrites).toHaveCount(2)
})

test('another endpoint and another node: the rules follow', async ({ hopscope }) => {
  await openRules(hopscope)
  await hopscope.hop.getByRole('button', { name: 'Take 10.244.1.3:8080 instead' }).click()
  await expect.poll(() => rewrittenTo(hopscope)).toBe('10.244.1.3:8080')
  expect(await endpointOfTable(hopscope, 3)).toBe('10.244.1.3:8080')
  await hopscope.ask('192.168.1.101:30001')
  await expect(hopscope.rules.getByRole('button', { name: 'Hop 2 · node2' })).toBeVisible()
  await expect(hopscope.rules).toContainText('203.0.113.1 → 192.168.1.101:30001/TCP')
})

test('a hop without rules says which are shown, and leads there; the reply meets none', async ({ page, hopscope }) => {
  await hopscope.open('./#view=linux')
  await expect(hopscope.view('Linux rules')).toBeChecked()
  await expect(hopscope.rules).toContainText('No rule of a node decides at this hop. Shown: Hop 3 · node1.')
  const hop = hopscope.rules.getByRole('button', { name: 'Hop 3 · node1' })
  await hop.focus()
  await page.keyboard.press('Enter')
  await expect(hop).toHaveAttribute('aria-current', 'step')
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 3 · node1')
  await expect(hopscope.rules).not.toContainText('No rule of a node decides')
  await hopscope.toTheEnd()
  await expect(hopscope.rules).toContainText('The reply meets none of these rules: node1 remembers the connection')
})

test('nftables in Settings: rules, table and path follow', async ({ hopscope }) => {
  await openRules(hopscope)
  await hopscope.rules.getByRole('button', { name: /^iptables · IPv4/ }).click()
  await hopscope.settings.getByRole('radio', { name: 'nftables' }).check()
  await hopscope.settings.getByRole('button', { name: 'Close' }).click()
  await expect(hopscope.rules.getByRole('button', { name: /^nftables · IPv4/ })).toBeVisible()
  await expect(hopscope.ruleLines(/^map service-nodeports$/)).toContainText(/matches, number \d+:tcp \. 30001 : goto external-/)
  await expect.poll(() => rewrittenTo(hopscope)).toBe('10.244.1.2:8080')
  await hopscope.ask('10.96.0.1:9999', 'pod:default/pod1')
  await expect(hopscope.rules).toContainText('In the end: the packet is rejected')
  await expect(hopscope.verdict).toContainText(/rejected/i)
  await hopscope.view('Concept').check()
  await expect(hopscope.rows().last()).toContainText('stops here')
})

test('Local typed in the editor: its chain appears, and path and table follow', async ({ page, hopscope }) => {
  await openRules(hopscope)
  await hopscope.ask('192.168.1.100:30001')
  await expect(hopscope.rules).toContainText('203.0.113.1 → 192.168.1.100:30001/TCP')
  await expect(hopscope.ruleLines(/^nat KUBE-SVL-/)).toHaveCount(0)
  await hopscope.cursorAfter('  type: NodePort')
  await page.keyboard.press('Enter')
  await page.keyboard.type('externalTrafficPolicy: Local')
  await expect(hopscope.ruleLines(/^nat KUBE-SVL-/)).toContainText('-j KUBE-SEP-')
  await expect(hopscope.rules).toContainText('with its source unchanged')
  expect(await rewrittenTo(hopscope)).toBe(await endpointOfTable(hopscope, 2))
  await hopscope.ask('192.168.1.101:30001')
  await expect(hopscope.rules).toContainText('In the end: the packet is dropped')
  await expect(hopscope.verdict).toContainText(/dropped/i)
})

test('a rule leads to the line that it comes from; what nobody wrote is said to be filled in', async ({ page, hopscope }) => {
  await openRules(hopscope)
  const field = hopscope.ruleLines(/^nat KUBE-NODEPORTS$/).getByRole('button', { name: /^spec\.ports\[0\]\.nodePort · line \d+$/ })
  await field.focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.editor).toBeFocused()
  await expect(hopscope.line('      nodePort: 30001')).toBeInViewport()
  await expect(hopscope.line('      nodePort: 30001')).toHaveClass(/cm-activeLine/)
  await expect(hopscope.ruleLines(/^nat KUBE-EXT-/).first()).toContainText('spec.externalTrafficPolicy filled in')
})

test('the whole text is copied as the node prints it, with what is assumed in a comment', async ({ page, hopscope }) => {
  await openRules(hopscope)
  await hopscope.rules.getByRole('button', { name: 'Copy all rules as the node prints them' }).click()
  await expect(hopscope.rules).toContainText('Copied')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/^# Rules of kube-proxy on node1 .* iptables-save .*\n# .*10\.244\.0\.0\/16 is assumed.*\n\*filter\n/)
  expect(text).toMatch(/\n-A KUBE-SEP-\S+ .* -j DNAT --to-destination 10\.244\.1\.3:8080\n/)
  expect(text).toMatch(/\nCOMMIT\n$/)
})

test('over IPv6 the rules are those of ip6tables', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.openSample(sampleScenario('dual-stack').title.en)
  await expect(hopscope.to).toHaveValue('[fd00:192:168:1::100]:30080')
  await hopscope.view('Linux rules').check()
  await expect(hopscope.rules.getByRole('button', { name: /^iptables · IPv6/ })).toBeVisible()
  await expect.poll(() => rewrittenTo(hopscope)).toBe('[fd00:10:244:2::10]:8080')
})

test('where no node decides, it says so', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.view('Linux rules').check()
  await hopscope.pasteManifests(
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: db\nspec:\n  type: ExternalName\n  externalName: db.example.com\n---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: app\nstatus:\n  podIP: 10.244.1.9\n',
  )
  await hopscope.ask('db:3306', 'pod:default/app')
  await expect(page.getByRole('region', { name: 'Trace' })).toContainText('No rule of kube-proxy decides on this way')
})

test('where another dataplane carries the traffic, it says so', async ({ hopscope }) => {
  await openRules(hopscope)
  const text = await hopscope.heldText()
  const cilium =
    'apiVersion: apps/v1\nkind: DaemonSet\nmetadata:\n  name: cilium\n  namespace: kube-system\nspec:\n  selector:\n    matchLabels:\n      k8s-app: cilium\n  template:\n    metadata:\n      labels:\n        k8s-app: cilium\n    spec:\n      containers:\n        - name: cilium-agent\n          image: quay.io/cilium/cilium:v1.16.0\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: cilium-config\n  namespace: kube-system\ndata:\n  kube-proxy-replacement: "true"\n'
  await hopscope.pasteManifests(`${text}---\n${cilium}`)
  await expect(hopscope.rules).toContainText(/Cilium .* carries Service traffic in this cluster/)
})

test('on a phone the rules scroll inside themselves', async ({ page, hopscope }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await hopscope.open('./#view=linux')
  await hopscope.rules.getByRole('radio', { name: 'All rules of these Services' }).check()
  const { wide, room } = await page.evaluate(() => ({ wide: document.scrollingElement?.scrollWidth ?? 0, room: innerWidth }))
  expect(wide).toBeLessThanOrEqual(room)
  expect((await hopscope.rules.boundingBox())?.height).toBeLessThan(844)
})

test('in an embed a rule names its field, and there is nowhere to go', async ({ hopscope, page }) => {
  await page.goto('./?embed#view=linux')
  await expect(hopscope.rules).toContainText('spec.ports[0].nodePort · line')
  await expect(hopscope.rules.getByRole('button', { name: /nodePort/ })).toHaveCount(0)
})

for (const theme of ['light', 'dark'] as const) {
  test(`nothing against access among the rules: ${theme}`, async ({ page, hopscope }) => {
    await openRules(hopscope, `./?theme=${theme}`)
    for (const shown of ['Only what matches', 'All rules of these Services']) {
      await hopscope.rules.getByRole('radio', { name: shown }).check()
      const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
    }
  })
}
