import { describe, expect, it } from 'vitest'
import { candidateNames, mergeOptions, ndotsOf, parseResolvConf } from './resolvConf'

const conf = (searches: readonly string[], options: readonly string[]) => ({ nameservers: [], searches, options })

describe('reading the file of a node', () => {
  it.each([
    ['an empty file says nothing', '', [], [], []],
    ['neither do blanks and comments', '\t\n \n#comment\n #comment\n; comment', [], [], []],
    ['nameservers add up', 'nameserver 1.2.3.4\nnameserver 5.6.7.8', ['1.2.3.4', '5.6.7.8'], [], []],
    ['tabs and blanks part words', '\tnameserver \t 1.2.3.4', ['1.2.3.4'], [], []],
    ['what stands behind the address is skipped', 'nameserver 1.2.3.4 #comment', ['1.2.3.4'], [], []],
    ['the last search counts', 'search foo\nsearch bar bat', [], ['bar', 'bat'], []],
    ['an empty one too', 'search foo\nsearch', [], [], []],
    ['a domain loses its last dot', 'search foo. bar', [], ['foo', 'bar'], []],
    ['a lone dot is no domain', 'search .', [], [], []],
    ['domain and unknown words are skipped', 'domain foo\ncomment', [], [], []],
    ['lines may end with a carriage return', 'search foo\r\nnameserver 1.2.3.4\r\n', ['1.2.3.4'], ['foo'], []],
    ['of two options with one name the last counts', 'options ndots:1 debug\noptions ndots:5', [], [], ['ndots:5', 'debug']],
  ])('%s', (_name, text, nameservers, searches, options) => {
    expect(parseResolvConf(text)).toEqual({ nameservers, searches, options })
  })

  it('gives up at an empty nameserver line', () => {
    expect(parseResolvConf('nameserver\nsearch foo')).toBeNull()
  })
})

it('an added option takes the place of the one of its name', () => {
  expect(mergeOptions(['ndots:5', 'debug'], ['ndots:3', 'debug', 'attempts:3'])).toEqual(['ndots:3', 'debug', 'attempts:3'])
})

it.each([
  ['one where nobody says', [], 1],
  ['as written', ['debug', 'ndots:5'], 5],
  ['at most 15', ['ndots:99'], 15],
  ['garbage is not counted', ['ndots:many', 'ndots'], 1],
])('ndots: %s', (_name, options, expected) => {
  expect(ndotsOf(conf([], options))).toBe(expected)
})

it.each([
  ['with few dots the search domains come first', 'web', ['ndots:2'], ['web.a.b', 'web.c', 'web']],
  ['with enough the name itself', 'web.x.y', ['ndots:2'], ['web.x.y', 'web.x.y.a.b', 'web.x.y.c']],
  ['a dot at the end stops the search', 'web.', ['ndots:2'], ['web']],
  ['letters are made small', 'WEB.', [], ['web']],
])('%s', (_name, asked, options, expected) => {
  expect(candidateNames(conf(['a.b', 'C'], options), asked)).toEqual(expected)
})
