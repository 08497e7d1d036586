import { expect, test } from './test'

const days = (count: number) => `${new Date(Date.now() - count * 86_400_000).toISOString().slice(0, 19)}Z`

const record = (kinds: string) => `apiVersion: hopscope/v1
kind: ClusterDump
metadata: { name: cluster }
spec: { takenAt: "${days(3)}", kinds: [${kinds}] }
---
`
const cluster = (created = 'null') => `apiVersion: v1
kind: Node
metadata: { name: node1, creationTimestamp: ${created} }
status: { addresses: [{ type: InternalIP, address: 192.168.1.1 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: default }
spec: { clusterIP: 10.96.7.7, selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web-1, namespace: default, labels: { app: web } }
spec: { nodeName: node1, containers: [{ name: c, image: nginx }] }
status: { phase: Running, podIP: 10.244.1.2, conditions: [{ type: Ready, status: "True" }] }
`

test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('a dump says how old it is, and which kinds nobody asked for', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(record('Pod, Node, Service, EndpointSlice') + cluster())
  await expect(page.getByText(/\d objects · taken 3 days ago ·/)).toBeVisible()
  await expect(hopscope.findings.filter({ hasText: 'SYS-01' })).toContainText('no NetworkPolicy is in this dump')
  await hopscope.pasteManifests(record('Pod, Node, Service, EndpointSlice, NetworkPolicy') + cluster())
  await expect(hopscope.findings.filter({ hasText: 'SYS-01' })).toHaveCount(0)
})

test('without a record it is as old at the most as the latest time in it, and manifests have no age', async ({ page, hopscope }) => {
  await hopscope.open()
  await expect(page.getByText(/objects · .*assumed/)).toBeVisible()
  await expect(page.getByText(/taken/)).toHaveCount(0)
  await hopscope.pasteManifests(cluster(`"${days(2.5)}"`))
  const summary = page.getByText(/objects · taken 60 hours ago or later/).or(page.getByText(/objects · taken 3 days ago or later/))
  await expect(summary).toBeVisible()
  await summary.click()
  await expect(page.getByText(/The input was taken from its cluster .* or later: the latest time in it is/)).toBeVisible()
})

test('a Service that a table shows without its selector: where the request goes is not known', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(
    'NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nweb    ClusterIP   10.96.7.7    <none>        80/TCP    3d\n',
  )
  await hopscope.ask('10.96.7.7:80', 'node:node1')
  await expect(hopscope.verdict).toContainText('Which endpoints Service default/web has is not known')
  await expect(hopscope.findings.filter({ hasText: 'SYS-01' })).toContainText('neither its selector nor an EndpointSlice of it')
})
