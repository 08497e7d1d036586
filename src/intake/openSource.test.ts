import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { openSource } from './openSource'

const only = async (given: File) => {
  const [first, ...rest] = await openSource(given, given.name)
  expect(rest).toEqual([])
  return first
}
const file = (bytes: Uint8Array | string, name = 'a.yaml') => new File([bytes as BlobPart], name)

it('reads UTF-8, with the line ends of any system', async () => {
  expect(await only(file('a: 端口\r\nb: 2\r\n'))).toEqual({ kind: 'text', name: 'a.yaml', text: 'a: 端口\nb: 2\n' })
})

it('reads UTF-16 as PowerShell writes it', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, ...[...'kind: Pod'].flatMap((letter) => [letter.charCodeAt(0), 0])])
  expect(await only(file(bytes))).toMatchObject({ kind: 'text', text: 'kind: Pod' })
})

it('unpacks gzip, by its bytes and not by its name', async () => {
  expect(await only(file(new Uint8Array(gzipSync('kind: Pod')), 'dump.yaml.gz'))).toEqual({
    kind: 'text',
    name: 'dump.yaml',
    text: 'kind: Pod',
  })
})

it('says of a picture that it is not text, and of broken gzip that it cannot be read', async () => {
  expect(await only(file(new Uint8Array([0x89, 0x50, 0, 1]), 'a.png'))).toEqual({ kind: 'refused', name: 'a.png', why: 'not-text' })
  expect(await only(file(new Uint8Array([0x1f, 0x8b, 1, 2]), 'a.gz'))).toEqual({ kind: 'refused', name: 'a.gz', why: 'unreadable' })
})

it('opens archives: each text in them is a file, all else is passed over', async () => {
  const zipped = zipSync({
    'a/web.yaml': strToU8('kind: Service'),
    'a/logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]),
    '../b.yaml': strToU8('x'),
  })
  expect(await openSource(file(zipped, 'dump.zip'), 'dump.zip')).toEqual([
    { kind: 'text', name: 'dump.zip/a/web.yaml', text: 'kind: Service' },
    { kind: 'refused', name: '../b.yaml', why: 'unsafe-name' },
  ])
})

it('stops at a bomb before it fills the memory', async () => {
  const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024).fill(97))
  expect(await only(file(new Uint8Array(bomb), 'bomb.gz'))).toMatchObject({ kind: 'refused', why: 'too-large' })
})

it('says of an archive without manifests that it holds none', async () => {
  const zipped = zipSync({ 'logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]) })
  expect(await only(file(zipped, 'a.zip'))).toEqual({ kind: 'refused', name: 'a.zip', why: 'no-manifests' })
})

it('holds a text that no editor can show as bytes: a file as it is, an entry of an archive put together', async () => {
  const text = 'kind: Service\n'.repeat(200_000)
  const plain = file(text, 'large.yaml')
  expect(await only(plain)).toEqual({ kind: 'held', name: 'large.yaml', bytes: plain })
  const packed = await only(file(new Uint8Array(gzipSync(text)), 'large.yaml.gz'))
  expect(packed).toMatchObject({ kind: 'held', name: 'large.yaml' })
  expect(packed?.kind === 'held' && (await packed.bytes.text())).toBe(text)
  expect(await only(file(new Uint8Array(3_000_000), 'film.mp4'))).toEqual({ kind: 'refused', name: 'film.mp4', why: 'not-text' })
})
