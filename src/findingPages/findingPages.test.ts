import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pageOf } from '../../scripts/findingPages'
import { createEngine, type Finding, plainHttp, type Trace } from '../engine'
import { diagnostics } from '../engine/diagnose/rules'
import type { FindingCode } from '../engine/model'
import { languages } from '../i18n'
import { loadFindingPage, loadFindingPages } from '.'
import type { Example } from './page'
import { sections } from './page'

const codes = diagnostics.map(({ code }) => code)
const written = readdirSync('src/findingPages').flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []))
const textOf = (code: string) => readFileSync(`src/findingPages/${code}.yaml`, 'utf8')
const engine = createEngine()

/** What is found in an example: on the way of its request, and standing; and the trace. */
function tryOut({ manifests, request: { from, to, host } }: Example): { readonly found: readonly Finding[]; readonly trace: Trace } {
  const { problems } = engine.read([{ name: 'example.yaml', text: manifests }])
  expect(problems.filter(({ code }) => code !== 'refused')).toEqual([])
  const answer = engine.trace({ from, to, choices: {}, at: null, proxy: null, http: { ...plainHttp, host } })
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem))
  return { found: [...answer.trace.findings, ...engine.findings()], trace: answer.trace }
}

const codesOf = (found: readonly Finding[]) => [...new Set(found.map(({ code }) => code))]
const grave = (found: readonly Finding[]) => codesOf(found.filter(({ severity }) => severity !== 'info'))

describe('the pages of findings', () => {
  it('every code has one, but those that are listed as without', () => {
    expect(codes.filter((code) => !written.includes(code))).toEqual([])
  })

  it('none is left over, and the faces find all of them', async () => {
    expect(written.filter((code) => !(codes as readonly string[]).includes(code))).toEqual([])
    expect([...(await loadFindingPages()).keys()].sort()).toEqual([...written].sort())
  })

  it('are read as the faces read them', async () => {
    expect(await loadFindingPage('SVC-01')).toEqual(pageOf('SVC-01', textOf('SVC-01')))
    expect(await loadFindingPage('SVC-99')).toBeNull()
  })
})

describe.each(written)('%s', (code) => {
  const page = pageOf(code, textOf(code))

  it.each(languages)('says everything in %s, in its own script', (language) => {
    for (const section of sections) {
      const prose = page[language][section].replace(/`[^`]*`/g, '·')
      expect(prose.trim().length, section).toBeGreaterThan(5)
      expect(/\p{Script=Han}/u.test(prose), section).toBe(language === 'zh')
      expect(page[language][section].split('`').length % 2, `${section}: each backtick has its other`).toBe(1)
      expect(prose, section).not.toMatch(/\b(den(y|ies|ied)|block(s|ed)?|fail(s|ed)?)\b|阻止|拦截|失败/i)
      expect(prose, section).not.toMatch(/[!！]|\p{Script=Han} *[,;:?]|\p{Script=Han}[a-zA-Z]|[a-zA-Z]\p{Script=Han}/u)
    }
  })

  it('names the page upstream that the finding names', () => {
    expect(page.upstream).toBe(diagnostics.find((diagnostic) => diagnostic.code === code)?.docs)
  })

  it('has manifests that can be read at one glance', () => {
    expect(page.fault.manifests.split('\n').length).toBeLessThanOrEqual(75)
  })

  it('shows the fault, and no other', () => {
    const { found } = tryOut(page.fault)
    expect(codesOf(found)).toContain(code as FindingCode)
    expect(
      grave(found)
        .filter((other) => other !== code)
        .sort(),
    ).toEqual([...page.also].sort())
  })

  it('the mended twin does not, and its request ends as the page says', () => {
    const { found, trace } = tryOut(page.healthy)
    expect(codesOf(found)).not.toContain(code)
    expect(grave(found)).toEqual([])
    expect(trace.verdict).toBe(page.ends)
  })
})
