/**
 * Manifests of a cluster whose map has exactly so many places, each of which stands for itself once folds are unfolded: one Service of type
 * NodePort before Pods that nothing owns, on a few nodes.
 */
export function wideCluster(places) {
  // The client and the Service stand on the map too; every Pod with its endpoint.
  const nodes = 10 + ((places - 2) % 2)
  const pods = (places - 2 - nodes) / 2
  const list = (count, make) => Array.from({ length: count }, (_, i) => make(i))
  const node = (i) => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: `node-${i}` },
    status: { addresses: [{ type: 'InternalIP', address: `192.168.1.${i + 10}` }] },
  })
  const pod = (i) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `web-${i}`, namespace: 'default', labels: { app: 'web' } },
    spec: { nodeName: `node-${i % nodes}`, containers: [{ name: 'web', image: 'example/web', ports: [{ containerPort: 8080 }] }] },
    status: { phase: 'Running', podIP: `10.244.${i % nodes}.${i + 2}`, conditions: [{ type: 'Ready', status: 'True' }] },
  })
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: { type: 'NodePort', clusterIP: '10.96.0.10', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }] },
  }
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...list(nodes, node), service, ...list(pods, pod)] })
}

/** Opens such a cluster in the page and unfolds everything: all of it is in view. Answers with how much of it stands in the page. */
export async function openWide(page, address, places) {
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(new URL('?lang=en', address).href)
  await page.getByRole('table', { name: 'Flow table' }).getByRole('row').nth(1).waitFor()
  const file = { name: 'wide.json', mimeType: 'application/json', buffer: Buffer.from(wideCluster(places)) }
  await page.locator('input[type=file]').first().setInputFiles(file)
  const map = page.getByRole('region', { name: 'Map' })
  await page.getByRole('tab', { name: 'wide.json' }).waitFor()
  await map.getByRole('radio', { name: 'Everything' }).check({ force: true })
  await map.getByRole('button', { name: /^\d+ Pods/ }).waitFor({ state: 'attached' })
  // Some folds hold others.
  const fold = map.getByRole('button', { name: /^\d+ (Nodes|Endpoints|Pods)/ }).first()
  const showAll = map.getByRole('button', { name: 'Show all' })
  for (await showAll.click(); (await mountedOn(page)).cards < places; await showAll.click()) {
    if (await fold.isVisible()) await fold.press('Enter')
    await page.waitForTimeout(500)
  }
  await page.waitForTimeout(1000)
  return mountedOn(page)
}

/** How many cards and lines of the map stand in the page. */
export function mountedOn(page) {
  return page.evaluate(() => ({
    cards: document.querySelectorAll('.react-flow__node').length,
    lines: document.querySelectorAll('.map-line').length,
  }))
}
