import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { textsInFile } from './textsInFile'

const only = async (given: File) => {
  const [first, ...rest] = await textsInFile(given)
  expect(rest).toEqual([])
  return first
}
const file = (bytes: Uint8Array | string, name = 'a.yaml') => new File([bytes as BlobPart], name)

it('reads UTF-8, with the line ends of any system', async () => {
  expect(await only(file('a: 端口\r\nb: 2\r\n'))).toEqual({ ok: true, name: 'a.yaml', text: 'a: 端口\nb: 2\n' })
})

it('reads UTF-16 as PowerShell writes it', async () => {
  const bytes = new Uint8Array([0xff, 0xfe, ...[...'kind: Pod'].flatMap((letter) => [letter.charCodeAt(0), 0])])
  expect(await only(file(bytes))).toMatchObject({ ok: true, text: 'kind: Pod' })
})

it('unpacks gzip, by its bytes and not by its name', async () => {
  expect(await only(file(new Uint8Array(gzipSync('kind: Pod')), 'dump.yaml.gz'))).toEqual({
    ok: true,
    name: 'dump.yaml',
    text: 'kind: Pod',
  })
})

it('says of a picture that it is not text, and of broken gzip that it cannot be read', async () => {
  expect(await only(file(new Uint8Array([0x89, 0x50, 0, 1]), 'a.png'))).toEqual({
    ok: false,
    problem: { name: 'a.png', why: 'not-text' },
  })
  expect(await only(file(new Uint8Array([0x1f, 0x8b, 1, 2]), 'a.gz'))).toEqual({
    ok: false,
    problem: { name: 'a.gz', why: 'unreadable' },
  })
})

it('opens archives: each text in them is a file, all else is passed over', async () => {
  const zipped = zipSync({
    'a/web.yaml': strToU8('kind: Service'),
    'a/logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]),
    '../b.yaml': strToU8('x'),
  })
  expect(await textsInFile(file(zipped, 'dump.zip'))).toEqual([
    { ok: true, name: 'dump.zip/a/web.yaml', text: 'kind: Service' },
    { ok: false, problem: { name: '../b.yaml', why: 'unsafe-name' } },
  ])
})

it('stops at a bomb before it fills the memory', async () => {
  const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024).fill(97))
  expect(await only(file(new Uint8Array(bomb), 'bomb.gz'))).toMatchObject({ ok: false, problem: { why: 'too-large' } })
})

it('says of an archive without manifests that it holds none', async () => {
  const zipped = zipSync({ 'logo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]) })
  expect(await only(file(zipped, 'a.zip'))).toEqual({ ok: false, problem: { name: 'a.zip', why: 'no-manifests' } })
})
