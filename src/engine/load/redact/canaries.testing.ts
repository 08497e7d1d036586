/** Stands for a secret. */
export const canary = 'kQ7zR2vX9mB4'
const metadata = { name: 'a' }
const pod = (container: object, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: { containers: [{ name: 'c', ...container }] },
  ...more,
})
export const custom = (spec: object) => ({ apiVersion: 'x.io/v1', kind: 'Thing', metadata, spec })

/** Objects by the place in which a secret stands in them. */
export const planted: readonly (readonly [string, unknown])[] = [
  ['data of a Secret', { apiVersion: 'v1', kind: 'Secret', metadata, data: { a: canary } }],
  ['stringData of a Secret', { apiVersion: 'v1', kind: 'Secret', metadata, stringData: { a: canary } }],
  ['an image pull secret', { apiVersion: 'v1', kind: 'Secret', metadata, data: { '.dockerconfigjson': canary } }],
  ['a Secret in a List', { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'v1', kind: 'Secret', metadata, data: { a: canary } }] }],
  ['an item of a SecretList', { apiVersion: 'v1', kind: 'SecretList', items: [{ metadata, data: { a: canary } }] }],
  ['a Secret inside another object', custom({ objects: [{ kind: 'Secret', apiVersion: 'v1', data: { a: canary } }] })],
  ['data of a ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: canary } }],
  ['binaryData of a ConfigMap', { apiVersion: 'v1', kind: 'ConfigMap', metadata, binaryData: { a: canary } }],
  ['the environment', pod({ env: [{ name: 'A', value: canary }] })],
  ['the environment of a custom resource', custom({ deep: [{ env: [{ name: 'A', value: canary }] }] })],
  ['the environment as a map', custom({ env: { A: canary } })],
  ['an annotation', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', annotations: { 'example.com/note': canary } } }],
  ['an annotation of a template', custom({ template: { metadata: { annotations: { note: canary } } } })],
  [
    'last-applied-configuration',
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': canary } } },
  ],
  ['managedFields', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', managedFields: [{ fieldsV1: { [`v:${canary}`]: {} } }] } }],
  ['an argument behind its flag', pod({ args: ['--verbose', '--password', canary] })],
  ['an argument with its flag', pod({ args: [`--api-token=${canary}`] })],
  ['a command behind -p', pod({ command: ['login', '-p', canary] })],
  ['a shell line', pod({ command: ['sh', '-c', `DB_PASSWORD=${canary} ./run --x`] })],
  ['a shell line with a flag', pod({ command: ['sh', '-c', `run --secret-key ${canary} --x`] })],
  ['a URL', pod({ args: [`--db=postgres://user:${canary}@db:5432/app`] })],
  ['a header of a probe', pod({ livenessProbe: { httpGet: { httpHeaders: [{ name: 'X-A', value: canary }] } } })],
  ['a command of a probe', pod({ livenessProbe: { exec: { command: ['check', canary] } } })],
  ['a message of a condition', pod({}, { status: { conditions: [{ type: 'Ready', message: canary }] } })],
  ['a message of a container', pod({}, { status: { containerStatuses: [{ state: { terminated: { message: canary } } }] } })],
  ['the message of an Event', { apiVersion: 'v1', kind: 'Event', metadata, message: canary }],
  ['a field of a custom resource', custom({ auth: { clientSecret: canary, user: 'u' } })],
  ['a list of secrets', custom({ tokens: [canary] })],
  ['a named value', custom({ parameters: [{ name: 'db.password', value: canary }] })],
  ['a header that is set', custom({ set: [{ name: 'Authorization', value: canary }] })],
  ['data of a machine', custom({ userData: canary })],
  ['a kubeconfig', { apiVersion: 'v1', kind: 'Config', users: [{ name: 'a', user: { token: canary, 'client-key-data': canary } }] }],
  ['a bearer token', custom({ note: `Bearer ${canary}` })],
  ['a web token', custom({ note: `eyJ${canary}.${canary}.${canary}` })],
  ['a private key', custom({ note: `-----BEGIN RSA PRIVATE KEY-----\n${canary}\n-----END RSA PRIVATE KEY-----\n` })],
  [
    'a snippet for a proxy',
    { ...custom({}), metadata: { name: 'a', annotations: { 'nginx.ingress.kubernetes.io/server-snippet': canary } } },
  ],
]
