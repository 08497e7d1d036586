import { vi } from 'vitest'
import type { EngineClient, LoadProblem, ReadAnswer, RequestTarget, TraceAnswer, WaysIn } from '../../engine'
import { deliveredTrace } from '../../present/fixture'
import { createAppStore } from './store'

/** An answer to `read` that holds next to nothing. */
export const answer = (change: Partial<ReadAnswer> = {}): ReadAnswer => ({
  objects: { Service: 1 },
  takenAt: null,
  problems: [],
  assumptions: [],
  graph: { places: [], relations: [], folds: [], overview: null },
  senders: ['external'],
  scenarios: [],
  firstTarget: { from: 'external', to: 'http://example.com/' },
  ...change,
})
export const target: RequestTarget = {
  to: 'http://example.com/',
  from: 'external',
  kind: 'url',
  describes: { object: 'edge', kind: 'ExternalLoadBalancer', port: '80' },
  verdict: 'delivered',
}
export const broken: LoadProblem = { file: 'a.yaml', line: 1, column: 1, object: null, path: null, code: 'unclosed', what: 'bracket' }

export const inputSettings = { kubeProxy: { mode: 'iptables' }, source: null, otherDataplane: null }

/** An engine that answers from what a test puts into it. */
export function fakeEngine() {
  const engine = {
    reading: (_text: string): Promise<ReadAnswer> => Promise.resolve(answer()),
    traced: { ok: true, trace: deliveredTrace } as TraceAnswer,
    found: [target] as readonly RequestTarget[],
    ways: [] as readonly unknown[],
    /** The word for the way of each request, by its address. */
    words: {} as Readonly<Record<string, string>>,
  }
  const client = {
    read: vi.fn((files: readonly { text?: string }[]) => engine.reading(files.map((file) => file.text ?? 'broken').join())),
    trace: vi.fn((_asked: unknown) => Promise.resolve(engine.traced)),
    targets: vi.fn(() => Promise.resolve(engine.found)),
    waysIn: vi.fn(({ from, count }: { from: number; count: number }) =>
      Promise.resolve({ ways: engine.ways.slice(from, from + count), of: engine.ways.length } as WaysIn),
    ),
    askWays: vi.fn((requests: readonly { to: string }[]) =>
      Promise.resolve(requests.map(({ to }) => ({ endings: [], finding: null, choices: {}, way: engine.words[to] ?? '' }))),
    ),
    findings: vi.fn(() => Promise.resolve({ findings: [], left: 0 })),
    stop: vi.fn(),
    end: vi.fn(),
    ask: vi.fn((_name: string) => Promise.resolve(inputSettings)),
  }
  return { engine, client: client as unknown as typeof client & EngineClient }
}

/** Until what is asked in one go is answered. */
export const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

/** A store into which a sample was put. */
export async function opened() {
  const { engine, client } = fakeEngine()
  const store = createAppStore(client)
  store.getState().replaceManifests([{ name: 'a.yaml', text: 'one' }], 'sample')
  await settled()
  return { engine, client, store, now: () => store.getState() }
}
