import { createTarDecoder } from 'modern-tar'
import type { ArchiveEvent } from './entries'

/** The files of a tar archive: ustar, pax and GNU's long names. Links, devices and folders are no files. Fails where it is damaged. */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveEvent> {
  const reader = streamOf(chunks).pipeThrough(createTarDecoder()).getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { header, body } = next.value
      if (header.type !== 'file' && header.type !== undefined) await body.cancel()
      else yield* fileEvents(header.name, header.size, body.getReader())
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

async function* fileEvents(name: string, size: number, body: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<ArchiveEvent> {
  yield { kind: 'entry', name, size }
  let length = 0
  for (let next = await body.read(); !next.done; next = await body.read()) {
    length += next.value.length
    yield { kind: 'bytes', bytes: next.value }
  }
  // The decoder ends a file where the archive ends, whatever its header promised.
  yield { kind: 'end', fault: length === size ? null : 'unreadable' }
}

function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
