import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { testIo } from './io.testing'
import { run } from './run'

const textOf = (file: string) => readFileSync(file, 'utf8')
const guide = textOf('docs/ci.md')

interface GithubStep {
  readonly run?: string
}
const github = load(textOf('examples/ci/github-actions.yml')) as {
  readonly jobs: { readonly traffic: { readonly steps: readonly GithubStep[] } }
}
const gitlab = load(textOf('examples/ci/gitlab-ci.yml')) as {
  readonly traffic: { readonly before_script: readonly string[]; readonly script: readonly string[] }
}

/** Lines of a script, those of the shell's comments without them. */
const linesOf = (script: string) => script.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim())

const scripts = {
  'github-actions.yml': github.jobs.traffic.steps.flatMap((step) => linesOf(step.run ?? '')),
  'gitlab-ci.yml': [...gitlab.traffic.before_script, ...gitlab.traffic.script].flatMap(linesOf),
  'ci.md': [...guide.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => linesOf(block)),
}

const lines = Object.entries(scripts).flatMap(([file, script]) =>
  script.filter((line) => line.startsWith('hopscope ')).map((line) => ({ file, line })),
)

/** The words of a line, from the folder of the examples; what a file would take goes to the test. */
const wordsOf = (line: string) =>
  line
    .replace(/ > \S+$/, '')
    .split(/\s+/)
    .slice(1)
    .map((word) => (word.startsWith('deploy') ? `examples/ci/${word}` : word === 'before.yaml' ? 'examples/ci/deploy/shop.yaml' : word))

describe('the examples for CI', () => {
  it('show every command that the page names, each', () => {
    for (const script of Object.values(scripts))
      for (const command of ['trace', 'test', 'check', 'compare'])
        expect(script.join('\n')).toMatch(new RegExp(`^hopscope ${command} `, 'm'))
    expect(lines.length).toBeGreaterThanOrEqual(14)
  })

  it.each(lines)('$file: $line', async ({ line }) => {
    const { io, printed } = testIo()
    const code = await run(wordsOf(line), io)
    expect([code, printed.err.includes('--help')]).toEqual([line.includes('svc:shop/db') ? 1 : 0, false])
    if (line.includes('sarif')) expect(JSON.parse(printed.out)).toMatchObject({ version: '2.1.0', runs: [{}] })
    else expect(printed.out).not.toBe('')
  })

  it('install it in the same way', () => {
    const installing = (script: readonly string[]) =>
      script
        .filter((line) => /^(git clone|npm )/.test(line))
        .map((line) => line.replace(/\S*(?:\/opt|RUNNER_TEMP)\/hopscope"?|\.\/hopscope$|(?<= )hopscope(?= |$)/, 'HERE'))
    expect(installing(scripts['ci.md'])).toHaveLength(4)
    expect(installing(scripts['github-actions.yml'])).toEqual(installing(scripts['ci.md']))
    expect(installing(scripts['gitlab-ci.yml'])).toEqual(installing(scripts['ci.md']))
  })

  it('fail where somebody breaks the manifests', async () => {
    const broken = textOf('examples/ci/deploy/shop.yaml')
      .replace('targetPort: 8080', 'targetPort: 8081')
      .replace('      app: db\n  policyTypes', '      app: web\n  policyTypes')
    const { io, printed } = testIo({ stdin: new TextEncoder().encode(broken) })
    expect(await run(['test', '-', 'examples/ci/deploy/shop.hopscope.yaml'], io)).toBe(1)
    expect(printed.out).toMatch(/shop\.hopscope\.yaml:\d+: shop: request of customers: /)
    expect(printed.out).toMatch(/shop\.hopscope\.yaml:\d+: shop: request of neighbours: verdict: expected dropped, got delivered/)
  })
})
