import { describe, expect, it } from 'vitest'
import { languages, type Messages, pickLanguage } from '.'
import { messagesFor } from './messagesFor'
import { ruleSamples, stepSamples, stopSamples } from './sampleFacts'
import { assumptionSamples, findingSamples, missingSamples, problemSamples, requestSamples, variationSamples } from './sampleProblems'

interface Said {
  readonly code: string
  readonly facts: unknown
  readonly sentence: string
}

const fixSamples = [
  { what: 'set', path: 'spec.ports[0].targetPort', value: '8080' },
  { what: 'add', path: 'spec.ports[0].protocol', value: 'UDP' },
  { what: 'append', path: 'spec.ingress[0].ports', value: '{port: 8080}' },
  { what: 'remove', path: 'spec.ports[0].nodePort', value: '' },
] as const

/** Every sentence of a language, for every sample of every code. */
function allSentences(messages: Messages): readonly Said[] {
  const families = [
    ['rules', ruleSamples, messages.rules],
    ['steps', stepSamples, messages.steps],
    ['stops', stopSamples, messages.stops],
    ['findings', findingSamples, messages.findings],
  ] as const
  const fromFacts = families.flatMap(([family, samples, words]) =>
    Object.entries(samples).flatMap(([code, facts]) =>
      facts.map((fact: unknown) => ({ code: `${family} ${code}`, facts: fact, sentence: (words as Worded)[code]?.(fact) ?? '' })),
    ),
  )
  const whole = [
    ...problemSamples.map((each) => ({
      code: `problems ${each.code}`,
      facts: { ...each, file: '', line: '', column: '' },
      sentence: messages.problems[each.code](each as never),
    })),
    ...assumptionSamples.map((each) => ({
      code: `assumptions ${each.what}`,
      facts: each,
      sentence: messages.assumptions[each.what](each as never),
    })),
    ...requestSamples.map((each) => ({
      code: `requests ${each.code}`,
      facts: each,
      sentence: messages.requests[each.code](each as never),
    })),
    ...fixSamples.map(({ what, ...facts }) => ({
      code: `fixes ${what}`,
      facts,
      sentence: messages.fixes.line(messages.fixes.changes[what](facts.path, facts.value)),
    })),
    ...variationSamples.map((each) => ({
      code: `variations ${each.code}`,
      facts: each,
      sentence: messages.variations[each.code](each as never),
    })),
    ...missingSamples.map((facts) => ({ code: `missing ${facts.why}`, facts, sentence: messages.missing(facts) })),
  ]
  return [...fromFacts, ...whole]
}
type Worded = Readonly<Record<string, ((facts: unknown) => string) | undefined>>

/** Names, addresses and numbers among the facts: all but the words of enumerations and the parts of nested objects. */
function tellingFacts(facts: unknown): readonly string[] {
  const values = Object.entries(facts as object).flatMap(([key, value]): readonly unknown[] =>
    key === 'what' || key === 'code' ? [] : Array.isArray(value) ? value : [value],
  )
  return values.flatMap((value) => {
    if (typeof value === 'number') return [String(value)]
    if (typeof value === 'string') return /[./=\d]/.test(value) ? [value] : []
    return value !== null && typeof value === 'object' && 'kind' in value ? [String((value as { name?: unknown }).name)] : []
  })
}

const numberWords: Readonly<Record<string, string>> = { 1: 'one|only|唯一', 2: 'two', 3: 'three' }
const han = /\p{Script=Han}/u

/** Labels: every text under `words`, `report`, `symptoms`, `fixes` with its path. */
function labels(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => labels(inner, path === '' ? key : `${path}.${key}`))
}

/** Kubernetes' own names stay what they are in every language. */
const names = new Set(['Service', 'Pod', 'URL', 'ExternalName', 'ClusterIP', 'NodePort', 'LoadBalancer', 'NetworkPolicy'])

describe.each(languages)('%s', (language) => {
  const messages = messagesFor(language)
  const sentences = allSentences(messages)

  it.each(sentences)('words $code: $sentence', ({ facts, sentence }) => {
    expect(sentence.trim()).not.toBe('')
    expect(sentence).not.toMatch(/undefined|null\b|NaN|\[object|!|！|\s{2}|\s$/)
    expect(han.test(sentence)).toBe(language === 'zh')
    for (const fact of tellingFacts(facts)) {
      const said = sentence.includes(fact) || new RegExp(numberWords[fact] ?? '(?!)', 'i').test(sentence)
      expect(said, `"${sentence}" says ${fact}`).toBe(true)
    }
  })

  it('never says what the glossary forbids', () => {
    const forbidden = language === 'en' ? /\b(den(y|ies|ied)|block(s|ed)?|fail(s|ed)?|machine|upstream|config)\b/i : /阻止|拦截|失败/
    for (const { sentence } of sentences) expect(sentence).not.toMatch(forbidden)
  })

  it('has a text for every label, in its own script', () => {
    for (const [path, text] of labels({
      words: messages.words,
      report: messages.report,
      symptoms: messages.symptoms,
      symptomWords: messages.symptomWords,
      fixes: messages.fixes,
    })) {
      expect(text.trim(), path).not.toBe('')
      if (!names.has(text)) expect(han.test(text), `${path}: ${text}`).toBe(language === 'zh')
    }
  })

  it('cuts long lists', () => {
    const nodesWith = Array.from({ length: 40 }, (_, index) => `node${index}`)
    const sentence = messages.findings['LB-20']({ service: 'default/web', node: 'n', nodesWith, healthCheckNodePort: null })
    expect(sentence).toContain('35')
    expect(sentence).not.toContain('node39')
  })
})

it('repeats no sentence of another language', () => {
  const [en, zh] = [allSentences(messagesFor('en')), allSentences(messagesFor('zh'))]
  expect(en.map((said) => said.code)).toEqual(zh.map((said) => said.code))
  for (const [index, said] of en.entries()) expect(zh[index]?.sentence).not.toBe(said.sentence)
  const chinese = new Map(labels(messagesFor('zh')))
  for (const [path, text] of labels(messagesFor('en'))) if (han.test(chinese.get(path) ?? '')) expect(chinese.get(path)).not.toBe(text)
})

it.each([
  [['zh-CN', 'en'], 'zh'],
  [['fr', 'en-GB'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
])('picks the first language there is of %j', (asked, language) => {
  expect(pickLanguage(asked)).toBe(language)
})
