import { expect, it } from 'vitest'
import { type Address, parseAddress, Stopped } from '../../engine'
import { createEngineClient } from './client'
import type { Answerer, AnswererEvents, QuestionMessage } from './protocol'

const address = (text: string): Address => parseAddress(text) ?? expect.fail(text)

/** A worker in the hands of a test. */
function fakeWorkers() {
  const ended: number[] = []
  const started: { events: AnswererEvents; asked: QuestionMessage[] }[] = []
  const start = (events: AnswererEvents): Answerer => {
    const asked: QuestionMessage[] = []
    started.push({ events, asked })
    return { ask: (message) => asked.push(message), end: () => ended.push(started.length) }
  }
  return { started, start, ended }
}

it('answers each question with its own answer, in whatever order they come', async () => {
  const { started, start } = fakeWorkers()
  const client = createEngineClient(start)
  const [targets, findings] = [client.targets(), client.findings()]
  const [first, second] = started[0]?.asked ?? []
  started[0]?.events.onAnswer({ id: second?.id ?? 0, ok: true, value: ['finding'], measures: [] })
  started[0]?.events.onAnswer({ id: first?.id ?? 0, ok: true, value: ['target'], measures: [] })
  expect([await targets, await findings]).toEqual([['target'], ['finding']])
})

it('turns an error of the engine into a rejected promise', async () => {
  const { started, start } = fakeWorkers()
  const answer = createEngineClient(start).findings()
  started[0]?.events.onAnswer({ id: started[0].asked[0]?.id ?? 0, ok: false, message: 'boom' })
  await expect(answer).rejects.toThrow('boom')
})

it('starts a crashed worker again with the text that it had', async () => {
  performance.clearMeasures()
  const { started, start } = fakeWorkers()
  const client = createEngineClient(start)
  const read = client.read([{ name: 'a.yaml', text: 'a' }])
  started[0]?.events.onAnswer({ id: started[0].asked[0]?.id ?? 0, ok: true, value: {}, measures: [{ name: 'load', milliseconds: 1 }] })
  await read
  const lost = client.findings()
  started[0]?.events.onGone('out of memory', true)
  await expect(lost).rejects.toThrow('The engine stopped: out of memory')
  expect(started[1]?.asked.map((message) => message.name)).toEqual(['read'])
  expect(performance.getEntriesByName('hopscope/load')).toHaveLength(1)
})

it('gives up after crashing again and again, and tries once more when it is asked', async () => {
  const { started, start } = fakeWorkers()
  const client = createEngineClient(start)
  for (let time = 0; time < 3; time++) started.at(-1)?.events.onGone('dead', true)
  expect(started).toHaveLength(3)
  void client.findings().catch(() => undefined)
  expect(started).toHaveLength(4)
})

it('works without a worker where there may be none', async () => {
  const client = createEngineClient(() => {
    throw new Error('forbidden')
  })
  const read = await client.read([
    { name: 'a.yaml', text: 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n' },
  ])
  expect(read.objects).toEqual({ Service: 1 })
})

it('asks a question about the cluster with what is asked and the settings of kube-proxy', async () => {
  const { started, start } = fakeWorkers()
  const asked = { node: 'node1', namespace: 'default', service: 'web', portName: '', family: 'IPv4' } as const
  const answer = createEngineClient(start).ask('endpointCategories', asked, 'mode=nftables')
  const message = started[0]?.asked[0]
  expect([message?.name, message?.asked]).toEqual(['ask', { name: 'endpointCategories', asked, proxy: 'mode=nftables' }])
  started[0]?.events.onAnswer({ id: message?.id ?? 0, ok: true, value: null, measures: [] })
  expect(await answer).toBeNull()
})

it('lets the engine on the page answer a question about the cluster', async () => {
  const client = createEngineClient(() => {
    throw new Error('forbidden')
  })
  const node =
    'apiVersion: v1\nkind: Node\nmetadata: { name: node1 }\nstatus: { addresses: [{ type: InternalIP, address: 192.168.1.100 }] }\n'
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { clusterIP: 10.96.0.9, ports: [{ port: 80 }] }\n'
  await client.read([{ name: 'a.yaml', text: `${node}---\n${service}` }])
  const packet = {
    node: 'node1',
    source: address('203.0.113.1'),
    destination: { address: address('10.96.0.9'), port: 81 },
    protocol: 'TCP',
  } as const
  expect(await client.ask('packetAtNode', packet)).toMatchObject({ verdict: 'unhandled' })
  expect(await client.ask('packetAtNode', packet, 'mode=nftables')).toMatchObject({ verdict: 'rejected' })
})

it('goes on without a worker where it is forbidden after all, and loses no question', async () => {
  const { started, start } = fakeWorkers()
  const client = createEngineClient(start)
  const read = client.read([{ name: 'a.yaml', text: '' }])
  started[0]?.events.onGone('blocked', false)
  expect((await read).objects).toEqual({})
})

it('stops what is being done, and what was read before stands again', async () => {
  const { started, start, ended } = fakeWorkers()
  const client = createEngineClient(start)
  const before = client.read([{ name: 'a.yaml', text: 'a' }])
  started[0]?.events.onAnswer({ id: started[0].asked[0]?.id ?? 0, ok: true, value: {}, measures: [] })
  await before
  const endless = client.read([{ name: 'b.yaml', text: 'b' }])
  client.stop()
  await expect(endless).rejects.toBeInstanceOf(Stopped)
  expect(ended).toEqual([1])
  expect(started[1]?.asked.map(({ asked }) => asked)).toEqual([[{ name: 'a.yaml', text: 'a' }]])
})
