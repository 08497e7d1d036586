import { describe, expect, it } from 'vitest'
import type { LoadProblem, RequestTarget, Trace } from '../../engine/model'
import { messagesFor } from '../../i18n/messagesFor'
import { deliveredTrace, droppedTrace } from '../fixture'
import { csvText } from './csv'
import { findingsText } from './findingsText'
import { htmlText } from './html'
import { markdownText } from './markdown'
import { mermaidText } from './mermaid'
import { sarif } from './sarif'
import { tableText } from './table'
import { targetsText } from './targetsText'
import { displayWidth } from './textWidth'

const en = messagesFor('en')
const zh = messagesFor('zh')

/** The fixture with another name of the client: what an input could try to smuggle into an output. */
function named(name: string): Trace {
  return { ...deliveredTrace, request: { ...deliveredTrace.request, from: { kind: 'external', name, address: null } } }
}

const duplicate: LoadProblem = { code: 'duplicate-key', key: 'spec', file: 'my web.yaml', line: 3, column: 5, object: null, path: null }

describe('tableText', () => {
  it('opens with the verdict and aligns its columns', () => {
    const lines = tableText(deliveredTrace, 'concept', en).split('\n')
    expect(lines[0]).toMatch(/^Delivered {2}Arrives at Pod default\/pod1/)
    const from = lines.findIndex((line) => line.startsWith('Step'))
    const column = (lines[from] ?? '').indexOf('What happens')
    for (const line of lines.slice(from + 2, from + 7)) expect(line.slice(column - 2, column)).toBe('  ')
  })

  it('counts a Chinese character as two columns', () => {
    const lines = tableText(deliveredTrace, 'concept', zh).split('\n')
    const from = lines.findIndex((line) => line.startsWith('步骤'))
    const columns = lines.slice(from + 2, from + 7).map((line) => {
      const at = [...line.matchAll(/ {2}(?=\S)/g)].at(-1)?.index ?? 0
      return displayWidth(line.slice(0, at))
    })
    expect(displayWidth('客户端 a')).toBe(8)
    expect(columns.every((column) => column <= displayWidth(lines[from] ?? ''))).toBe(true)
  })

  it.each([80, 100, 140])('stays within %i columns', (width) => {
    for (const trace of [deliveredTrace, droppedTrace]) {
      for (const messages of [en, zh]) {
        for (const line of tableText(trace, 'wire', messages, { width }).split('\n'))
          expect(displayWidth(line)).toBeLessThanOrEqual(width + 12)
      }
    }
  })

  it('shows ways, findings with their line, assumptions and what is missing', () => {
    const delivered = tableText(deliveredTrace, 'concept', en)
    expect(delivered).toContain('25%  Delivered  10.244.1.2:8080  node=node1  ← shown')
    expect(delivered).toContain('* not on the wire')
    expect(delivered).toContain('No NetworkPolicy is in the input')
    expect(delivered).toContain('203.0.113.1 is assumed')
    expect(tableText(droppedTrace, 'concept', en)).toContain('Warning  LB-20  web.yaml:14')
    expect(tableText(droppedTrace, 'concept', en)).toContain('The client sees  waits, then times out')
  })

  it('folds ways after the sixth', () => {
    const [way] = deliveredTrace.alternatives
    const many = { ...deliveredTrace, alternatives: way ? Array.from({ length: 9 }, () => ({ ...way, chance: 1 / 9 })) : [] }
    expect(tableText(many, 'concept', en)).toContain('and 3 more')
  })

  it('uses colours only when asked, and lets no name steer the terminal', () => {
    const control = '\u001b'
    expect(tableText(named(`a${control}[2Jb`), 'concept', en)).not.toContain(control)
    expect(tableText(deliveredTrace, 'concept', en, { colours: true })).toContain(`${control}[1;32mDelivered${control}[0m`)
  })
})

describe('markdownText', () => {
  it('is a verdict line and a table', () => {
    expect(markdownText(deliveredTrace, 'concept', en).split('\n').slice(0, 7)).toEqual([
      '**Delivered** – Arrives at Pod default/pod1 on port 8080 after two translations; the Pod sees node1, not the client – if no NetworkPolicy exists: that kind is not in the input.',
      '',
      '| Step | Source | Source port | Destination | Destination port | What happens |',
      '| ---: | --- | --- | --- | --- | --- |',
      '| 1 | client | any | 192.168.1.1 | 80 | The client sends to example.com, which leads to 192.168.1.1:80 |',
      '| 2 | 192.168.1.1 | 80 | 192.168.1.100 | 30001 | Load balancer edge takes port 80 and sends on to node1, NodePort 30001 |',
      '| 3 | 192.168.1.100 | 30001 | 10.96.0.1 (not on the wire) | 8080 | node1 translates NodePort 30001 to Service default/web, port 8080 |',
    ])
  })

  it.each([
    ['a|b', 'a\\|b'],
    ['a`b`', 'a\\`b\\`'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['[x](javascript:1)', '\\[x\\](javascript:1)'],
    ['a\nb', 'a b'],
    ['back\\|slash', 'back\\\\\\|slash'],
  ])('shows %j as it stands', (name, cell) => {
    expect(markdownText(named(name), 'concept', en)).toContain(`| 1 | ${cell} | any |`)
  })
})

describe('csvText', () => {
  it('is CRLF lines with quoted commas', () => {
    const lines = csvText(deliveredTrace, 'wire', en).split('\r\n')
    expect(lines[0]).toBe('Step,Source,Source port,Destination,Destination port,What happens')
    expect(lines[1]).toBe('1,client,any,192.168.1.1,80,"The client sends to example.com, which leads to 192.168.1.1:80"')
    expect(lines[4]).toMatch(/^4,not on the wire,not on the wire,/)
  })

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['a"b', '"a""b"'],
    ['\t=1', "' =1"],
  ])('guards %j', (name, cell) => {
    expect(csvText(named(name), 'concept', en)).toContain(`\r\n1,${cell},any,`)
  })
})

describe('mermaidText', () => {
  it('draws places, packets, translations and the reply', () => {
    expect(mermaidText(deliveredTrace, 'wire', en)).toBe(`sequenceDiagram
  participant p1 as client
  participant p2 as ExternalLoadBalancer edge
  participant p3 as Node node1
  participant p4 as Pod default/pod1
  p1->>p2: 192.168.1.1:80
  Note over p2: Destination: 192.168.1.1:80 → 192.168.1.100:30001<br/>Source: 203.0.113.1 → 192.168.1.1
  p2->>p3: 192.168.1.100:30001
  Note over p3: Destination: 192.168.1.100:30001 → 10.244.1.2:8080<br/>Source: 192.168.1.1 → 192.168.1.100
  p3->>p4: 10.244.1.2:8080
  p4-->>p3: 192.168.1.100
  Note over p3: Destination: 192.168.1.100 → 192.168.1.1<br/>Source: 10.244.1.2:8080 → 192.168.1.100:30001
  p3-->>p2: 192.168.1.1
  Note over p2: Destination: 192.168.1.1 → 203.0.113.1<br/>Source: 192.168.1.100:30001 → 192.168.1.1:80
  p2-->>p1: client
`)
  })

  it('marks what no packet carries', () => {
    expect(mermaidText(deliveredTrace, 'concept', en)).toContain('p3->>p4: 10.96.0.1:8080 (not on the wire)')
  })

  it('loses the arrow of a dropped request, in either view, also where the last place has no packet', () => {
    const silent = { ...droppedTrace, hops: droppedTrace.hops.map((hop) => (hop.step === 'stop' ? { ...hop, wire: null } : hop)) }
    for (const trace of [droppedTrace, silent]) {
      expect(mermaidText(trace, 'wire', en)).toContain('p1--xp2: 192.168.1.101:30001')
      expect(mermaidText(trace, 'wire', en)).toContain('Note over p2: Dropped – node2 has no usable endpoint')
    }
  })

  it('lets no name become syntax', () => {
    const [first, ...rest] = deliveredTrace.hops
    const evil = first ? { ...first, component: { ...first.component, kind: 'X', name: 'a;b\nend<script>#' } } : null
    const text = mermaidText({ ...deliveredTrace, hops: evil ? [evil, ...rest] : [] }, 'concept', en)
    expect(text).toContain('participant p1 as X a#59;b end#60;script#62;#35;')
  })
})

describe('sarif', () => {
  const log = sarif(droppedTrace.findings, [duplicate], en, '0.1.0')
  const [run] = log.runs

  it('has each result with its rule, level and place', () => {
    expect(log.version).toBe('2.1.0')
    expect(run?.results.map((result) => [result.ruleId, run.tool.driver.rules[result.ruleIndex]?.id, result.level])).toEqual([
      ['LB-20', 'LB-20', 'warning'],
      ['load/duplicate-key', 'load/duplicate-key', 'error'],
    ])
    expect(run?.results[0]?.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'web.yaml' }, region: { startLine: 14 } },
        logicalLocations: [{ fullyQualifiedName: 'Service default/web spec.externalTrafficPolicy', kind: 'object' }],
      },
    ])
    expect(run?.results[1]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'my%20web.yaml' },
      region: { startLine: 3, startColumn: 5 },
    })
  })
})

describe('plain lists', () => {
  it('prints findings with their line, and problems', () => {
    const text = findingsText(droppedTrace.findings, [duplicate], en)
    expect(text).toContain('Warning  LB-20  No local endpoint on this node  web.yaml:14')
    expect(text).toContain('  my web.yaml:3:5  Key “spec” stands twice in the same map')
    expect(text.trimEnd().split('\n').at(-1)).toBe('Warning 1')
    expect(findingsText([], [], en)).toBe('No findings.\n')
  })

  it('prints targets and counts objects', () => {
    const target: RequestTarget = {
      to: 'http://example.com/',
      from: 'external',
      kind: 'url',
      describes: { object: 'default/web', kind: 'Service', port: 'http 80' },
      verdict: 'delivered',
    }
    const text = targetsText({ targets: [target], objects: { Node: 2, Service: 1 }, problems: [duplicate] }, en)
    expect(text).toMatch(/external +http:\/\/example\.com\/ +URL +Delivered +Service default\/web, port http 80/)
    expect(text).toContain('Objects  Node 2, Service 1')
    expect(targetsText({ targets: [], objects: {}, problems: [] }, en)).toBe('Nothing in the input can be requested.\n')
  })
})

describe('htmlText', () => {
  it('is one table with the verdict as its caption and a row for each step', () => {
    const html = htmlText(deliveredTrace, 'concept', en)
    expect(html).toMatch(/^<table>\n {2}<caption><strong>Delivered<\/strong> – Arrives at Pod default\/pod1/)
    expect(html.match(/<tr>/g)).toHaveLength(6)
    expect(html.match(/<th scope="col">/g)).toHaveLength(6)
    expect(html).toContain('<td>10.96.0.1 (not on the wire)</td>')
  })

  it('takes no markup from the input', () => {
    const html = htmlText(named('<img src=x onerror="alert(1)">&'), 'concept', en)
    expect(html).toContain('<td>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;</td>')
    expect(html).not.toContain('<img')
  })
})
