import type { Io } from './io'

/** An Io that keeps what is printed, for tests. */
export function testIo({ stdin = new Uint8Array(), colour = false }: { readonly stdin?: Uint8Array; readonly colour?: boolean } = {}) {
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
    env: {},
  }
  return { io, printed }
}
