import { expect, it } from 'vitest'
import { wayThrough } from './wayThrough'

const line = (from: string, to: string) => ({ id: `${from}>${to}`, from, to })
const lines = [
  line('client', 'node1'),
  line('client', 'node2'),
  line('node1', 'web'),
  line('node2', 'web'),
  line('web', 'a'),
  line('web', 'b'),
]

it('takes every way up to a card and from it, and none beside it', () => {
  expect([...wayThrough('node1', lines)].sort()).toEqual([
    'a',
    'b',
    'client',
    'client>node1',
    'node1',
    'node1>web',
    'web',
    'web>a',
    'web>b',
  ])
  expect([...wayThrough('a', lines)].sort()).toEqual(
    ['a', 'client', 'client>node1', 'client>node2', 'node1', 'node1>web', 'node2', 'node2>web', 'web', 'web>a'].sort(),
  )
})

it('is the card alone where no line leads, and ends where lines lead in a circle', () => {
  expect([...wayThrough('alone', lines)]).toEqual(['alone'])
  expect([...wayThrough('x', [line('x', 'y'), line('y', 'x')])].sort()).toEqual(['x', 'x>y', 'y', 'y>x'])
})
