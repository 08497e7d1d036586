import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { packTar } from 'modern-tar'
import { describe, expect, it } from 'vitest'
import type { ByteSource } from './byteSource'
import { faultOf } from './limits'
import { unpack } from './unpack'

const long = `${'namespace/'.repeat(12)}${'a'.repeat(120)}.yaml`

function sourceOf(name: string, bytes: Uint8Array, piece = 65_536): ByteSource {
  return {
    name,
    size: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
    },
  }
}

async function textOf(source: ByteSource): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  try {
    for await (const chunk of source.chunks()) text += decoder.decode(chunk, { stream: true })
  } catch (error) {
    return `! ${faultOf(error)}`
  }
  return text + decoder.decode()
}

/** Each thing that was found, as `name = text`, `name ! why` or `name -`. */
async function found(source: ByteSource): Promise<string[]> {
  const lines: string[] = []
  for await (const one of unpack(source)) {
    if (one.kind === 'file') lines.push(`${one.source.name} = ${await textOf(one.source)}`)
    else lines.push(one.kind === 'refused' ? `${one.name} ! ${one.why}` : `${one.name} -`)
  }
  return lines
}

const tar = (files: Record<string, string>) =>
  packTar(Object.entries(files).map(([name, body]) => ({ header: { name, size: strToU8(body).length, type: 'file' as const }, body })))
const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))

/** One header and its data as the tar of GNU writes it. */
function gnu(name: string, type: string, text: string): Uint8Array {
  const data = strToU8(text)
  const bytes = new Uint8Array(512 + Math.ceil(data.length / 512) * 512)
  bytes.set(strToU8(name.slice(0, 100)), 0)
  bytes.set(
    strToU8(`0000644\0${'0000000\0'.repeat(2)}${data.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0        ${type}`),
    100,
  )
  bytes.set(strToU8('ustar  \0'), 257)
  const sum = bytes.subarray(0, 512).reduce((all, byte) => all + byte, 0)
  bytes.set(strToU8(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
  bytes.set(data, 512)
  return bytes
}

const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
const pod = 'kind: Pod # 端口'

describe('what a source holds', () => {
  const cases: Record<string, [string, () => Uint8Array | Promise<Uint8Array>, string[]]> = {
    'a text is itself': ['a.yaml', () => strToU8(pod), [`a.yaml = ${pod}`]],
    'an empty file is itself': ['a.yaml', () => new Uint8Array(0), ['a.yaml = ']],
    'what somebody opens is never passed over': ['a.log', () => strToU8('a\0b'), ['a.log = a\0b']],
    gzip: ['a.yaml.gz', () => gzipSync(strToU8(pod)), [`a.yaml.gz = ${pod}`]],
    'gzip by its bytes, not by its name': ['a', () => gzipSync(strToU8(pod)), [`a = ${pod}`]],
    'gzip in gzip': ['a.gz.gz', () => gzipSync(gzipSync(strToU8(pod))), [`a.gz.gz = ${pod}`]],
    'several members of gzip': ['a.gz', () => joined(gzipSync(strToU8('ab')), gzipSync(strToU8('cd'))), ['a.gz = abcd']],
    tar: ['a.tar', () => tar({ 'x/pods.json': pod, './y.yaml': 'b' }), [`a.tar/x/pods.json = ${pod}`, 'a.tar/y.yaml = b']],
    'long names in pax': ['a.tar', () => tar({ [long]: pod }), [`a.tar/${long} = ${pod}`]],
    'long names in the way of GNU': [
      'a.tar',
      () => joined(gnu('././@LongLink', 'L', `${long}\0`), gnu(long, '0', pod), new Uint8Array(1024)),
      [`a.tar/${long} = ${pod}`],
    ],
    'tar in gzip': ['a.tgz', async () => gzipSync(await tar({ 'pods.json': pod })), [`a.tgz/pods.json = ${pod}`]],
    zip: ['a.zip', () => zip({ 'x/': '', 'x/pods.json': pod, 'y.yaml': '' }), [`a.zip/x/pods.json = ${pod}`, 'a.zip/y.yaml = ']],
    'stored in zip': ['a.zip', () => zipSync({ 'pods.json': [strToU8(pod), { level: 0 }] }), [`a.zip/pods.json = ${pod}`]],
    'archives in archives': [
      'a.zip',
      async () => zipSync({ 'b.tar.gz': gzipSync(await tar({ 'c.json.gz': 'no gzip', 'd.yaml': pod })) }),
      ['a.zip/b.tar.gz/c.json.gz = no gzip', `a.zip/b.tar.gz/d.yaml = ${pod}`],
    ],
    'logs, pictures, hidden files and binaries in archives are passed over': [
      'a.zip',
      () => zip({ 'pod.log': 'x', 'a.png': 'x', '.git/config': 'x', 'core.yaml': 'a\0b', 'x/logs.txt': 'x', 'b.yaml': 'b' }),
      ['pod.log -', 'a.png -', '.git/config -', 'a.zip/core.yaml -', 'x/logs.txt -', 'a.zip/b.yaml = b'],
    ],
    'names that climb out are refused, and no other': [
      'a.zip',
      () =>
        zip({
          '../a.yaml': 'x',
          '/etc/b.yaml': 'x',
          'C:/c.yaml': 'x',
          'a\\..\\d.yaml': 'x',
          'a/../../e.yaml': 'x',
          'a\0.yaml': 'x',
          'f..yaml': 'f',
        }),
      [
        '../a.yaml ! unsafe-name',
        '/etc/b.yaml ! unsafe-name',
        'C:/c.yaml ! unsafe-name',
        'a\\..\\d.yaml ! unsafe-name',
        'a/../../e.yaml ! unsafe-name',
        'a\0.yaml ! unsafe-name',
        'a.zip/f..yaml = f',
      ],
    ],
    'gzip that is cut short': ['a.gz', () => gzipSync(strToU8(pod.repeat(9))).subarray(0, 30), ['a.gz ! unreadable']],
    'gzip of nothing': ['a.gz', () => new Uint8Array([0x1f, 0x8b]), ['a.gz ! unreadable']],
    'a tar that is cut short keeps what came before': [
      'a.tar',
      async () => (await tar({ 'a.yaml': 'a', 'b.yaml': 'b'.repeat(2000) })).subarray(0, 2500),
      ['a.tar/a.yaml = a', 'a.tar/b.yaml = ! unreadable'],
    ],
    'a damaged entry of a zip loses no other': [
      'a.zip',
      () => {
        const bytes = zip({ 'a.yaml': 'abc'.repeat(900), 'b.yaml': 'b' })
        bytes.fill(0xff, 36, 44)
        return bytes
      },
      ['a.zip/a.yaml ! unreadable', 'a.zip/b.yaml = b'],
    ],
    'a zip that is cut short': [
      'a.zip',
      () => zipSync({ 'a.yaml': strToU8('a'), 'b.yaml': [strToU8('b'.repeat(900)), { level: 0 }] }).subarray(0, 700),
      ['a.zip/a.yaml = a', 'a.zip/b.yaml = ! unreadable', 'a.zip ! unreadable'],
    ],
    'an empty zip': ['a.zip', () => zip({}), []],
    'zip of nothing': ['a.zip', () => strToU8('PK\x03\x04'), ['a.zip ! unreadable']],
  }
  it.each(Object.entries(cases))('%s', async (_, [name, bytes, lines]) => {
    expect(await found(sourceOf(name, await bytes()))).toEqual(lines)
  })

  it('archives deeper than any dump are refused', async () => {
    let bytes: Uint8Array = strToU8(pod)
    for (let i = 0; i < 20; i++) bytes = gzipSync(bytes)
    expect(await found(sourceOf('a', bytes))).toEqual(['a ! too-large'])
  })
})

it('finds the same at any size of piece', async () => {
  const files = { 'a.yaml': pod.repeat(50), 'b.log': 'x', 'c/d.json': '{}', [long]: 'e'.repeat(1500), 'f.yaml': '' }
  const archives = [
    zip(files),
    await tar(files),
    gzipSync(await tar(files)),
    joined(gzipSync(await tar(files)), gzipSync(new Uint8Array(512))),
  ]
  const whole = await Promise.all(archives.map((bytes) => found(sourceOf('a', bytes))))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), fc.nat(archives.length - 1), async (piece, which) => {
      expect(await found(sourceOf('a', archives[which] ?? new Uint8Array(), piece))).toEqual(whole[which])
    }),
    { numRuns: 40 },
  )
})

it('never throws at damaged archives', async () => {
  const files = { 'a.yaml': pod.repeat(50), 'c/d.json': '{}', 'e.yaml': 'e' }
  const archives = [zip(files), await tar(files), gzipSync(await tar(files))]
  const damage = fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.nat(archives.length - 1), damage, async (which, bytes) => {
      const archive = Uint8Array.from(archives[which] ?? [])
      for (const [at, byte] of bytes) archive[at % archive.length] = byte
      await found(sourceOf('a', archive))
    }),
    { numRuns: 200 },
  )
})

it('an entry that is read late is read again from the archive', async () => {
  for (const bytes of [zip({ 'a.yaml': 'a', 'b.yaml': 'b' }), await tar({ 'a.yaml': 'a', 'b.yaml': 'b' })]) {
    const sources: ByteSource[] = []
    for await (const one of unpack(sourceOf('x', bytes))) if (one.kind === 'file') sources.push(one.source)
    expect(await Promise.all(sources.map(textOf))).toEqual(['a', 'b'])
    expect(await Promise.all(sources.map(textOf))).toEqual(['a', 'b'])
  }
})

describe('bombs', () => {
  const zeros = gzipSync(new Uint8Array(80 * 1024 ** 2).fill(0x20), { level: 9 })

  it('end with a fault, whatever packs them', async () => {
    expect(await found(sourceOf('a.gz', zeros))).toEqual(['a.gz = ! too-large'])
    expect(await found(sourceOf('a.gz', gzipSync(zeros)))).toEqual(['a.gz = ! too-large'])
  }, 20_000)

  it('a bomb beside other files of a zip loses none of them', async () => {
    const bytes = zipSync({
      'a.yaml': strToU8('a'),
      'bomb.yaml': [new Uint8Array(80 * 1024 ** 2).fill(0x20), { level: 9 }],
      'c.yaml': strToU8('c'),
    })
    expect(await found(sourceOf('a.zip', bytes))).toEqual(['a.zip/a.yaml = a', 'a.zip/bomb.yaml = ! too-large', 'a.zip/c.yaml = c'])
  }, 20_000)
})
