import { expect, it } from 'vitest'
import { readPageAddress } from './pageAddress'

it('reads how the page looks from the query and where it stands from the fragment', () => {
  const address = readPageAddress({
    search: '?src=a.yaml&src=b.yaml&embed&lang=zh&theme=dark',
    hash: '#from=pod:a/b&to=http%3A%2F%2Fx%2F%3Fa%3D1&view=wire&proxy=mode%3Dnftables%2CmasqueradeAll%3Dtrue&hop=node%2Fnode1',
  })
  expect(address).toEqual({
    sample: null,
    lesson: null,
    finding: null,
    sources: ['a.yaml', 'b.yaml'],
    embed: true,
    language: 'zh',
    theme: 'dark',
    from: 'pod:a/b',
    to: 'http://x/?a=1',
    view: 'wire',
    proxy: 'mode=nftables,masqueradeAll=true',
    link: null,
    hop: 'node/node1',
  })
})

it('a lesson is named apart from a sample', () => {
  const { sample, lesson } = readPageAddress({ search: '?lesson=node-port', hash: '' })
  expect([sample, lesson]).toEqual([null, 'node-port'])
})

it('takes no language, theme or view that there is not', () => {
  const { language, theme, view, embed } = readPageAddress({ search: '?lang=fr&theme=pink', hash: '#view=side' })
  expect([language, theme, view, embed]).toEqual([null, null, null, false])
})

it('knows every view by its name', () => {
  const views = ['concept', 'wire', 'linux'] as const
  for (const view of views) expect(readPageAddress({ search: '', hash: `#view=${view}` }).view).toBe(view)
})

it.each([
  ['#s=1.abc.def', '1.abc.def'],
  ['#s=', ''],
  ['#s=1.a-b_c.d&from=x', '1.a-b_c.d'],
  ['#from=external', null],
  ['', null],
])('a link stands in the fragment %s', (hash, link) => expect(readPageAddress({ search: '', hash }).link).toBe(link))
