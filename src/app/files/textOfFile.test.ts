import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { textOfFile } from './textOfFile'

const file = (bytes: Uint8Array | string, name = 'a.yaml') => new File([bytes as BlobPart], name)

it('reads UTF-8, with the line ends of any system', async () => {
  expect(await textOfFile(file('a: 端口\r\nb: 2\r\n'))).toEqual({ ok: true, name: 'a.yaml', text: 'a: 端口\nb: 2\n' })
})

it('reads UTF-16 as PowerShell writes it', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, ...[...'kind: Pod'].flatMap((letter) => [letter.charCodeAt(0), 0])])
  expect(await textOfFile(file(bytes))).toMatchObject({ ok: true, text: 'kind: Pod' })
})

it('unpacks gzip, by its bytes and not by its name', async () => {
  expect(await textOfFile(file(new Uint8Array(gzipSync('kind: Pod')), 'dump.yaml.gz'))).toEqual({
    ok: true,
    name: 'dump.yaml',
    text: 'kind: Pod',
  })
})

it('says of a picture that it is not text, and of broken gzip that it cannot be read', async () => {
  expect(await textOfFile(file(new Uint8Array([0x89, 0x50, 0, 1]), 'a.png'))).toEqual({
    ok: false,
    problem: { name: 'a.png', why: 'not-text' },
  })
  expect(await textOfFile(file(new Uint8Array([0x1f, 0x8b, 1, 2]), 'a.gz'))).toEqual({
    ok: false,
    problem: { name: 'a.gz', why: 'unreadable' },
  })
})
