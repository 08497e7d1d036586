import { expect, it } from 'vitest'
import { type Comparing, compareValues } from './compareValues'

const caseless: Comparing = { caseless: ['name', 'target'] }

it.each<[string, unknown, unknown, Comparing, readonly string[]]>([
  ['a key that is not expected is free', { a: 1 }, { a: 1, b: 2 }, {}, []],
  ['unless the answer must be exact', { a: 1 }, { a: 1, b: 2 }, { exact: true }, ['b']],
  ['null: absent', { a: null }, {}, {}, []],
  ['a list is a set', { a: [1, 2] }, { a: [2, 1] }, {}, []],
  ['unless it has an order', { a: [1, 2] }, { a: [2, 1] }, { ordered: ['a'] }, ['a']],
  ['addresses compare as addresses', { a: '2001:DB8::1' }, { a: '2001:db8:0::1' }, {}, []],
  ['texts by their letters', { name: 'Web' }, { name: 'web' }, {}, ['name']],
  [
    'names of DNS without regard to case',
    { list: [{ name: 'Web.', target: 'A.' }] },
    { list: [{ name: 'web.', target: 'a.' }] },
    caseless,
    [],
  ],
  ['and only those', { rcode: 'noerror' }, { rcode: 'NOERROR' }, caseless, ['rcode']],
])('%s', (_name, wanted, got, comparing, fields) => {
  expect(compareValues(wanted, got, comparing).map(({ field }) => field)).toEqual(fields)
})
