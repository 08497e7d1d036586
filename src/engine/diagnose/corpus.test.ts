import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../model'
import { createEngine } from '../pipeline'

const folder = 'e2e/corpus/manifests'
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

/** Errors and warnings that are true of a real manifest, and why. */
const expected: Readonly<
  Record<string, { readonly errors?: readonly string[]; readonly warnings?: readonly string[]; readonly because: string }>
> = {
  'gke-networking-recipes.yaml': {
    warnings: ['SYS-03 Ingress default/secure-ingress', 'SYS-03 Ingress default/secure-ingress'],
    because: 'a template: a variable of the shell stands where a name will be',
  },
  'k8s-examples-by-kind.yaml': {
    errors: [
      ...Array.from({ length: 2 }, () => 'SYS-03 Ingress default/ingress-fanout'),
      'SYS-03 Ingress default/ingress-tls',
      ...Array.from({ length: 5 }, () => 'SYS-03 Ingress default/name-virtual-host-ingress'),
    ],
    because: 'pathType is written exact: the API server knows Exact, and takes none of these Ingresses',
  },
  'coredns-template.yaml': {
    warnings: ['SYS-03 Service kube-system/kube-dns'],
    because: 'a template: CLUSTER_DNS_IP stands where an address will be',
  },
  'k8s-docs-concept-blocks.yaml': {
    warnings: ['SVC-24 Endpoints default/my-service'],
    because:
      'blocks of one page: the example of written Endpoints and other examples all name their Service my-service, and the last has a selector',
  },
}

const wordOf = ({ code, object }: Finding) => `${code} ${object?.kind} ${object?.namespace}/${object?.name}`

describe('manifests of real projects', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(30)
  })

  it.each(files)('%s: no error, no unexpected warning, every target can be asked', (file) => {
    const engine = createEngine()
    const answer = engine.read([{ name: file, text: readFileSync(`${folder}/${file}`, 'utf8') }])
    expect(Object.keys(answer.objects).length).toBeGreaterThan(0)
    const found = engine.findings()
    expect(found.filter(({ severity }) => severity === 'error').map(wordOf)).toEqual(expected[file]?.errors ?? [])
    expect(found.filter(({ severity }) => severity === 'warning').map(wordOf)).toEqual(expected[file]?.warnings ?? [])
    for (const { from, to } of engine.targets()) {
      const asked = engine.trace({ from, to, choices: {}, at: null, proxy: null })
      expect(asked.ok, `${from} → ${to}`).toBe(true)
    }
    const ids = answer.graph.places.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
