import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planted, canary as planting } from '../src/engine/load/redact/canaries.testing'
import { expect, test } from './test'

/** What the command line prints of a way. */
function traced(file: string, to: string, ...words: readonly string[]): string {
  return execFileSync(process.execPath, ['dist/cli.mjs', 'trace', file, '--to', to, ...words], { encoding: 'utf8' })
}

const mermaid = 'node_modules/mermaid/dist/mermaid.min.js'

/** A Service whose name, port and selector are as hostile as the formats of Kubernetes leave room for, and a host that says anything. */
const hostile = `apiVersion: hopscope/v1
kind: Client
metadata: { name: 'a"; <img src=x onerror=alert(1)> %% end #quot; ---' }
spec: { address: 203.0.113.77 }
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: 'end ]] click p1 "javascript:alert(1)" : ; # \`x\` <b>bold</b>' }
spec:
  addresses: [192.168.1.1]
  listeners: [{ port: 80, protocol: HTTP, backends: [{ address: 10.9.9.9, port: 80 }] }]
`

const ways = readdirSync('src/samples')
  .filter((name) => name.endsWith('.yaml'))
  .slice(0, 8)

test('every sequence diagram is drawn by Mermaid 11 itself, and a name in it is no markup', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-mermaid-'))
  writeFileSync(join(folder, 'hostile.yaml'), hostile)
  try {
    const texts = [
      ...ways.flatMap((name) => ['concept', 'wire'].map((view) => firstWay(`src/samples/${name}`, view))),
      traced(join(folder, 'hostile.yaml'), '192.168.1.1:80', '--from', 'external', '-o', 'mermaid'),
    ]
    await page.setContent('<main></main>')
    await page.addScriptTag({ path: mermaid })
    for (const text of texts) {
      const drawn = await page.evaluate(async (source) => {
        const { mermaid: drawer } = globalThis as unknown as { mermaid: Drawer }
        drawer.initialize({ startOnLoad: false, securityLevel: 'strict' })
        const { svg } = await drawer.render('way', source)
        const picture = new DOMParser().parseFromString(svg, 'image/svg+xml')
        return {
          words: picture.documentElement.textContent,
          actors: picture.querySelectorAll('.actor-top').length,
          images: picture.querySelectorAll('img, script, a').length,
        }
      }, text)
      expect(drawn.words, text).not.toContain('Syntax error')
      expect(drawn.actors, text).toBeGreaterThan(0)
      expect(drawn.images, text).toBe(0)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

interface Drawer {
  initialize(options: { readonly startOnLoad: boolean; readonly securityLevel: 'strict' }): void
  render(id: string, text: string): Promise<{ readonly svg: string }>
}

/** The first address that can be requested in a file, as a diagram. */
function firstWay(file: string, view: string): string {
  const { targets } = JSON.parse(execFileSync(process.execPath, ['dist/cli.mjs', 'targets', file, '-o', 'json'], { encoding: 'utf8' })) as {
    readonly targets: readonly { readonly to: string }[]
  }
  return traced(file, targets[0]?.to ?? '', '--from', 'external', '-o', 'mermaid', '--view', view)
}

test('no secret is in any form that a way is exported in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hopscope-canaries-'))
  const file = join(folder, 'secrets.yaml')
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'shop' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  }
  const env = [{ name: 'PASSWORD', value: planting }]
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'asker' },
    spec: { containers: [{ name: 'c', image: 'example/web', env }] },
  }
  writeFileSync(file, [service, pod, ...planted.map(([, object]) => object)].map((object) => JSON.stringify(object)).join('\n---\n'))
  try {
    for (const form of ['table', 'json', 'markdown', 'csv', 'html', 'mermaid', 'svg']) {
      const text = traced(file, 'svc:default/shop:80', '--from', 'pod:default/asker', '-o', form)
      expect(text, form).toContain('shop')
      expect(text, form).not.toContain(planting)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
