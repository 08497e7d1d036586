import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEngine, plainHttp, type Trace } from '../../engine'
import { messagesFor } from '../../i18n/messagesFor'
import { headerCells, rowCells } from '../export/cells'
import { flowTable } from '../flowTable'
import { placesOnRoute, type View } from '../route'
import { timelineOf } from '../timeline'
import { momentsOf } from './moments'
import { svgText } from './svgText'

const en = messagesFor('en')
const zh = messagesFor('zh')
const views: readonly View[] = ['concept', 'wire']

interface Asked {
  readonly from: string
  readonly to: string
  readonly choose?: Parameters<ReturnType<typeof createEngine>['trace']>[0]['choices']
  readonly proxy?: string | null
}

function drawn(text: string, { from, to, choose = {}, proxy = null }: Asked) {
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text }])
  const answer = engine.trace({ from, to, choices: choose, at: null, proxy, http: plainHttp })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  const { trace } = answer
  const graph = engine.graph({ around: [...placesOnRoute(trace)], focus: null, unfolded: [], limit: 60 })
  return { trace, svg: (view: View, messages = en) => svgText(trace, graph, view, messages) }
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** What a reader of the markup reads: the words of each text, tags and entities gone. */
function textsIn(markup: string): readonly string[] {
  return [...markup.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, inside = '']) =>
    inside.replace(/<[^>]*>/g, '').replace(/&\w+;/g, (entity) => entities[entity] ?? entity),
  )
}

function rowsIn(svg: string): readonly (readonly string[])[] {
  return [...svg.matchAll(/<g class="row[^"]*" data-row="\d+">(.*?)<\/g>/gs)].map(([, row = '']) => textsIn(row))
}

/** Every element is closed by its own end. */
function isWellFormed(svg: string): boolean {
  const open: string[] = []
  for (const [, close, name = '', , self] of svg.matchAll(/<(\/?)([\w-]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) return false
    } else if (self !== '/') open.push(name)
  }
  const left = svg.replace(/<style>.*?<\/style>/s, '').replace(/<\/?[\w-]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, '')
  return open.length === 0 && !/[<>]|&(?!\w+;)/.test(left)
}

const samples = readdirSync('src/samples').filter((name) => name.endsWith('.yaml'))

describe.each(samples)('the picture of %s', (name) => {
  const text = readFileSync(`src/samples/${name}`, 'utf8')
  const { scenarios } = createEngine().read([{ name: 'a.yaml', text }])

  it.each(scenarios)('shows the rows of the flow table: $id', (asked) => {
    const { trace, svg } = drawn(text, asked)
    for (const view of views)
      for (const messages of [en, zh]) {
        const picture = svg(view, messages)
        expect(rowsIn(picture)).toEqual(rowCells(flowTable(trace, view, messages), messages))
        expect(isWellFormed(picture)).toBe(true)
        expect(picture).not.toMatch(/undefined|NaN|\[object/)
      }
  })
})

const shop = readFileSync('src/samples/nodeport-behind-load-balancer.yaml', 'utf8')

it('has the verdict, the columns and every card of the way in the reader’s language', () => {
  const { trace, svg } = drawn(shop, { from: 'external', to: 'http://example.com/' })
  for (const messages of [en, zh]) {
    const texts = textsIn(svg('concept', messages))
    expect(texts).toEqual(expect.arrayContaining([messages.words.verdicts.delivered, ...headerCells(messages), 'node1', 'web', 'pod1']))
    expect(texts.join('').replaceAll(' ', '')).toContain(messages.verdictSentence(trace).replaceAll(' ', ''))
  }
})

it('plays without a script: each row has its moment, one after another, and the packet a place at each', () => {
  const { trace, svg } = drawn(shop, { from: 'external', to: 'http://example.com/' })
  const picture = svg('concept')
  const { steps, round } = momentsOf(timelineOf(trace, 'concept'))
  expect(picture).toContain(`style="--round:${round}ms"`)
  steps.forEach((moment, i) => {
    const share = Math.round((moment.from / round) * 1e4) / 100
    expect(picture).toMatch(new RegExp(`@keyframes s${i}\\{[^@]*\\b${share}%\\{opacity:1\\}`))
    expect(picture).toContain(`class="lit s${i}"`)
  })
  expect(picture.match(/@keyframes packet\{.*?\}\}/s)?.[0].match(/translate\(/g)?.length).toBeGreaterThan(20)
  expect(picture).toMatch(/@media\(prefers-reduced-motion:reduce\)\{\*\{animation:none!important\}\}/)
  expect(picture).not.toMatch(/<script|<foreignObject|href|@import|url\(|https?:\/\/(?!www\.w3\.org\/2000\/svg|example\.com)/)
})

it('draws where a request stops, and lets nothing of the input be markup', () => {
  const { svg } = drawn(shop, { from: 'external', to: '192.168.1.100:30002' })
  expect(svg('concept')).toContain('class="stop"')
  const { trace } = drawn(shop, { from: 'external', to: 'http://example.com/' })
  const hostile: Trace = {
    ...trace,
    request: { ...trace.request, from: { kind: 'external', name: '"><script>alert(1)</script>&\0', address: null } },
  }
  const engine = createEngine()
  engine.read([{ name: 'a.yaml', text: shop }])
  const picture = svgText(hostile, engine.graph({ around: [], focus: null, unfolded: [], limit: 60 }), 'concept', en)
  expect(picture).not.toContain('<script')
  expect(isWellFormed(picture)).toBe(true)
})
