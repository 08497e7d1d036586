import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decidedElsewhere, type FolderRule, folderRules, longestFile, onlyIn } from './architecture.rules'
import { languages } from './i18n'
import { messagesFor } from './i18n/messagesFor'

interface ImportLine {
  readonly from: string
  readonly typeOnly: boolean
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
const isTest = (file: string) => /\.(test|testing)\.tsx?$/.test(file) || /^architecture\./.test(file)
const sources = files.filter((file) => !isTest(file) && file.includes('/'))

const textOf = (file: string) => readFileSync(join('src', file), 'utf8')

/** Every import of a file: static, re-exported and on first use. */
function importsOf(text: string): readonly ImportLine[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const statics = [...code.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)]
  const dynamics = [...code.matchAll(/(?:\bimport|new URL)\(\s*'(\.[^']+|[^'./][^']*)'/g)]
  return [
    ...statics.map(([line, type, from]) => ({ from: from ?? '', typeOnly: type !== undefined || allTypes(line) })),
    ...dynamics.map(([, from]) => ({ from: from ?? '', typeOnly: false })),
  ]
}

/** True for `import { type A, type B } from …`. */
function allTypes(line: string): boolean {
  const names = /\{([^}]*)\}/.exec(line)?.[1]
  const parts = (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return parts.length > 0 && parts.every((name) => name.startsWith('type '))
}

function ruleFor(file: string): FolderRule {
  const fitting = folderRules.filter((rule) => file.startsWith(`${rule.folder}/`)).sort((a, b) => b.folder.length - a.folder.length)
  return fitting[0] ?? expect.fail(`src/${file} stands in a folder that src/architecture.rules.ts does not know: add a line for it`)
}

/** What is wrong with one import of one file; null where it is allowed. */
function violation(file: string, line: ImportLine): string | null {
  const rule = ruleFor(file)
  const own = line.from.startsWith('.') ? posix.normalize(posix.join(dirname(file).replaceAll('\\', '/'), line.from)) : null
  const allowed = own === null ? mayUse(rule, file, line.from) : mayImport(rule, file, own, line.typeOnly)
  if (allowed) return null
  const may = [rule.folder, ...rule.may].join(', ')
  const libraries = rule.libraries.length === 0 ? 'no package' : rule.libraries.join(', ')
  return `src/${file} imports ${line.from}. ${rule.folder} may import ${may}; and ${libraries}.`
}

function mayUse(rule: FolderRule, file: string, name: string): boolean {
  const only = Object.entries(onlyIn).find(([library]) => name === library || name.startsWith(`${library}/`))
  if (only && !only[1].includes(file)) return false
  return rule.libraries.some(
    (library) => name === library || name.startsWith(`${library}/`) || (library === 'node:' && name.startsWith(library)),
  )
}

function mayImport(rule: FolderRule, file: string, target: string, typeOnly: boolean): boolean {
  if (target.startsWith(`${rule.folder}/`) || target === rule.folder) return true
  const face = ['app', 'embed', 'cli'].find((each) => target === each || target.startsWith(`${each}/`))
  if (face !== undefined && !file.startsWith(`${face}/`) && !(face === 'app' && file.startsWith('embed/'))) return false
  return rule.may.some((entry) => {
    const [only, path] = entry.startsWith('type ') ? [true, entry.slice('type '.length)] : [false, entry]
    if (only && !typeOnly) return false
    if (target === path || target === `${path}/index`) return true
    return path !== 'engine' && target.startsWith(`${path}/`)
  })
}

describe('who imports whom', () => {
  it('finds every file', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(
      importsOf("import a, {\n  type B,\n} from './x'\nexport * from './y'\nimport './z.css'\nconst d = () => import('./d')").map(
        ({ from }) => from,
      ),
    ).toEqual(['./x', './y', './z.css', './d'])
  })

  it.each(sources)('%s', (file) => {
    const wrong = importsOf(textOf(file)).map((line) => violation(file, line))
    expect(wrong.filter((message) => message !== null)).toEqual([])
  })

  it('would say what is allowed', () => {
    const line = (from: string, typeOnly = false) => ({ from, typeOnly })
    expect(violation('engine/trace/walk.ts', line('../assemble/assemble'))).toContain(
      'engine/trace may import engine/trace, engine/model, engine/kubernetes',
    )
    expect(violation('engine/graph/graph.ts', line('js-yaml'))).toContain('and no package')
    expect(violation('engine/trace/walk.ts', line('fastest-levenshtein'))).not.toBeNull()
    expect(violation('app/player/PlayerBar.tsx', line('reactflow'))).not.toBeNull()
    expect(violation('app/player/PlayerBar.tsx', line('../../engine/load/load'))).not.toBeNull()
    expect(violation('cli/main.ts', line('../app/store/store'))).not.toBeNull()
    expect(violation('present/describe.ts', line('../i18n/messages'))).not.toBeNull()
    expect(violation('present/describe.ts', line('../i18n/messages', true))).toBeNull()
    expect(violation('app/map/MapView.tsx', line('reactflow'))).toBeNull()
  })
})

describe('one name for one thing', () => {
  const rules = Object.keys(messagesFor('en').rules)

  it.each(rules)('the rule %s is decided in the file that bears its name, or in the one that is listed', (rule) => {
    const own = `engine/kubernetes/${rule}.ts`
    const listed = decidedElsewhere[rule]
    expect(existsSync(join('src', own)), `either ${own} or an entry in decidedElsewhere`).toBe(listed === undefined)
    expect(textOf(listed ?? own)).toContain(`rule: '${rule}'`)
  })

  it.each(languages)('each rule has words in %s', (language) => {
    const { rules: sentences, words } = messagesFor(language)
    expect(Object.keys(sentences).sort()).toEqual([...rules].sort())
    expect(rules.filter((rule) => !(words.ruleNames as Record<string, string>)[rule])).toEqual([])
  })

  it('no rule is decided that has no words', () => {
    const engine = sources.filter((file) => file.startsWith('engine/') && !file.startsWith('engine/model/'))
    const decided = engine.flatMap((file) => [...textOf(file).matchAll(/\brule: '(\w+)'/g)].map((found) => found[1]))
    expect([...new Set(decided)].sort()).toEqual([...rules].sort())
  })
})

describe('size', () => {
  it('no source file is longer than a person reads', () => {
    const long = files.filter((file) => textOf(file).split('\n').length > longestFile)
    expect(long).toEqual([])
  })
})
