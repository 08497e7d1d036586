import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEngine, type Trace } from '../engine'
import { messagesFor } from '../i18n/messagesFor'
import { type AskedColumn, askedColumns, type CellReason, reasonOfCell } from './cellReason'
import { flowTable } from './flowTable'
import type { View } from './route'

const en = messagesFor('en')
const views: readonly View[] = ['concept', 'wire']

interface Asked {
  readonly text: string
  readonly trace: Trace
}

/** The traces of all scenarios of a sample. */
function tracesOf(name: string): readonly Asked[] {
  const text = readFileSync(`src/samples/${name}`, 'utf8')
  const engine = createEngine()
  return engine.read([{ name, text }]).scenarios.flatMap(({ from, to, choose, proxy, http }) => {
    const answer = engine.trace({ from, to, choices: choose, at: null, proxy, ...(http === undefined ? {} : { http }) })
    return answer.ok ? [{ text, trace: answer.trace }] : []
  })
}

const samples = readdirSync('src/samples').filter((name) => name.endsWith('.yaml'))

describe.each(samples)('every cell of %s', (name) => {
  const cells = tracesOf(name).flatMap(({ text, trace }) =>
    views.flatMap((view) => {
      const { rows } = flowTable(trace, view, en)
      return rows.flatMap((row, at) =>
        askedColumns.map((column) => ({ text, trace, rows, row, column, reason: reasonOfCell(trace, view, at, column) })),
      )
    }),
  )

  it('has a reason, written at a row that says the same', () => {
    expect(cells.length).toBeGreaterThanOrEqual(20)
    for (const { reason, rows, row, column } of cells) {
      const why = `row ${row.step}, ${column}`
      expect(reason, why).not.toBeNull()
      if (column === 'whatHappens' || reason === null) continue
      expect(reason.why.how, why).not.toBe('nothing')
      expect(rows[reason.wroteAt]?.cells[column].text, why).toBe(row.cells[column].text)
      if (reason.why.how === 'rules' || reason.why.how === 'kept') expect(reason.because, why).not.toEqual([])
    }
  })

  it('names lines that hold the field, or the item of a list', () => {
    for (const { reason, row, column, text } of cells) {
      for (const { line, path, rule } of reason?.because ?? []) {
        if (line === null || path === null) continue
        const field = /([\w-]+|\["[^"]+"\])(\[\d+\])?$/.exec(path)
        const said = text.split('\n')[line - 1]?.trim() ?? ''
        const holds =
          field?.[2] === undefined ? said.replace(/^- /, '').startsWith(`${field?.[1]?.replaceAll(/[[\]"]/g, '')}:`) : said.startsWith('- ')
        expect(holds || said.includes('{'), `row ${row.step}, ${column}, ${rule}: ${path} at «${said}»`).toBe(true)
      }
    }
  })
})

const reference = tracesOf('nodeport-behind-load-balancer.yaml')[0]?.trace as Trace

/** A reason in one line: `3 rules nodePort 33`. Steps count from 1. */
function told(reason: CellReason | null): string {
  if (reason === null) return 'none'
  const { wroteAt, why, because } = reason
  const steps = 'from' in why ? [why.from] : 'of' in why ? [why.of].flat() : []
  return [
    wroteAt + 1,
    why.how,
    ...steps.map((step) => `(${step + 1})`),
    ...because.map(({ rule, line }) => `${rule}${line === null ? '' : `:${line}`}`),
  ].join(' ')
}

describe('the reference table', () => {
  it.each<[View, number, AskedColumn, string]>([
    ['concept', 1, 'source', '1 own'],
    ['concept', 1, 'sourcePort', '1 picked'],
    ['concept', 1, 'destination', '1 rules outsideName:86'],
    ['concept', 1, 'destinationPort', '1 asked'],
    ['concept', 2, 'source', '2 handedOn (1) outsideName:86'],
    ['concept', 2, 'destination', '2 rules balancerBackend:93'],
    ['concept', 2, 'destinationPort', '2 rules balancerBackend:93'],
    ['concept', 3, 'destination', '3 rules nodePort:33'],
    ['concept', 3, 'destinationPort', '3 rules nodePort:33'],
    ['concept', 4, 'source', '4 handedOn (3) nodePort:33'],
    ['concept', 4, 'destination', '4 rules endpointConditions:29'],
    ['concept', 4, 'destinationPort', '3 kept targetPort:35'],
    ['concept', 5, 'source', '5 turned (4) endpointConditions:29'],
    ['concept', 5, 'destination', '5 turned (1)'],
    ['wire', 2, 'source', '2 rules balancerListener:90'],
    ['wire', 3, 'source', '3 rules masquerade'],
    ['wire', 3, 'sourcePort', '3 rules masquerade'],
    ['wire', 3, 'destination', '3 rules endpointConditions:29'],
    ['wire', 3, 'destinationPort', '3 rules targetPort:35'],
    ['wire', 4, 'destinationPort', '4 noPacket'],
    ['wire', 6, 'source', '6 undone (3) endpointConditions:29'],
    ['wire', 6, 'sourcePort', '6 undone (3) targetPort:35'],
    ['wire', 6, 'destination', '6 undone (3) masquerade'],
    ['wire', 7, 'destination', '7 undone (2) balancerListener:90'],
    ['wire', 6, 'whatHappens', '6 undone (3) endpointConditions:29 targetPort:35 masquerade'],
    ['concept', 5, 'whatHappens', '5 undone (3) (2) endpointConditions:29 targetPort:35 masquerade balancerBackend:93 balancerListener:90'],
  ])('%s, row %i, %s: %s', (view, row, column, expected) => {
    expect(told(reasonOfCell(reference, view, row - 1, column))).toBe(expected)
  })

  it('has no reason for a row that is not there', () => {
    expect(reasonOfCell(reference, 'concept', 9, 'source')).toBeNull()
  })
})

it('a source that Local keeps says why it is kept', () => {
  const traces = tracesOf('cloud-load-balancer.yaml')
  expect(told(reasonOfCell(traces[0]?.trace as Trace, 'wire', 2, 'source'))).toMatch(/^1 kept masquerade:\d+$/)
})

it('the tunnel of kubectl port-forward goes its own way', () => {
  const traces = tracesOf('port-forward.yaml')
  expect(told(reasonOfCell(traces[0]?.trace as Trace, 'concept', 1, 'destination'))).toBe('2 tunnel')
})
