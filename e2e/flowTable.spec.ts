import { notOnTheWire } from './page'
import { expect, test } from './test'
import { type CaseRow, sampleScenario, sampleText, scenario } from './texts'

const reference = scenario('01-nodeport-behind-load-balancer')
const { flow = [], wire = [] } = reference.first.expect

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** A case row as cells: every value as text. */
function cellsOf(rows: readonly CaseRow[]): string[][] {
  return rows.map((row) => row.map(String))
}

test('the reference case has its rows', () => {
  expect(flow).toHaveLength(5)
  expect(wire).toHaveLength(3)
})

test('the first thing the page shows is the reference table, row for row', async ({ hopscope }) => {
  await hopscope.open()
  expect(await hopscope.tuples()).toEqual(cellsOf(flow))
  expect((await hopscope.flow()).map((row) => row.step)).toEqual(['1', '2', '3', '4', '5'])
})

test('the case file pasted gives the reference table, in both views', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.pasteManifests(reference.manifests)
  await expect(hopscope.fileTab('manifests.yaml')).toBeVisible()
  await hopscope.ask('http://example.com/', 'external')
  await expect(hopscope.verdict).toContainText('delivered')
  await hopscope.toTheEnd()
  await expect(hopscope.verdict).toContainText('Delivered')
  expect(await hopscope.tuples()).toEqual(cellsOf(flow))

  await hopscope.view('On the wire').check()
  await expect(hopscope.rows().nth(2)).toContainText('10.244.1.2')
  const rows = await hopscope.flow()
  const packets = rows.filter((row) => row.source !== 'not on the wire' && !row.whatHappens.startsWith('reply'))
  expect(packets.map((row) => [row.source, row.sourcePort, row.destination, row.destinationPort])).toEqual(cellsOf(wire))

  await hopscope.view('Concept').check()
  await expect.poll(() => hopscope.tuples()).toEqual(cellsOf(flow))
})

test('a value that no packet carries is marked so, and only such a value', async ({ hopscope }) => {
  await hopscope.open()
  const marked = (await hopscope.flow()).flatMap((row) => [row.source, row.destination].filter((cell) => cell.includes(notOnTheWire)))
  expect(marked).toEqual([`10.96.0.1 ${notOnTheWire}`, `10.96.0.1 ${notOnTheWire}`])
})

test('the name "client" stands for an address, which its cell tells', async ({ hopscope }) => {
  await hopscope.open()
  const cell = hopscope.rows().first().getByRole('cell', { name: 'client', exact: true })
  await expect(cell.getByTitle(/^\d+\.\d+\.\d+\.\d+$/)).toHaveText('client')
})

test('each row says what happens', async ({ hopscope }) => {
  await hopscope.open()
  const said = (await hopscope.flow()).map((row) => row.whatHappens)
  expect(said[0]).toMatch(/client.*example\.com.*192\.168\.1\.1/i)
  expect(said[1]).toMatch(/edge.*node1.*30001/)
  expect(said[2]).toMatch(/node1.*30001.*Service default\/web.*8080/)
  expect(said[3]).toMatch(/Service default\/web.*default\/pod1.*8080/)
  expect(said[4]).toMatch(/reply.*pod1/)
})

test('pressing a row takes the playhead there', async ({ hopscope }) => {
  await hopscope.open()
  await hopscope.rows().nth(3).getByRole('button', { name: 'Show hop 4' }).click()
  await expect(hopscope.currentRow()).toContainText('Service default/web chooses')
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 4 · web')
  await hopscope.rows().nth(1).getByRole('cell').last().click()
  await expect(hopscope.hop.getByRole('heading', { level: 2 })).toHaveText('Hop 2 · edge')
})

test('the table can be copied as Markdown and CSV', async ({ page, hopscope }) => {
  await hopscope.open()
  await hopscope.button('Copy as Markdown').click()
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText())
  await expect.poll(clipboard).toMatch(/\|\s*192\.168\.1\.1\s*\|\s*80\s*\|\s*192\.168\.1\.100\s*\|\s*30001\s*\|/)
  await hopscope.button('Copy as CSV').click()
  await expect.poll(clipboard).toMatch(/192\.168\.1\.1,80,192\.168\.1\.100,30001/)
})

/** Samples whose Scenario states a flow table with addresses of its own. */
const others = [
  'external-middleware-behind-load-balancer',
  'layer4-load-balancer',
  'cloud-load-balancer',
  'external-database',
  'nodeport-nginx',
  'clusterip-port-mapping',
  'etcd-manual-endpoints',
  'externalname-across-namespaces',
  'selector-with-handwritten-endpoints',
]

test('every sample opens with the request and the end that its Scenario states', async ({ hopscope }) => {
  await hopscope.open()
  for (const id of others) {
    const { title, first } = sampleScenario(id)
    await hopscope.openSample(title.en)
    await expect(hopscope.fileTab(`${id}.yaml`)).toBeVisible()
    await hopscope.drawn()
    await hopscope.toTheEnd()
    await expect.soft(hopscope.verdict, id).toContainText(new RegExp(`^${first.expect.verdict}`, 'i'))
    for (const [index, row] of (first.expect.flow ?? []).entries()) {
      const found = (await hopscope.tuples())[index] ?? []
      for (const [at, value] of row.entries())
        if (!String(value).startsWith('<')) expect.soft(found[at], `${id}, row ${index + 1}`).toBe(nameOrValue(id, String(value)))
    }
  }
})

/** Only a client outside is called by its name; a Pod's name in a case equals its address, which the sample's text tells. */
function nameOrValue(id: string, value: string): string {
  if (/^[\d.]+$|^any$|^client$/.test(value)) return value
  throw new Error(`${id}: what address is ${value}? ${sampleText(id).length}`)
}
