import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { testIo } from './io.testing'
import { readInput } from './readInput'

const bytes = (text: string) => Buffer.from(text, 'utf8')

describe('reading the input', () => {
  it('reads files, standard input and folders with all below them, in order of name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
    mkdirSync(join(folder, 'sub'))
    mkdirSync(join(folder, '.git'))
    for (const name of ['b.yml', 'a.yaml', 'sub/c.json', 'notes.txt', '.git/config.yaml']) writeFileSync(join(folder, name), name)
    writeFileSync(join(folder, 'd.yaml.gz'), gzipSync('packed'))
    const { io } = testIo({ stdin: bytes('typed') })
    const files = await readInput([folder, '-'], io)
    expect(files.map(({ name, text }) => [name.replace(`${folder}/`, ''), text])).toEqual([
      ['a.yaml', 'a.yaml'],
      ['b.yml', 'b.yml'],
      ['d.yaml.gz', 'packed'],
      ['sub/c.json', 'sub/c.json'],
      ['-', 'typed'],
    ])
  })

  it('unpacks gzip by its first bytes, whatever the name, and reads UTF-16 with its mark', async () => {
    const text = async (input: Uint8Array) => (await readInput(['-'], testIo({ stdin: input }).io))[0]?.text
    expect(await text(gzipSync('kind: Pod'))).toBe('kind: Pod')
    expect(await text(Buffer.from('\ufeffkind: Pod', 'utf16le'))).toBe('kind: Pod')
    expect(await text(bytes('\ufeffkind: Pod'))).toBe('kind: Pod')
    await expect(text(gzipSync('kind: Pod').subarray(0, 12))).rejects.toThrow('cannot unpack -')
  })

  it('opens archives, and says what it left in them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
    const packed = zipSync({ 'ns/pods.json': bytes('{}'), 'ns/web.log': bytes('x'), '../up.yaml': bytes('x') })
    writeFileSync(join(folder, 'dump.zip'), packed)
    const { io, printed } = testIo()
    const files = await readInput([folder], io)
    expect(files).toEqual([{ name: join(folder, 'dump.zip/ns/pods.json'), text: '{}' }])
    expect(printed.err).toContain('../up.yaml: its name leads out of the archive')
    expect(printed.err).toContain('1 files in it are no manifests')
  })

  it('says what cannot be read', async () => {
    const { io } = testIo()
    await expect(readInput(['nowhere.yaml'], io)).rejects.toThrow('cannot read nowhere.yaml: there is no such file')
    await expect(readInput([mkdtempSync(join(tmpdir(), 'hopscope-'))], io)).rejects.toThrow('holds no manifests')
  })
})
