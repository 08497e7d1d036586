import type { Io } from './io'

interface TestWorld {
  readonly stdin?: Uint8Array
  readonly colour?: boolean
  /** Milliseconds since 1970. */
  readonly now?: number
}

/** An Io that keeps what is printed, for tests. */
export function testIo({ stdin = new Uint8Array(), colour = false, now = 0 }: TestWorld = {}) {
  const printed = { out: '', err: '' }
  const io: Io = {
    out: (text) => {
      printed.out += text
    },
    err: (text) => {
      printed.err += text
    },
    stdin: async () => stdin,
    colour,
    terminal: false,
    width: 140,
    now: () => now,
    env: {},
  }
  return { io, printed }
}
