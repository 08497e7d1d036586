import { describe, expect, test } from 'vitest'
import { load } from '../load'

function bodyOf(text: string) {
  return load([{ name: 'a.yaml', text }]).objects.at(-1)?.body
}

const metadata = { name: 'a' }

describe('what nobody needs is left out', () => {
  test.each<[string, unknown, unknown]>([
    [
      'the data of a Secret',
      { kind: 'Secret', apiVersion: 'v1', metadata, type: 'Opaque', data: { a: 'b' }, stringData: { c: 'd' } },
      { kind: 'Secret', apiVersion: 'v1', metadata, type: 'Opaque' },
    ],
    [
      'a certificate, but for the fact that there is one',
      { kind: 'Secret', apiVersion: 'v1', metadata, data: { 'tls.crt': 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t', 'tls.key': 'c2VjcmV0' } },
      { kind: 'Secret', apiVersion: 'v1', metadata, data: { 'tls.crt': '<certificate>' } },
    ],
    [
      'a certificate that is none',
      { kind: 'Secret', apiVersion: 'v1', metadata, stringData: { 'tls.crt': 'hello', 'tls.key': 'secret' } },
      { kind: 'Secret', apiVersion: 'v1', metadata, data: { 'tls.crt': '<no certificate>' } },
    ],
    [
      'a certificate behind other text, in base64 that begins at another byte',
      { kind: 'Secret', apiVersion: 'v1', metadata, data: { 'tls.crt': 'QmFnIEF0dHJpYnV0ZXMKLS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t' } },
      { kind: 'Secret', apiVersion: 'v1', metadata, data: { 'tls.crt': '<certificate>' } },
    ],
    [
      'the certificate of an authority, but for the fact that there is one',
      { kind: 'ConfigMap', apiVersion: 'v1', metadata, data: { a: 'b', 'ca.crt': '-----BEGIN CERTIFICATE-----\nc2VjcmV0' } },
      { kind: 'ConfigMap', apiVersion: 'v1', metadata, data: { 'ca.crt': '<certificate>' } },
    ],
    [
      'the data of a ConfigMap',
      { kind: 'ConfigMap', apiVersion: 'v1', metadata, data: { a: 'b' }, binaryData: { c: 'd' } },
      { kind: 'ConfigMap', apiVersion: 'v1', metadata },
    ],
    [
      'but not the settings of kube-proxy, and of them what decides about packets',
      {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: { name: 'kube-proxy' },
        data: {
          'kubeconfig.conf': 'users: []',
          'config.conf': 'mode: nftables\nclientConnection: { kubeconfig: /k }\nclusterCIDR: 10.0.0.0/8\n',
        },
      },
      {
        kind: 'ConfigMap',
        apiVersion: 'v1',
        metadata: { name: 'kube-proxy' },
        data: { 'config.conf': { mode: 'nftables', clusterCIDR: '10.0.0.0/8' } },
      },
    ],
    [
      'settings of kube-proxy that are no YAML',
      { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'kube-proxy' }, data: { 'config.conf': 'mode: [' } },
      { kind: 'ConfigMap', apiVersion: 'v1', metadata: { name: 'kube-proxy' }, data: {} },
    ],
    [
      'copies of the object in its metadata',
      {
        kind: 'Pod',
        apiVersion: 'v1',
        metadata: { name: 'a', managedFields: [{}], annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', b: 'c' } },
      },
      { kind: 'Pod', apiVersion: 'v1', metadata: { name: 'a', annotations: { b: 'c' } } },
    ],
    [
      'values of the environment of a Pod',
      {
        kind: 'Pod',
        apiVersion: 'v1',
        metadata,
        spec: {
          containers: [
            {
              name: 'c',
              env: [
                { name: 'A', value: 'b' },
                { name: 'C', valueFrom: {} },
              ],
            },
          ],
        },
      },
      {
        kind: 'Pod',
        apiVersion: 'v1',
        metadata,
        spec: { containers: [{ name: 'c', env: [{ name: 'A' }, { name: 'C', valueFrom: {} }] }] },
      },
    ],
    [
      'values of the environment in a template, however deep',
      {
        kind: 'CronJob',
        apiVersion: 'batch/v1',
        metadata,
        spec: { jobTemplate: { spec: { template: { spec: { initContainers: [{ env: [{ name: 'A', value: 'b' }] }] } } } } },
      },
      {
        kind: 'CronJob',
        apiVersion: 'batch/v1',
        metadata,
        spec: { jobTemplate: { spec: { template: { spec: { initContainers: [{ env: [{ name: 'A' }] }] } } } } },
      },
    ],
    [
      'a Secret of another group keeps its own',
      { kind: 'Secret', apiVersion: 'x.io/v1', metadata, data: { a: 'b' } },
      { kind: 'Secret', apiVersion: 'x.io/v1', metadata, data: { a: 'b' } },
    ],
  ])('%s', (_, object, expected) => {
    expect(bodyOf(JSON.stringify(object))).toEqual(expected)
    expect(bodyOf(`---\n${JSON.stringify(object)}\n---\n`)).toEqual(expected)
  })
})

test('an item of a SecretList is a Secret', () => {
  expect(bodyOf('apiVersion: v1\nkind: SecretList\nitems: [{metadata: {name: a}, data: {b: c}}]')).toEqual({ metadata })
})

test('leaving out moves no position', () => {
  const text = 'apiVersion: v1\nkind: Secret\ndata:\n  a: Yg==\nmetadata:\n  name: a\n'
  const object = load([{ name: 'a.yaml', text }]).objects[0]
  expect(object?.source.locate('metadata.name')).toEqual({ line: 6, column: 9 })
})

test('a shared list of variables is copied, and shared still', () => {
  const text = [
    'apiVersion: v1',
    'kind: Pod',
    'metadata: {name: a}',
    'spec:',
    '  containers:',
    '  - &c {name: x, env: &e [{name: A, value: secret}]}',
    '  - *c',
    '  - {name: z, env: *e, value: kept}',
  ].join('\n')
  const body = bodyOf(text)
  const container = { name: 'x', env: [{ name: 'A' }] }
  expect(body?.spec).toEqual({ containers: [container, container, { name: 'z', env: [{ name: 'A' }], value: 'kept' }] })
  const spec = body?.spec as { containers: unknown[] } | undefined
  expect(spec?.containers[0]).toBe(spec?.containers[1])
})

test('what is left in one object is not left out of another that shares it', () => {
  const text =
    'kind: List\nitems:\n- kind: ConfigMap\n  apiVersion: v1\n  metadata: {name: kube-proxy}\n  data: &d {config: "mode: nftables"}\n- kind: ConfigMap\n  apiVersion: v1\n  metadata: {name: other}\n  data: *d\n'
  const { objects } = load([{ name: 'a.yaml', text }])
  expect(objects.map(({ body }) => body.data)).toEqual([{ config: { mode: 'nftables' } }, undefined])
})
