import { describe, expect, it, vi } from 'vitest'
import { deliveredTrace, droppedTrace } from '../../present/fixture'
import { answer, broken, fakeEngine, inputSettings, opened, settled } from './fakeEngine.testing'
import { createAppStore } from './store'

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
    expect([now().failure, now().trace, now().files[0]]).toMatchObject(['boom', trace, { text: 'two' }])
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

  it('gives one choice back and keeps the others', async () => {
    const { client, now } = await opened()
    now().choose({ node: 'node2' })
    now().choose({ endpoint: '10.244.1.3:8080' })
    now().release('node')
    await settled()
    expect(client.trace).toHaveBeenLastCalledWith(expect.objectContaining({ choices: { endpoint: '10.244.1.3:8080' } }))
    expect(now().choices).toEqual({ endpoint: '10.244.1.3:8080' })
  })

  it('asks for the reason of a cell, shows its line without going there, and forgets it with the next step', async () => {
    const { store, now } = await opened()
    store.setState({ files: [{ id: 'web', name: 'web.yaml', text: '' }, ...now().files] })
    now().askCell({ step: 2, column: 'destination' })
    expect(now()).toMatchObject({ position: 2, cell: { step: 2, column: 'destination' }, activeFile: 'web' })
    expect(now().jump).toMatchObject({ file: 'web.yaml', focus: false })
    now().askCell({ step: 2, column: 'destination' })
    expect(now().cell).toBeNull()
    now().askCell({ step: 2, column: 'source' })
    now().stepTo(3)
    expect(now().cell).toBeNull()
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

describe('the offer to repair a damaged text', () => {
  const damaged = 'kind: Service metadata: name: web'
  const repaired = 'kind: Service\nmetadata:\n  name: web\n  password: x\n'
  const unsure = [{ line: 4, text: 'password: x', reason: 'added' }] as const

  /** Whatever holds `broken` or is damaged does not read; only the damaged text can be repaired. */
  async function pasted(text: string) {
    const { engine, client } = fakeEngine()
    engine.reading = (read) =>
      Promise.resolve(answer(read.split(',').includes(damaged) || read.includes('broken') ? { problems: [broken] } : {}))
    const repair = vi.fn((asked: string) =>
      Promise.resolve(asked === damaged ? { text: repaired, changed: [1, 2, 3], unsure, causes: ['lost-line-breaks'] } : null),
    )
    const removed = [{ what: 'secret-field', count: 1, objects: 1, lines: [4] }]
    const redactText = vi.fn((asked: string) => Promise.resolve({ text: asked.replace('x', '<removed>'), removed }))
    const store = createAppStore(Object.assign(client, { repair, redactText }))
    store.getState().replaceManifests([{ name: 'a.yaml', text }])
    await settled()
    const now = () => store.getState()
    const typed = async (next: string, cause: 'typing' | 'paste' | 'whole') => {
      now().setText(now().activeFile, next, cause)
      await settled()
    }
    return { store, repair, redactText, now, typed }
  }

  it('holds the repaired text as it may be kept, and its unsure lines too', async () => {
    const { now, redactText } = await pasted(damaged)
    expect(redactText).toHaveBeenCalledWith(repaired)
    expect(now().repair).toMatchObject({ before: damaged, changed: 3, causes: ['lost-line-breaks'] })
    expect(now().repair?.text).toContain('password: <removed>')
    expect(now().repair?.unsure).toEqual([{ line: 4, text: 'password: <removed>', reason: 'added' }])
    expect(now().files[0]).toMatchObject({ text: damaged })
  })

  it('is accepted as one new text, and tells what was removed', async () => {
    const { now } = await pasted(damaged)
    const text = now().repair?.text
    now().acceptRepair()
    expect([now().repair, now().files[0], now().cause]).toMatchObject([null, { text }, 'whole'])
    expect(now().removed).toMatchObject([{ what: 'secret-field' }])
  })

  it('stays refused for its text, and for what is typed on', async () => {
    const { now, repair, typed } = await pasted(damaged)
    now().refuseRepair()
    now().retry()
    await settled()
    await typed(`${damaged}broken`, 'typing')
    await typed(damaged, 'whole')
    expect([now().repair, repair.mock.calls.length]).toEqual([null, 1])
  })

  it('goes with the text that it is about, and comes again with it', async () => {
    const { now, typed } = await pasted(damaged)
    now().setText(now().activeFile, 'broken', 'typing')
    expect(now().repair).toBeNull()
    await settled()
    expect(now().repair).toBeNull()
    await typed(damaged, 'typing')
    expect(now().repair?.before).toBe(damaged)
  })

  it.each([
    ['typing', 0],
    ['paste', 1],
    ['whole', 1],
  ] as const)('of a sound text that becomes damaged by %s is asked for %s times', async (cause, times) => {
    const { repair, typed } = await pasted('sound')
    await typed(damaged, cause)
    expect(repair).toHaveBeenCalledTimes(times)
  })

  it('is not asked for a file that is kept out of the editor', async () => {
    const { store, repair, now } = await pasted('sound')
    store.getState().replaceManifests([{ name: 'a.yaml', bytes: new Blob(['broken']) }])
    await settled()
    expect(now().read?.problems).toHaveLength(1)
    expect(repair).not.toHaveBeenCalled()
  })

  it('is for the file in the editor', async () => {
    const { now, repair } = await pasted(damaged)
    now().newFile()
    await settled()
    expect(now().repair).toBeNull()
    now().activate(now().files[0]?.id ?? '')
    await settled()
    expect([now().repair?.before, repair.mock.calls.length]).toEqual([damaged, 2])
  })
})
