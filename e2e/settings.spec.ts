import { expect, test } from './test'
import { objectsOf, sampleText, shop } from './texts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a port that the Service does not have: unhandled with iptables, rejected with nftables, and everything follows', async ({
  page,
  hopscope,
}) => {
  await hopscope.open()
  await hopscope.ask('10.96.0.1:9999', 'pod:default/pod1')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText('Unhandled')

  await hopscope.openSettings()
  await hopscope.settings.getByRole('radio', { name: 'nftables' }).check()
  await expect(hopscope.settings).toContainText('Rejected')
  await hopscope.settings.getByRole('button', { name: 'Close' }).click()

  await expect(hopscope.verdict).toContainText('Rejected')
  await expect(hopscope.rows().last()).toContainText('stops here')
  await expect(hopscope.map.getByRole('note')).toContainText('Rejected')
  await expect(hopscope.settingsChip('nftables')).toBeVisible()

  await hopscope.settingsChip('nftables').click()
  await hopscope.settings.getByRole('button', { name: 'Reset to the input' }).click()
  await expect(hopscope.settings.getByRole('radio', { name: 'iptables' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(hopscope.verdict).toContainText('Unhandled')
  await expect(hopscope.settingsChip('nftables')).toHaveCount(0)
})

test('masquerade all rewrites the source of a Pod, on the wire too', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.ask('web:8080', 'pod:default/pod2')
  await hopscope.view('On the wire').check()
  await expect.poll(() => hopscope.tuples()).toContainEqual(['10.244.1.3', 'any', '10.244.1.2', '8080'])
  await hopscope.openSettings()
  await hopscope.settings.getByRole('checkbox', { name: 'Masquerade all' }).check()
  await hopscope.settings.getByRole('button', { name: 'Close' }).click()
  await expect.poll(() => hopscope.tuples()).toContainEqual(['192.168.1.100', 'any', '10.244.1.2', '8080'])
  await hopscope.atHop(2)
  await expect(hopscope.hop).toContainText('pod1 sees 192.168.1.100 (node1), not the client.')
})

test('settings survive other requests and other manifests, and one is taken back by itself', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.openSettings()
  await hopscope.settings.getByRole('radio', { name: 'nftables' }).check()
  await hopscope.settings.getByRole('checkbox', { name: 'Masquerade all' }).check()
  await page.keyboard.press('Escape')
  await expect(hopscope.settingsChip('nftables, masquerade all')).toBeVisible()
  await hopscope.pasteManifests(shop)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.ask('svc:default/shop:81', 'workload:default/shop')
  await expect(hopscope.verdict).toContainText(/rejected/i)
  await expect(hopscope.settingsChip('nftables, masquerade all')).toBeVisible()
  await hopscope.openSettings()
  await hopscope.settings.getByRole('button', { name: 'Reset Mode' }).click()
  await expect(hopscope.settings.getByRole('radio', { name: 'iptables' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(hopscope.settingsChip('masquerade all')).toBeVisible()
})

test('the address brings settings along', async ({ hopscope }) => {
  await hopscope.open('./#from=pod:default/pod1&to=10.96.0.1:9999&proxy=mode%3Dnftables')
  await expect(hopscope.settingsChip('nftables')).toBeVisible()
  await expect(hopscope.verdict).toContainText(/rejected/i)
})

test('what the input says is read from its ConfigMap, and is what a reset goes back to', async ({ hopscope }) => {
  const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: kube-proxy
  namespace: kube-system
data:
  config.conf: |
    apiVersion: kubeproxy.config.k8s.io/v1alpha1
    kind: KubeProxyConfiguration
    mode: nftables
    clusterCIDR: 10.244.0.0/16
`
  await hopscope.open()
  await hopscope.pasteManifests(`${configMap}---\n${shop}`)
  await expect(hopscope.card('Service default/shop')).toBeVisible()
  await hopscope.openSettings()
  await expect(hopscope.settings).toContainText('The input says it in ConfigMap kube-system/kube-proxy')
  await expect(hopscope.settings.getByRole('radio', { name: 'nftables' })).toBeChecked()
  await expect(hopscope.settings.getByRole('textbox', { name: 'Pod ranges' })).toHaveValue('10.244.0.0/16')
  await expect(hopscope.settings.getByRole('button', { name: 'Reset to the input' })).toBeDisabled()
  await hopscope.settings.getByRole('radio', { name: 'iptables' }).check()
  await expect(hopscope.settings.getByRole('button', { name: 'Reset Mode' })).toBeVisible()
  await hopscope.settings.getByRole('radio', { name: 'nftables' }).check()
  await expect(hopscope.settings.getByRole('button', { name: 'Reset to the input' })).toBeDisabled()
})

test("a scenario's request brings its own settings, which hold until they are left out", async ({ page, hopscope }) => {
  const manifests = objectsOf(sampleText('nodeport-behind-load-balancer'), ['Node', 'Service', 'Pod'])
  const scenario = `apiVersion: hopscope/v1
kind: Scenario
metadata:
  name: own-settings
spec:
  requests:
    - id: wrong-port
      name: a port that is not there
      from: { pod: default/pod1 }
      to: { ip: 10.96.0.1, port: 9999, protocol: TCP }
      proxy: { mode: nftables }
`
  await hopscope.open()
  await hopscope.pasteManifests(`${manifests}---\n${scenario}`)
  await expect(hopscope.verdict).toContainText(/rejected/i)
  await hopscope.settingsChip('nftables').click()
  await expect(hopscope.settings).toContainText('The request brings its own settings, which hold while it stands: nftables.')
  await expect(hopscope.settings.getByRole('radio', { name: 'iptables' })).toBeDisabled()
  await hopscope.settings.getByRole('checkbox', { name: 'Masquerade all' }).check()
  await page.keyboard.press('Escape')
  await expect(hopscope.settingsChip('nftables, masquerade all')).toBeVisible()
  await hopscope.settingsChip('nftables, masquerade all').click()
  await hopscope.settings.getByRole('button', { name: 'Leave them out' }).click()
  await expect(hopscope.settings.getByRole('radio', { name: 'iptables' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await expect(hopscope.verdict).not.toContainText(/rejected/i)
  await expect(hopscope.settingsChip('masquerade all')).toBeVisible()
})

test('what is no range says so in one line and changes nothing', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.openSettings()
  const ranges = hopscope.settings.getByRole('textbox', { name: 'Pod ranges' })
  await ranges.fill('10.244.0.0')
  await expect(hopscope.settings.getByRole('alert').filter({ hasText: /./ })).toHaveText(
    'Not applied: 10.244.0.0 is no range; write one like 10.244.0.0/16',
  )
  await expect(ranges).toHaveAttribute('aria-invalid', 'true')
  await expect(hopscope.settings.getByRole('button', { name: 'Reset to the input' })).toBeDisabled()
  await ranges.fill('10.244.0.0/16, fd00:10:244::/56')
  await expect(ranges).toHaveAttribute('aria-invalid', 'false')
  await page.keyboard.press('Escape')
  await expect(hopscope.settingsChip('Pods by ClusterCIDR')).toBeVisible()
})

test('the dialog is worked by keyboard alone, and the focus goes back', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.button('Settings').focus()
  await page.keyboard.press('Enter')
  await expect(hopscope.settings).toBeVisible()
  const iptables = hopscope.settings.getByRole('radio', { name: 'iptables' })
  for (let press = 0; press < 4 && !(await iptables.evaluate((radio) => radio === document.activeElement)); press += 1)
    await page.keyboard.press('Tab')
  await expect(iptables).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(hopscope.settings.getByRole('radio', { name: 'nftables' })).toBeChecked()
  const all = hopscope.settings.getByRole('checkbox', { name: 'Masquerade all' })
  for (let press = 0; press < 6 && !(await all.evaluate((box) => box === document.activeElement)); press += 1)
    await page.keyboard.press('Tab')
  await expect(all).toBeFocused()
  await page.keyboard.press('Space')
  await expect(all).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(hopscope.settings).toHaveCount(0)
  await expect(hopscope.button('Settings')).toBeFocused()
  await expect(hopscope.settingsChip('nftables, masquerade all')).toBeVisible()
  await expect(hopscope.position).toHaveValue('0')
})
