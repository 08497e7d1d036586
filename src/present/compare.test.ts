import { expect, it } from 'vitest'
import { compareTables } from './compare'
import type { FlowRow } from './flowTable'

function row(hopId: string, destination = '', whatHappens = hopId): FlowRow {
  const cell = { text: '' }
  const cells = { source: cell, sourcePort: cell, destination: { text: destination }, destinationPort: cell }
  return { step: 1, hopId, direction: 'forward', place: '', cells, whatHappens, stopped: false, assumed: false }
}

const was = [row('client'), row('node/a', '1'), row('service/web', '2')]

it.each([
  ['nothing changed', was, ['same', 'same', 'same'], null],
  ['a value', [row('client'), row('node/a', '9'), row('service/web', '2')], ['same', 'changed', 'same'], 1],
  ['a sentence alone', [row('client'), row('node/a', '1'), row('service/web', '2', 'is dropped')], ['same', 'same', 'changed'], 2],
  ['a hop is gone, and stands where it stood', [row('client'), row('service/web', '2')], ['same', 'gone', 'same'], 1],
  ['another hop in its place', [row('client'), row('node/b', '1'), row('service/web', '2')], ['same', 'gone', 'new', 'same'], 1],
  ['the way ends earlier', [row('client')], ['same', 'gone', 'gone'], 1],
  ['the way goes on', [...was, row('pod/x')], ['same', 'same', 'same', 'new'], 3],
] as const)('%s', (_name, now, kinds, first) => {
  const compared = compareTables(was, now)
  expect(compared.rows.map(({ is }) => is)).toEqual(kinds)
  expect(compared.first).toBe(first)
})
