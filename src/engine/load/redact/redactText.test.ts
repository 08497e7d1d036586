import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { dump } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { load } from '../load'
import { collapse, leftAligned, oneLine } from '../repair/damage.testing'
import { canary, planted } from './canaries.testing'
import { redactText } from './redactText'

const linesOf = (text: string) => text.split('\n').length
const bodies = (text: string) => load([{ name: 'a', text }]).objects.map(({ ref, body }) => ({ ref, body }))

function expectClean(text: string) {
  expect(text).toContain(canary)
  const { text: kept, removed } = redactText(text)
  expect(kept).not.toContain(canary)
  expect(linesOf(kept)).toBe(linesOf(text))
  expect(redactText(kept)).toEqual({ text: kept, removed: [] })
  expect(removed.length).toBeGreaterThan(0)
  return kept
}

describe('no secret stays in a text, its lines do, and the engine reads the same objects', () => {
  test.each(planted)('%s', (_, object) => {
    for (const text of [
      JSON.stringify(object),
      JSON.stringify(object, null, 2),
      dump(object),
      `---\n${dump(object)}---\n${dump(object)}`,
    ]) {
      expect(bodies(expectClean(text))).toEqual(bodies(text))
    }
  })
})

test.each<[string, string, string]>([
  ['a value', 'kind: Secret\ndata:\n  a: Yg==\n', 'kind: Secret\ndata:\n  a: <removed>\n'],
  ['quotes stay', `kind: Secret\ndata: {a: "x", b: 'y'}\n`, `kind: Secret\ndata: {a: "<removed>", b: '<removed>'}\n`],
  [
    'lines of a block stay lines',
    'kind: Secret\nstringData:\n  a: |\n    b\n\n     c\n  d: e\n',
    'kind: Secret\nstringData:\n  a: |\n    <removed>\n\n     <removed>\n  d: <removed>\n',
  ],
  [
    'lines of a quoted value',
    'kind: Secret\nstringData:\n  a: "b\n    c"\n  d: e\n',
    'kind: Secret\nstringData:\n  a: "<removed>\n    "\n  d: <removed>\n',
  ],
  ['what makes a certificate one', 'kind: Secret\ndata:\n  tls.crt: LS0tLS1CRUdJTiBD\n', 'kind: Secret\ndata:\n  tls.crt: <certificate>\n'],
  [
    'settings of kube-proxy',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kube-proxy\ndata:\n  config.conf: |\n    mode: ipvs\n    clientConnection:\n      kubeconfig: /x\n  other: x\n',
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kube-proxy\ndata:\n  config.conf: |\n    mode: ipvs\n    # <removed>\n    # <removed>\n  other: <removed>\n',
  ],
  [
    'copies of the object',
    'kind: Pod\nmetadata:\n  managedFields:\n  - manager: x\n    fields:\n      f:a: {}\n  name: a\n',
    'kind: Pod\nmetadata:\n  managedFields:\n  # <removed>\n    # <removed>\n      # <removed>\n  name: a\n',
  ],
  ['a comment', 'kind: Pod\n# password: hunter2\n', 'kind: Pod\n# password: <removed>\n'],
  ['a number of JSON', '{"kind": "Thing", "password": 12345}', '{"kind": "Thing", "password": "<removed>"}'],
])('%s', (_, text, kept) => {
  expect(redactText(text).text).toBe(kept)
  expect(redactText(kept)).toEqual({ text: kept, removed: [] })
})

test('what was removed is counted, with the objects and the lines', () => {
  const text = 'kind: Secret\nmetadata: {name: a}\ndata: {a: b,\n c: d}\n---\nkind: Secret\nmetadata: {name: b}\ndata: {a: b}\n'
  expect(redactText(text).removed).toEqual([{ what: 'secret-data', count: 3, objects: 2, lines: [3, 4, 8] }])
})

const secret = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\nstringData:\n  a: ${canary}\n`
describe('what no parser reads', () => {
  test.each<[string, string]>([
    ['a broken manifest', `${secret}  b: [\n`],
    ['a Secret cut at its beginning', `  b: x\n    c: [\ndata:\n  a: ${canary}\nkind: Secret\n`],
    ['a Secret that lost its line breaks', `apiVersion: v1 kind: Secret metadata: name: a stringData: a: ${canary} type: Opaque`],
    ['JSON that was cut', `{"apiVersion":"v1","kind":"Secret","data":{"a":"${canary}"},"met`],
    ['an indented JSON that was cut', `{\n  "kind": "Secret",\n  "data": {\n    "a": "${canary}"\n  },\n`],
    ['a variable', `spec:\n  containers:\n  - name: a\n    env:\n    - name: A\n      value: ${canary}\n  b: [`],
    ['variables without line breaks', `kind: Pod spec: containers: - name: a env: - name: A value: ${canary} image: x`],
    ['a session', `$ kubectl get secret a -o yaml\n${secret}$ kubectl get svc\nNAME  TYPE\nweb   ClusterIP\n`],
    ['environment as described', `Name:  a\nContainers:\n  c:\n    Environment:\n      A:  ${canary}\n    Mounts:  <none>\n`],
    ['annotations as described', `Name:         a\nAnnotations:  note: ${canary}\nStatus: Running\n`],
    ['arguments as described', `Name:  a\nContainers:\n  c:\n    Args:\n      --password\n      ${canary}\n    Port: 80/TCP\n`],
    ['a ConfigMap as described', `Name:  a\n\nData\n====\nkey:\n----\n${canary}\n\nBinaryData\n====\n\nEvents:  <none>\n`],
    [
      'events as described',
      `Name:  a\nEvents:\n  Type    Reason  Age  From     Message\n  ----    ------  ---  ----     -------\n  Normal  Pulled  1m   kubelet  ${canary}\n`,
    ],
    ['a message as described', `Name:  a\nStatus: Failed\nMessage:  ${canary}\n`],
    ['a private key', `x\n-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----\n: [`],
    ['a URL', `$ psql postgres://u:${canary}@db/x\n`],
  ])('%s', (_, text) => {
    expectClean(text)
  })
})

describe.each<[string, (text: string) => string]>([
  ['joined without a separator', (text) => collapse(text, '')],
  ['joined by spaces', (text) => collapse(text, ' ')],
  ['joined to one line', oneLine],
  ['joined to one line, which is a comment now', (text) => oneLine(`# Source: chart/templates/web.yaml\n${text}`)],
  ['without indentation', leftAligned],
  ['joined, behind a document that reads', (text) => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n---\n${collapse(text, ' ')}`],
])('no secret stays in a document that copying damaged: %s', (_, damage) => {
  test.each(planted)('%s', (_name, object) => {
    expectClean(damage(dump(object)))
  })
})

test.each([
  [
    'glued to the field of its variable',
    'apiVersion: v1\nkind: Pod\nmetadata:name: x\nspec:containers:- name: cimage: ienv:- name: Avalue: SECRETports:- containerPort: 80\n',
    'apiVersion: v1\nkind: Pod\nmetadata:name: x\nspec:containers:- name: cimage: ienv:- name: Avalue: <removed>ports:- containerPort: 80\n',
  ],
  [
    'glued to a name',
    'apiVersion: v1 kind: Secret metadata: name: xdata: password: c2VjcmV0\n',
    'apiVersion: v1 kind: Secret metadata: name: xdata: password: <removed>\n',
  ],
  [
    'a short one leaves its like elsewhere',
    'apiVersion: v1\nkind: Secret\nmetadata:name: a1\ndata:k: a1\n',
    'apiVersion: v1\nkind: Secret\nmetadata:name: a1\ndata:k: <removed>\n',
  ],
])('a secret in a damaged text, %s', (_, text, kept) => {
  expect(redactText(text).text).toBe(kept)
  expect(redactText(kept)).toEqual({ text: kept, removed: [] })
})

test('JSON behind a blank that is none, with commas too many, keeps its lines', () => {
  const text = `\u00a0{
  "metadata": {
  },
  "items": [
    {
      "metadata": {
        "annotations": {
        },
        "finalizers": [
        ],
        "managedFields": [
          {
            "fieldsV1": {
              "f:metadata": {
                "f:annotations": {
                  "f:volumeAttributes": {
                  },
                },
              }
            }
          },
          {
          }
        ]
      },
      "spec": {
        "capacity": {
        },
      }
    }
  ]
}`
  const kept = redactText(text).text
  expect(linesOf(kept)).toBe(linesOf(text))
  expect(redactText(kept)).toEqual({ text: kept, removed: [] })
})

test('any text keeps its lines and is changed once', () => {
  const words = fc.constantFrom(
    'kind: Secret',
    'data:',
    '  a: b',
    'env:',
    '- name: A',
    '  value: x',
    '{"a":',
    '"password": "x"}',
    '---',
    '# token: y',
    '|',
    '  ',
    'Environment:',
    '=====',
    'Data',
    '&a',
    '*a',
    "'",
    '"',
    '--password',
    '<removed>',
    'kind: Pod metadata: name: adata: x',
    'env:A: x',
    'metadata:',
    '\t',
    'x: |',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 20 }), (lines) => {
      const text = lines.join('\n')
      const once = redactText(text)
      expect(once.text.split(/\r\n|[\r\n]/).length).toBe(text.split(/\r\n|[\r\n]/).length)
      expect(redactText(once.text).text).toBe(once.text)
      if (once.removed.length === 0) expect(once.text).toBe(text)
    }),
    { numRuns: 1000 },
  )
})

test('the samples hold no secrets: of one it is kept that it has a certificate', () => {
  const folder = 'src/samples'
  const certificate = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg=='
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.yaml'))) {
    const text = readFileSync(`${folder}/${name}`, 'utf8')
    expect([name, redactText(text).text]).toEqual([name, text.replace(certificate, '<certificate>')])
  }
})

test.each([
  'eyJaaaaaaaaa',
  '://a:',
  'password=',
  'value: "',
  '-----BEGIN PRIVATE KEY-----',
  '{"value":"',
  'data: {a: ',
  'env:a: ',
  'data:a:\n',
  'value:x ',
  'tokens:- ',
  'kind: Secret data:a: x ',
])('%j without end is read to its end', { timeout: 20_000 }, (unit) => {
  expect(redactText(unit.repeat(200_000 / unit.length)).text).not.toBe('')
})
