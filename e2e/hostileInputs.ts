import { deflateRawSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'

/** A file that was made to do harm, or that does it by its size. Made when it is needed: none of them lies in the repository. */
export interface HostileInput {
  readonly what: string
  readonly name: string
  readonly bytes: () => Buffer
  /** `text` fits on a clipboard and is nothing but text, `small` is a small file, `large` takes its time. */
  readonly sort: 'text' | 'small' | 'large'
  /** What the page says of it; `opens`: Service default/shop is on the map; `any`: so much in it is wrong, or it takes so long, that only the page has to live. */
  readonly answer: RegExp | 'opens' | 'any'
}

const megabyte = 1_000_000
const shop = 'apiVersion: v1\nkind: Service\nmetadata: {name: shop}\nspec: {ports: [{port: 80}]}\n'
const pod = (name: string) => `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"${name}"}}`

const text = (what: string, name: string, answer: HostileInput['answer'], make: () => string): HostileInput => ({
  what,
  name,
  answer,
  bytes: () => Buffer.from(make()),
  sort: 'text',
})
const file =
  (sort: 'small' | 'large') =>
  (what: string, name: string, answer: HostileInput['answer'], bytes: () => Buffer): HostileInput => ({ what, name, answer, bytes, sort })
const small = file('small')
const large = file('large')

function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]\n`)
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\na0: &a0 [${'x, '.repeat(9)}]\n${levels.join('')}`
}

function mergeBomb(): string {
  const keys = (level: number) => Array.from({ length: 100 }, (_, i) => `k${level}_${i}: 1`).join(', ')
  const levels = Array.from({ length: 200 }, (_, i) => `m${i + 1}: &m${i + 1} {<<: *m${i}, ${keys(i)}}\n`)
  return `m0: &m0 {a: 1}\n${levels.join('')}`
}

/** Maps in maps, each two letters deeper than the one around it. */
function blockMaps(depth: number): string {
  return Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:\n`).join('')
}

function namesWithMeaning(): string {
  return `${shop}---
{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","labels":{"__proto__":"x","constructor":"y"},"__proto__":{"polluted":1}},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}
---
apiVersion: v1
kind: constructor
metadata: {name: toString, namespace: hasOwnProperty, __proto__: {polluted: 1}}
---
apiVersion: v1
kind: __proto__
metadata: {name: valueOf}
`
}

function manyDocuments(count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, (_, i) => `{kind: Pod, metadata: {name: a${i}}}\n---\n`).join(''))
}

/** Markup that shows itself wherever it is taken for such: it runs, asks another host, or stands on the page as an element. */
const markup = '<img src=https://example.invalid/x onerror=window.__pwned=1><script>window.__pwned=1</script>'

/** The markup in every place that an object has for a word, and names that end what is around them. */
function markupEverywhere(): string {
  const quoted = JSON.stringify(markup)
  const label = JSON.stringify(`"><b id=__pwned>`)
  return `apiVersion: v1
kind: Service
metadata: {name: shop, labels: {app: ${quoted}, ${quoted}: a}, annotations: {${quoted}: ${quoted}}}
spec:
  type: LoadBalancer
  selector: {app: ${label}}
  externalName: ${quoted}
  loadBalancerIP: ${quoted}
  ports: [{name: ${quoted}, port: 80, targetPort: ${quoted}}]
status: {loadBalancer: {ingress: [{hostname: ${quoted}}]}}
---
apiVersion: v1
kind: Service
metadata: {name: ${quoted}, namespace: ${quoted}}
spec: {ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: shop, namespace: default, labels: {app: ${label}}}
spec:
  nodeName: ${quoted}
  hostname: ${quoted}
  containers: [{name: ${quoted}, image: ${quoted}, ports: [{name: ${quoted}, containerPort: 8080}]}]
status: {podIP: ${quoted}, phase: ${quoted}, conditions: [{type: ${quoted}, status: ${quoted}, message: ${quoted}}]}
---
apiVersion: v1
kind: Node
metadata: {name: ${quoted}, labels: {topology.kubernetes.io/zone: ${quoted}}}
status: {addresses: [{type: InternalIP, address: ${quoted}}, {type: Hostname, address: ${quoted}}]}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, annotations: {nginx.ingress.kubernetes.io/rewrite-target: ${quoted}}}
spec:
  ingressClassName: ${quoted}
  rules: [{host: ${quoted}, http: {paths: [{path: ${JSON.stringify(`/${markup}`)}, pathType: Exact, backend: {service: {name: shop, port: {name: ${quoted}}}}}]}}]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: shop}
spec: {podSelector: {matchLabels: {app: ${label}}}, ingress: [{from: [{ipBlock: {cidr: ${quoted}}}]}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop}
spec: {parentRefs: [{name: ${quoted}}], hostnames: [${quoted}], rules: [{backendRefs: [{name: ${quoted}, port: 80}]}]}
---
apiVersion: ${quoted}
kind: ${quoted}
metadata: {name: a}
---
apiVersion: hopscope/v1
kind: Scenario
metadata: {name: a}
spec: {title: {en: ${quoted}, zh: ${quoted}}, requests: [{from: external, to: ${JSON.stringify(`http://shop/${markup}`)}}]}
---
${markup}: [
`
}

/** Services that each choose every Pod. */
function everyPodForEveryService(services: number, pods: number): Buffer {
  const items = [
    ...Array.from(
      { length: services },
      (_, i) => `{"apiVersion":"v1","kind":"Service","metadata":{"name":"s${i}"},"spec":{"selector":{"app":"a"},"ports":[{"port":80}]}}`,
    ),
    ...Array.from(
      { length: pods },
      (_, i) =>
        `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p${i}","labels":{"app":"a"}},"spec":{"containers":[{"name":"c","ports":[{"containerPort":80}]}]},"status":{"podIP":"10.${i >> 16}.${(i >> 8) & 255}.${i & 255}","phase":"Running","conditions":[{"type":"Ready","status":"True"}]}}`,
    ),
  ]
  return Buffer.from(`{"apiVersion":"v1","kind":"List","items":[${items.join(',')}]}`)
}

/** 4 GB of one letter as gzip: one member of 64 MB, over and over. */
function gzipBomb(): Buffer {
  const member = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a'))
  return Buffer.concat(Array.from({ length: 64 }, () => member))
}

/** An archive in an archive, deeper than anybody packs. */
function nestedZip(depth: number): Buffer {
  let inner: Uint8Array = Buffer.from(shop)
  for (let level = 0; level < depth; level += 1) inner = zipSync({ [level === 0 ? 'a.yaml' : 'a.zip']: inner })
  return Buffer.from(inner)
}

/** The markup as a name within one folder. */
const unslashed = markup.replaceAll('/', '')

function slippingZip(): Buffer {
  return Buffer.from(zipSync({ '../../etc/passwd.yaml': Buffer.from(pod('a')), 'shop.yaml': Buffer.from(shop) }))
}

/** A zip whose one entry says that it is 4 GB and holds a few bytes. */
function lyingZip(): Buffer {
  const packed = deflateRawSync(Buffer.from(shop))
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(0xffff_fff0, 18)
  header.writeUInt32LE(0xffff_fff0, 22)
  header.writeUInt16LE(6, 26)
  return Buffer.concat([header, Buffer.from('a.yaml'), packed])
}

/** A dump of that many bytes that ends in the middle of an object. */
function cutJson(size: number): Buffer {
  const head = Buffer.from('{"apiVersion":"v1","items":[')
  const piece = Buffer.from(
    Array.from(
      { length: 1000 },
      (_, i) => `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p${i}","annotations":{"a":"${'x'.repeat(1000)}"}}},`,
    ).join(''),
  )
  return Buffer.concat([head, Buffer.alloc(size - head.length, piece)])
}

export const hostileInputs: readonly HostileInput[] = [
  text('an alias bomb', 'aliases.yaml', /aliases/, aliasBomb),
  text('a bomb of merged keys', 'merge.yaml', /aliases/, mergeBomb),
  text('lists nested 100,000 deep in flow style', 'flow.yaml', /nesting is deeper/, () => '['.repeat(100_000) + ']'.repeat(100_000)),
  text('lists nested 100,000 deep in block style', 'block.yaml', /nesting is deeper/, () => `${'- '.repeat(100_000)}a\n`),
  text('maps nested 1,500 deep in block style', 'maps.yaml', /nesting is deeper/, () => blockMaps(1500)),
  text('JSON nested 100,000 deep', 'deep.json', /nesting is deeper/, () => `{"a":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`),
  text('names that JavaScript gives a meaning', 'names.yaml', 'opens', namesWithMeaning),
  text('markup in every name, label, host and annotation', 'markup.yaml', /never closed/, markupEverywhere),
  large('1,000,000 documents', 'documents.yaml', /documents/, () => manyDocuments(1_000_000)),
  large('50,000 documents that cannot be read', 'broken.yaml', /never closed/, () => Buffer.from('a: [\n---\n'.repeat(50_000))),
  large('5,000 Services that each choose 5,000 Pods', 'product.json', 'any', () => everyPodForEveryService(5000, 5000)),
  large('one value of 60 MB', 'scalar.yaml', /“kind” is missing/, () => Buffer.from(`${shop}---\na: ${'x'.repeat(60 * megabyte)}\n`)),
  large('one value of 100 MB in JSON', 'scalar.json', 'any', () =>
    Buffer.from(`{"apiVersion":"v1","kind":"Pod","metadata":{"name":"a","annotations":{"a":"${'x'.repeat(100 * megabyte)}"}}}`),
  ),
  large('a line of 20 MB that is no YAML', 'colons.yaml', /cannot be read/, () => Buffer.from('a: b: '.repeat(3_500_000))),
  large('20 MB of line ends', 'lines.yaml', 'any', () => Buffer.from('\n'.repeat(20 * megabyte))),
  large('a JSON of 40 MB that ends in the middle', 'cut.json', /it was cut short/, () => cutJson(40 * megabyte)),
  large('a JSON of 200 MB that ends in the middle', 'cut-large.json', /it was cut short/, () => cutJson(200 * megabyte)),
  small('zero bytes among text', 'zeros.yaml', /zeros\.yaml is not text/, () => Buffer.from(`${shop}# \0\0\0\n`)),
  small('what is no UTF-8', 'latin.yaml', /latin\.yaml is not text/, () =>
    Buffer.concat([Buffer.from(`${shop}# `), Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80])]),
  ),
  small('a byte order mark in every place', 'marks.yaml', 'opens', () =>
    Buffer.from(`\uFEFF${shop.replace('shop', 'shop-2')}---\n\uFEFF${shop}\uFEFF---\n${shop.replace('shop', 'shop-3')}`),
  ),
  small('UTF-16 with its mark', 'wide.yaml', 'opens', () => Buffer.from(`\uFEFF${shop}`, 'utf16le')),
  large('a gzip of 4 GB', 'bomb.yaml.gz', /bomb\.yaml\.gz unpacks/, gzipBomb),
  small('a zip in a zip, 12 deep', 'nested.zip', /nested\.zip/, () => nestedZip(12)),
  small('a zip that says it holds 4 GB', 'lying.zip', /lying\.zip/, lyingZip),
  small('names that lead out of an archive', 'slip.zip', /passwd\.yaml was left/, slippingZip),
  small('markup in the names of files', 'markup.zip', 'opens', () => Buffer.from(zipSync({ [`${unslashed}.yaml`]: Buffer.from(shop) }))),
]
