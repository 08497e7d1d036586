import { readdirSync, readFileSync } from 'node:fs'
import { load, loadAll } from 'js-yaml'
import { expect, it } from 'vitest'

const lessons = new URL('.', import.meta.url)
const scenarios = new URL('../../e2e/conformance/scenarios/', import.meta.url)

/** The lesson that teaches the way in of a scenario. */
const taughtBy: Readonly<Record<string, string>> = {
  '01-nodeport-behind-load-balancer': 'load-balancer-before-nodes',
  '02-nodeport-nginx': 'every-node-answers',
  '03-clusterip-port-mapping': 'cluster-ip',
  '04-externalname-across-namespaces': 'alias-in-dns',
  '05-external-database': 'database-outside',
  '06-external-middleware-behind-load-balancer': 'search-cluster-outside',
  '07-etcd-manual-endpoints': 'port-name-of-endpoints',
  '08-selector-with-handwritten-endpoints': 'handwritten-endpoints',
  '09-port-forward': 'tunnel-of-kubectl',
  '10-layer4-load-balancer': 'balancer-by-port',
  '11-layer7-load-balancer': 'balancer-by-path',
  '12-ingress-nginx-on-nodeport': 'router-on-a-node-port',
  '13-nginx-virtualserver': 'capital-in-a-host',
  '14-metallb': 'address-on-bare-metal',
  '15-openelb': 'address-from-an-eip',
  '16-cloud-load-balancer': 'balancer-of-a-cloud',
}

interface Manifest {
  readonly kind: string
  readonly spec?: { readonly type?: string }
}

/** What runs and where says nothing of the way in, and a lesson may write a Pod where a scenario has a Deployment. */
const incidental: readonly string[] = ['Node', 'Namespace', 'Pod', 'Deployment', 'Scenario']

/** The kinds of objects that make a way in, a Service with its type. */
const waysIn = (manifests: readonly Manifest[]): readonly string[] => [
  ...new Set(
    manifests
      .filter(({ kind }) => !incidental.includes(kind))
      .map(({ kind, spec }) => (kind === 'Service' ? `Service ${spec?.type ?? 'ClusterIP'}` : kind)),
  ),
]

it('every scenario has a lesson', () => {
  const files = readdirSync(scenarios).filter((name) => name.endsWith('.yaml'))
  expect(files.map((name) => name.slice(0, -'.yaml'.length)).sort()).toEqual(Object.keys(taughtBy).sort())
})

it.each(Object.entries(taughtBy))('%s: the lesson %s goes the same way in', (scenario, lesson) => {
  const { manifests } = load(readFileSync(new URL(`${scenario}.yaml`, scenarios), 'utf8')) as { readonly manifests: readonly Manifest[] }
  const objects = loadAll(readFileSync(new URL(`${lesson}.yaml`, lessons), 'utf8')) as readonly Manifest[]
  expect(waysIn(objects)).toEqual(expect.arrayContaining([...waysIn(manifests)]))
})
