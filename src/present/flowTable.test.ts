import { describe, expect, it } from 'vitest'
import { messagesFor } from '../i18n/messagesFor'
import { deliveredTrace, droppedTrace } from './fixture'
import { type FlowTable, flowColumns, flowTable } from './flowTable'

const en = messagesFor('en')
const texts = (table: FlowTable) =>
  table.rows.map((row) => flowColumns.map((column) => `${row.cells[column].text}${row.cells[column].notOnWire ? '*' : ''}`))

describe('concept view', () => {
  const table = flowTable(deliveredTrace, 'concept', en)

  it('is the table that people draw, with what no packet carries marked', () => {
    expect(texts(table)).toEqual([
      ['client', 'any', '192.168.1.1', '80'],
      ['192.168.1.1', '80', '192.168.1.100', '30001'],
      ['192.168.1.100', '30001', '10.96.0.1*', '8080'],
      ['10.96.0.1*', '8080', '10.244.1.2', '8080'],
      ['10.244.1.2', '8080', 'client', 'any'],
    ])
  })

  it('counts steps through the reply and closes with one reply row', () => {
    expect(table.rows.map((row) => [row.step, row.direction])).toEqual([
      [1, 'forward'],
      [2, 'forward'],
      [3, 'forward'],
      [4, 'forward'],
      [5, 'reply'],
    ])
  })

  it('keeps the address behind the name of a client', () => {
    expect(table.rows[0]?.cells.source).toEqual({ text: 'client', address: '203.0.113.1' })
  })

  it('says what happens', () => {
    expect(table.rows.map((row) => row.whatHappens)).toEqual([
      'The client sends to example.com, which leads to 192.168.1.1:80',
      'Load balancer edge takes port 80 and sends on to node1, NodePort 30001',
      'node1 translates NodePort 30001 to Service default/web, port 8080',
      'Service default/web chooses Pod default/pod1, port 8080: one of two endpoints',
      'default/pod1 sends the reply',
    ])
  })
})

describe('wire view', () => {
  const table = flowTable(deliveredTrace, 'wire', en)

  it('has each packet that travels, and a row without packet for the Service', () => {
    expect(texts(table)).toEqual([
      ['client', 'any', '192.168.1.1', '80'],
      ['192.168.1.1', 'any', '192.168.1.100', '30001'],
      ['192.168.1.100', 'any', '10.244.1.2', '8080'],
      ['*', '*', '*', '*'],
      ['10.244.1.2', '8080', '192.168.1.100', 'any'],
      ['192.168.1.100', '30001', '192.168.1.1', 'any'],
      ['192.168.1.1', '80', 'client', 'any'],
    ])
    expect(table.rows[3]?.place).toBe('Service default/web')
  })
})

it('ends at the row where the request stops, with the reason', () => {
  const last = flowTable(droppedTrace, 'concept', en).rows.at(-1)
  expect(last).toMatchObject({ step: 2, hopId: 'node/node2', stopped: true })
  expect(last?.whatHappens).toContain('node2 has no usable endpoint of Service default/web')
})

it('calls a named client outside by its name, and the default one in the language of the reader', () => {
  const named = {
    ...deliveredTrace,
    request: { ...deliveredTrace.request, from: { kind: 'external' as const, name: 'phone', address: null } },
  }
  expect(flowTable(named, 'concept', en).rows[0]?.cells.source.text).toBe('phone')
  expect(flowTable(deliveredTrace, 'concept', messagesFor('zh')).rows[0]?.cells.source.text).toBe('客户端')
})

it('prints a sender inside the cluster by its address', () => {
  const fromPod = {
    ...deliveredTrace,
    request: { ...deliveredTrace.request, from: { kind: 'pod' as const, namespace: 'default', name: 'client' } },
  }
  expect(flowTable(fromPod, 'concept', en).rows[0]?.cells.source.text).toBe('203.0.113.1')
})

it('prints the name where there is no address', () => {
  const [first] = deliveredTrace.hops
  const packet = {
    protocol: 'TCP' as const,
    source: { address: null, port: null, name: 'client' },
    destination: { address: null, port: 80, name: 'exampel.com' },
  }
  const lost = { ...droppedTrace, hops: first ? [{ ...first, concept: packet, wire: null }] : [] }
  const cells = flowTable(lost, 'concept', en).rows[0]?.cells
  expect([cells?.source.text, cells?.destination.text]).toEqual(['client', 'exampel.com'])
})
