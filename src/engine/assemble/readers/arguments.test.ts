import { expect, it } from 'vitest'
import { clusterOf } from '../../testing'

const read = (arg: string) => {
  const [workload] = clusterOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec: { selector: { matchLabels: { app: a } }, template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: c, args: ['${arg}'] }] } } }
`).workloads
  return workload?.template.arguments[0]
}

it.each<[string, number | null | undefined]>([
  ['--listen-address=127.0.0.1:8080', 8080],
  ['--host=localhost', null],
  ['-bind=[::1]:80', 80],
  ['--listen-address=0.0.0.0:8080', undefined],
  ['--upstream-address=127.0.0.1:8080', undefined],
  ['--metrics-bind-address=127.0.0.1:8080', undefined],
  ['--upstream=http://127.0.0.1:8080/', undefined],
])('%s listens on the loopback address: %s', (arg, port) => expect(read(arg)?.loopback[0]?.port).toBe(port))

it.each<[string, string | undefined]>([
  ['--db=http://db.shop.svc:5432', 'db shop 5432'],
  ['db.shop.svc.cluster.local', 'db shop null'],
  ['--a=db.shop', undefined],
  ['--a=x.db.shop.svcs', undefined],
])('%s asks for %s', (arg, asked) => {
  const [found] = read(arg)?.services ?? []
  expect(found && `${found.name} ${found.namespace} ${found.port}`).toBe(asked)
})
