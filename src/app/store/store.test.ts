import { describe, expect, it, vi } from 'vitest'
import type { EngineClient, LoadProblem, ReadAnswer, RequestTarget, TraceAnswer } from '../../engine'
import { deliveredTrace, droppedTrace } from '../../present/fixture'
import { createAppStore } from './store'

const answer = (change: Partial<ReadAnswer> = {}): ReadAnswer => ({
  objects: { Service: 1 },
  problems: [],
  assumptions: [],
  graph: { places: [], relations: [], folds: [], overview: null },
  senders: ['external'],
  scenarios: [],
  ...change,
})
const target: RequestTarget = {
  to: 'http://example.com/',
  from: 'external',
  kind: 'url',
  describes: { object: 'edge', kind: 'ExternalLoadBalancer', port: '80' },
  verdict: 'delivered',
}
const broken: LoadProblem = { file: 'a.yaml', line: 1, column: 1, object: null, path: null, code: 'unclosed', what: 'bracket' }

const inputSettings = { kubeProxy: { mode: 'iptables' }, source: null, otherDataplane: null }

/** An engine that answers from what a test puts into it. */
function fakeEngine() {
  const engine = {
    reading: (_text: string): Promise<ReadAnswer> => Promise.resolve(answer()),
    traced: { ok: true, trace: deliveredTrace } as TraceAnswer,
    found: [target] as readonly RequestTarget[],
  }
  const client = {
    read: vi.fn((files: readonly { text: string }[]) => engine.reading(files.map((file) => file.text).join())),
    trace: vi.fn((_asked: unknown) => Promise.resolve(engine.traced)),
    targets: vi.fn(() => Promise.resolve(engine.found)),
    findings: vi.fn(() => Promise.resolve({ findings: [], left: 0 })),
    stop: vi.fn(),
    ask: vi.fn((_name: string) => Promise.resolve(inputSettings)),
  }
  return { engine, client: client as unknown as typeof client & EngineClient }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

async function opened() {
  const { engine, client } = fakeEngine()
  const store = createAppStore(client)
  store.getState().replaceManifests([{ name: 'a.yaml', text: 'one' }], 'sample')
  await settled()
  return { engine, client, store, now: () => store.getState() }
}

describe('what follows from a text', () => {
  it('takes the most telling request and stands at its beginning', async () => {
    const { now } = await opened()
    expect(now().sent).toEqual({ from: 'external', to: 'http://example.com/' })
    expect(now().trace).toBe(deliveredTrace)
    expect([now().position, now().playing]).toEqual([0, false])
  })

  it('takes the first request of a scenario before any target', async () => {
    const { engine, client } = fakeEngine()
    const scenario = {
      id: 's',
      name: 's',
      from: 'pod:default/a',
      to: 'svc:default/web:80',
      choose: { node: 'node1' },
      proxy: 'mode=nftables',
    }
    engine.reading = () => Promise.resolve(answer({ scenarios: [scenario] }))
    const store = createAppStore(client)
    store.getState().replaceManifests([{ name: 'a.yaml', text: 'one' }])
    await settled()
    expect(client.trace).toHaveBeenLastCalledWith(
      expect.objectContaining({ to: 'svc:default/web:80', choices: { node: 'node1' }, proxy: 'mode=nftables' }),
    )
  })

  it('keeps the picture while the text is broken in the middle of typing, and shows the problems', async () => {
    const { engine, store, now } = await opened()
    const { shown, trace } = now()
    engine.reading = () => Promise.resolve(answer({ problems: [broken], objects: {} }))
    now().setText(now().activeFile, 'one [', 'typing')
    await settled()
    expect([now().shown, now().trace]).toEqual([shown, trace])
    expect(store.getState().read?.problems).toHaveLength(1)
  })

  it('asks the newest text when something is sent while an older picture is kept', async () => {
    const { engine, now } = await opened()
    engine.reading = () => Promise.resolve(answer({ problems: [broken] }))
    now().setText(now().activeFile, 'one [', 'typing')
    await settled()
    now().send({ from: 'external', to: '10.0.0.1:80' })
    await settled()
    expect(now().shown).toBe(now().read)
  })

  it('shows a whole new text as it is, broken documents and all', async () => {
    const { engine, now } = await opened()
    engine.reading = () => Promise.resolve(answer({ problems: [broken] }))
    now().replaceManifests([{ name: 'b.yaml', text: 'two [' }])
    await settled()
    expect(now().shown?.problems).toHaveLength(1)
  })

  it('drops an answer that a newer text has overtaken', async () => {
    const { engine, now } = await opened()
    const late = answer({ objects: { Pod: 9 } })
    engine.reading = (text) => (text === 'slow' ? new Promise((resolve) => setTimeout(() => resolve(late), 20)) : Promise.resolve(answer()))
    now().setText(now().activeFile, 'slow', 'typing')
    now().setText(now().activeFile, 'fast', 'typing')
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(now().read).not.toBe(late)
  })

  it('says that the engine stopped, keeps text and picture, and reads again when asked to', async () => {
    const { engine, now } = await opened()
    const { trace } = now()
    engine.reading = () => Promise.reject(new Error('boom'))
    now().setText(now().activeFile, 'two', 'typing')
    await settled()
    expect([now().failure, now().trace, now().files[0]?.text]).toEqual(['boom', trace, 'two'])
    engine.reading = () => Promise.resolve(answer())
    now().retry()
    await settled()
    expect(now().failure).toBeNull()
  })
})

describe('what follows from a request', () => {
  it('plays from the beginning when something is sent, and keeps that request over new texts', async () => {
    const { now } = await opened()
    now().moveTo(2)
    now().send({ from: ' external ', to: ' 10.0.0.1:80 ' })
    await settled()
    expect([now().sent, now().position, now().playing]).toEqual([{ from: 'external', to: '10.0.0.1:80' }, 0, true])
    now().replaceManifests([{ name: 'b.yaml', text: 'two' }])
    await settled()
    expect(now().sent?.to).toBe('10.0.0.1:80')
  })

  it('lets a sample set its own request', async () => {
    const { now } = await opened()
    now().send({ from: 'external', to: '10.0.0.1:80' })
    now().replaceManifests([{ name: 'b.yaml', text: 'two' }], 'other')
    await settled()
    expect(now().sent?.to).toBe('http://example.com/')
  })

  it('says why a request is not understood, with no trace beside it', async () => {
    const { engine, now } = await opened()
    engine.traced = { ok: false, problem: { code: 'port-missing', text: 'web' } }
    now().send({ from: 'external', to: 'web' })
    await settled()
    expect([now().requestProblem?.code, now().trace, now().timeline]).toEqual(['port-missing', null, null])
  })

  it('asks the newest choice alone where it does not go with an older one', async () => {
    const { client, now } = await opened()
    client.trace.mockImplementation((asked) => {
      const { choices } = asked as { choices: Record<string, string> }
      const both = Object.keys(choices).length > 1
      return Promise.resolve(
        both ? { ok: false, problem: { code: 'choice-impossible', text: '', possible: [] } } : { ok: true, trace: droppedTrace },
      )
    })
    now().choose({ node: 'node2' })
    now().choose({ endpoint: '10.244.1.3:8080' })
    await settled()
    expect(client.trace).toHaveBeenLastCalledWith(expect.objectContaining({ choices: { endpoint: '10.244.1.3:8080' } }))
    expect(now().trace).toBe(droppedTrace)
  })

  it('rests where the person steps, and plays from the beginning once it is at the end', async () => {
    const { now } = await opened()
    now().setPlaying(true)
    now().stepTo(99)
    expect([now().position, now().playing]).toEqual([now().timeline?.steps.length, false])
    now().setPlaying(true)
    expect([now().position, now().playing]).toEqual([0, true])
  })

  it('stands at the same hop when the view changes', async () => {
    const { now } = await opened()
    now().moveTo(2)
    const hop = now().timeline?.steps[2]?.hop.id
    now().set({ view: 'wire' })
    const { timeline, position } = now()
    expect(timeline?.view).toBe('wire')
    expect(timeline?.steps[Math.floor(position)]?.hop.id).toBe(hop)
  })
})

describe('how kube-proxy runs', () => {
  const askedWith = (client: { trace: { mock: { calls: unknown[][] } } }) =>
    (client.trace.mock.calls.at(-1)?.[0] as { proxy: string | null } | undefined)?.proxy

  it('asks again at once when a setting is changed, and with every request after it, until it is taken back', async () => {
    const { client, now } = await opened()
    expect(askedWith(client)).toBeNull()
    now().changeProxy('mode=nftables')
    await settled()
    expect(askedWith(client)).toBe('mode=nftables')
    now().send({ from: 'external', to: '10.0.0.1:80' })
    await settled()
    expect(askedWith(client)).toBe('mode=nftables')
    now().replaceManifests([{ name: 'b.yaml', text: 'two' }], 'other')
    await settled()
    expect(askedWith(client)).toBe('mode=nftables')
    now().changeProxy(null)
    await settled()
    expect(askedWith(client)).toBeNull()
  })

  it("lets a scenario's request bring its own over them, until another request is sent or they are left out", async () => {
    const { engine, client, now } = await opened()
    const scenario = { id: 's', name: 's', from: 'external', to: 'svc:default/web:80', choose: {}, proxy: 'mode=nftables' }
    engine.reading = () => Promise.resolve(answer({ scenarios: [scenario] }))
    now().changeProxy('mode=iptables,masqueradeAll=true')
    now().replaceManifests([{ name: 'b.yaml', text: 'two' }], 'other')
    await settled()
    expect(askedWith(client)).toBe('mode=iptables,masqueradeAll=true,mode=nftables')
    now().leaveRequestProxy()
    await settled()
    expect(askedWith(client)).toBe('mode=iptables,masqueradeAll=true')
  })

  it('learns what the input says with every text', async () => {
    const { now } = await opened()
    expect(now().inputSettings).toBe(inputSettings)
  })
})

describe('files', () => {
  it('takes opened files in the place of an untouched sample, and beside texts of the person', async () => {
    const { now } = await opened()
    now().addFiles([{ name: 'b.yaml', text: 'two' }], [])
    expect(now().files.map((file) => file.name)).toEqual(['b.yaml'])
    now().addFiles([{ name: 'c.yaml', text: 'three' }], [{ name: 'd.png', why: 'not-text' }])
    expect(now().files.map((file) => file.name)).toEqual(['b.yaml', 'c.yaml'])
    expect(now().fileProblems).toHaveLength(1)
  })

  it('keeps what was replaced, so that one undo brings it back', async () => {
    const { now } = await opened()
    const before = now().files
    now().replaceManifests([{ name: 'b.yaml', text: 'two' }])
    const { replaced } = now()
    expect(replaced?.files).toBe(before)
    if (replaced) now().restoreManifests(replaced)
    await settled()
    expect([now().files, now().untouchedSample]).toEqual([before, 'sample'])
  })

  it('brings a closed file back to its place', async () => {
    const { now } = await opened()
    now().addFiles(
      [
        { name: 'a.yaml', text: '1' },
        { name: 'b.yaml', text: '2' },
      ],
      [],
    )
    now().closeFile(now().files[0]?.id ?? '')
    expect(now().files.map((file) => file.name)).toEqual(['b.yaml'])
    now().reopenFile()
    expect(now().files.map((file) => file.name)).toEqual(['a.yaml', 'b.yaml'])
  })
})
