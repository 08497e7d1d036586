import { expect, it } from 'vitest'
import type { Address } from '../model'
import { clusterOf, serviceText, twoNodes } from '../testing'
import { externalNameEvidence, longestChain } from './externalName'
import { decideAtNode } from './kubeProxy'
import { resolveName } from './serviceDns'

it('shows the field that holds the alias', () => {
  const [service] = clusterOf(serviceText('db', 'type: ExternalName, externalName: db.example.com')).services
  if (!service) throw new Error('no Service')
  const facts = { host: 'db.default.svc.cluster.local', target: 'db.example.com' }
  expect(externalNameEvidence(service, facts.host, facts.target)).toEqual({
    rule: 'externalName',
    object: service.ref,
    path: 'spec.externalName',
    facts,
  })
})

it.each([
  ['a chain of that length is followed', longestChain, 'address'],
  ['a longer one is a loop', longestChain + 1, 'none'],
])('%s', (_name, length, kind) => {
  const aliases = Array.from({ length }, (_, index) =>
    serviceText(
      `a${index}`,
      `type: ExternalName, externalName: ${index + 1 === length ? 'web' : `a${index + 1}`}.default.svc.cluster.local`,
    ),
  )
  const cluster = clusterOf(`${aliases.join('')}${serviceText('web', 'clusterIP: 10.96.7.7, ports: [{ port: 80 }]')}
---
apiVersion: v1
kind: Pod
metadata: { name: client }
`)
  const [pod] = cluster.pods
  if (!pod) throw new Error('no Pod')
  const found = resolveName(cluster, { kind: 'pod', pod }, 'a0')
  expect(found.kind).toBe(kind)
  expect(found.evidence.filter((entry) => entry.rule === 'externalName')).toHaveLength(length)
})

it('what else stands on it counts for no proxy', () => {
  const spec = 'type: ExternalName, externalName: db.example.com, clusterIP: 10.96.7.7, externalIPs: [192.0.2.7], ports: [{ port: 80 }]'
  const cluster = clusterOf(twoNodes + serviceText('db', spec))
  const [node] = cluster.nodes
  const decided = ['10.96.7.7', '192.0.2.7'].map((address) =>
    decideAtNode(cluster, node ?? expect.fail('no node'), {
      protocol: 'TCP',
      source: { address: '10.244.1.2' as Address, port: null },
      destination: { address: address as Address, port: 80 },
    }),
  )
  expect(decided.map((decision) => (decision.kind === 'none' ? 'unhandled' : decision.kind === 'stop' && decision.verdict))).toEqual([
    'unhandled',
    'unhandled',
  ])
})
