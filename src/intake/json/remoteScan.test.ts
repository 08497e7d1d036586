import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { ByteSource } from '../../archive'
import { largestText } from '../../engine/model'
import { receiveSource } from '../receiveSource'
import { type RemoteScan, type ScanMessage, ScanThread, type StartScan } from './remoteScan'

const text = `${readFileSync('e2e/corpus/dumps/sonobuoy-kind/resources/ns/kube-system/core_v1_pods.json', 'utf8')}${' '.repeat(largestText)}`
const bytes = new TextEncoder().encode(text)

async function* pieces(size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const source: ByteSource = { name: 'dump.json', size: bytes.length, chunks: () => pieces() }

/** A thread whose messages pass through a channel, as a worker's do. */
function startOver(read: () => AsyncIterable<Uint8Array>): StartScan {
  return (task): RemoteScan => {
    const { port1, port2 } = new MessageChannel()
    let gone: (() => void) | null = null
    const thread = new ScanThread((message, buffers) => port1.postMessage(message, buffers))
    port1.onmessage = () => thread.proceed()
    const stop = () => port1.close()
    return {
      listen: (onMessage, onGone) => {
        gone = onGone
        port2.onmessage = ({ data }: MessageEvent<ScanMessage>) => onMessage(data)
        thread.scan(task, read()).catch(() => {
          stop()
          gone?.()
        })
      },
      proceed: () => port2.postMessage(null),
      stop,
    }
  }
}

const facts = async (startScan?: StartScan) => {
  const told: number[] = []
  const file = await receiveSource(source, { onProgress: ({ bytes }) => told.push(bytes), ...(startScan ? { startScan } : {}) })
  if (!('received' in file)) return expect.fail('held as a text')
  const { objects, problems } = file.received
  return { objects: objects.map(({ ref, body, source: { line } }) => ({ ref, body, line })), problems, bytes: told.at(-1) }
}

it('a thread tells the same as a scan on the spot', async () => {
  const here = await facts()
  expect(here.objects.length).toBeGreaterThan(3)
  expect(await facts(startOver(pieces))).toEqual(here)
})

it('what a thread does not bring to its end is read on the spot, from the start', async () => {
  async function* failing() {
    yield bytes.subarray(0, 5000)
    throw new Error('the disk is gone')
  }
  expect(await facts(startOver(failing))).toEqual(await facts())
  expect(await facts(() => null)).toEqual(await facts())
})

it('a thread waits for whoever works its messages off', async () => {
  let sent = 0
  const thread = new ScanThread(() => sent++)
  const scan = thread.scan({ leftOut: { always: { members: new Map(), only: null }, ofKind: new Map() }, kindByPath: null }, pieces(100))
  const settled = async () => {
    for (let turn = 0; turn < 300; turn++) await Promise.resolve()
    return sent
  }
  const first = await settled()
  expect(first).toBeGreaterThan(1)
  const all = Math.ceil(bytes.length / 100) + 1
  expect(first).toBeLessThan(all / 2)
  expect(await settled()).toBe(first)
  thread.proceed()
  expect(await settled()).toBe(first + 1)
  while (sent < all) {
    thread.proceed()
    await settled()
  }
  await scan
  expect(sent).toBe(all)
})
