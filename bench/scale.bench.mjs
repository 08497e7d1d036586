// P8 and P16: how long the index of a large cluster takes, and a trace in it. Exit 1 where a hard target is missed.
//   node bench/scale.bench.mjs [S|M|L|XL] [requests]     (default L, 20000; XL needs 8 GB: node --max-old-space-size=7000)
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { printTable } from './printTable.mjs'

const preset = process.argv[2] ?? 'L'
const requestCount = Number(process.argv[3] ?? 20_000)
const hard = { p50: 50, p99: 200, first: 5000, join: 1 / 20 }

/** Only what readers look at is kept of each object: the whole text of XL would not fit. */
function project({ apiVersion, kind, metadata, spec, status, addressType, endpoints, ports }) {
  const { name, namespace, labels, deletionTimestamp, ownerReferences, uid } = metadata
  const kept = { name, namespace, labels, deletionTimestamp, ownerReferences, uid }
  const ports4 = (list = []) => list.map(({ name, ports, restartPolicy }) => ({ name, ports, restartPolicy }))
  const pod = kind === 'Pod' && {
    nodeName: spec.nodeName,
    hostNetwork: spec.hostNetwork,
    hostname: spec.hostname,
    subdomain: spec.subdomain,
    dnsPolicy: spec.dnsPolicy,
    containers: ports4(spec.containers),
    initContainers: ports4(spec.initContainers),
  }
  const phase = kind === 'Pod' && {
    phase: status.phase,
    podIP: status.podIP,
    podIPs: status.podIPs,
    conditions: status.conditions?.filter(({ type }) => type === 'Ready').map(({ type, status }) => ({ type, status })),
  }
  const body = { apiVersion, kind, metadata: kept, spec: pod || spec, status: phase || status, addressType, endpoints, ports }
  return JSON.parse(JSON.stringify(body))
}

/** Reads the generator's List object by object: braces are counted outside strings. */
async function generated(options, take) {
  const child = spawn(process.execPath, [new URL('generateDump.mjs', import.meta.url).pathname, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let rest = ''
  let begun = false
  let at = 0
  let depth = 0
  let start = -1
  let quoted = false
  child.stdout.setEncoding('utf8')
  for await (const chunk of child.stdout) {
    rest += chunk
    if (!begun) {
      const items = rest.indexOf('"items":[')
      if (items < 0) continue
      at = items + '"items":['.length
      begun = true
    }
    for (; at < rest.length; at += 1) {
      const code = rest.charCodeAt(at)
      if (quoted) {
        if (code === 92) at += 1
        else if (code === 34) quoted = false
      } else if (code === 93 && depth === 0) return
      else if (code === 34) quoted = true
      else if (code === 123) {
        if (depth === 0) start = at
        depth += 1
      } else if (code === 125) {
        depth -= 1
        if (depth === 0) {
          take(JSON.parse(rest.slice(start, at + 1)))
          start = -1
        }
        if (depth < 0) break
      }
    }
    const cut = start < 0 ? at : start
    rest = rest.slice(cut)
    at -= cut
    if (start >= 0) start = 0
  }
}

function groupOf(apiVersion) {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : ''
}

async function objectsOf(size) {
  const objects = []
  const source = { file: 'generated', document: 1, line: 1, locate: () => null }
  const filledIn = new Set()
  await generated(['--preset', size], (raw) => {
    const body = project(raw)
    const { kind, apiVersion, metadata } = body
    const ref = { group: groupOf(apiVersion), kind, namespace: metadata.namespace ?? null, name: metadata.name }
    objects.push({ ref, apiVersion, body, filledIn, source })
  })
  return objects
}

/**
 * The same joins without an index, every pair looked at: Service and Pod by selector, Service and slice by label, endpoint
 * and Pod by name, Pod and node by name.
 */
function crossProduct(objects) {
  const of = (kind) => objects.filter((object) => object.ref.kind === kind)
  const [services, pods, slices, nodes] = ['Service', 'Pod', 'EndpointSlice', 'Node'].map(of)
  let relations = 0
  for (const service of services) {
    const selector = Object.entries(service.body.spec.selector ?? {})
    for (const pod of pods) {
      if (pod.ref.namespace !== service.ref.namespace || selector.length === 0) continue
      if (selector.every(([key, value]) => pod.body.metadata.labels?.[key] === value)) relations += 1
    }
    for (const slice of slices) {
      if (slice.ref.namespace !== service.ref.namespace) continue
      if (slice.body.metadata.labels['kubernetes.io/service-name'] === service.ref.name) relations += 1
    }
  }
  for (const slice of slices)
    for (const { targetRef } of slice.body.endpoints ?? [])
      for (const pod of pods) if (pod.ref.name === targetRef?.name && pod.ref.namespace === targetRef.namespace) relations += 1
  for (const pod of pods) for (const node of nodes) if (pod.body.spec.nodeName === node.ref.name) relations += 1
  return relations
}

/** What the engine does for the same relations: slices to Services (they say whom a selector finds), look-ups, and every endpoint's Pod. */
function joins(engine, cluster, readings) {
  const { services, pods, nodes } = cluster
  const { slices } = engine.assembleEndpoints(readings, services, pods, nodes)
  const lookup = engine.indexCluster({ ...cluster, slices })
  let relations = 0
  for (const service of services)
    for (const port of service.ports)
      for (const family of ['IPv4', 'IPv6'])
        for (const { pod } of engine.endpointsOf(lookup, service, port, family)) if (pod && lookup.podOf(pod)) relations += 1
  return relations
}

/** The same numbers in every run. */
function randomFrom(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function* requests(cluster, count) {
  const pick = randomFrom(20261121)
  const one = (list) => list[pick(list.length)]
  const services = cluster.services.filter((service) => service.ports.length > 0)
  const senders = cluster.pods.filter((pod) => pod.addresses.length > 0)
  for (let index = 0; index < count; index += 1) {
    const service = one(services)
    const port = one(service.ports)
    const pod = one(senders)
    const { namespace, name } = service.ref
    const inside = `pod:${pod.ref.namespace}/${pod.ref.name}`
    const kind = pick(10)
    if (kind < 6) yield { from: inside, to: `${name}.${namespace}.svc.cluster.local:${port.port}` }
    else if (kind < 8 && service.clusterIps[0]) yield { from: inside, to: `${service.clusterIps[0]}:${port.port}` }
    else if (port.nodePort !== null) yield { from: 'external', to: `${one(cluster.nodes).addresses[0]}:${port.nodePort}` }
    else {
      const { ref } = one(senders)
      yield { from: inside, to: `pod:${ref.namespace}/${ref.name}:${port.port}` }
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'hopscope-bench-'))
try {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: 'bench/scaleEntry.ts', outDir: folder, minify: false, rollupOptions: { output: { entryFileNames: 'engine.mjs' } } },
  })
  const engine = await import(pathToFileURL(join(folder, 'engine.mjs')).href)
  const objects = await objectsOf(preset)
  console.log(`${preset}: ${objects.length} objects`)

  const admitted = engine.admit(objects, engine.defaultSettings)
  const beganReading = performance.now()
  const cluster = engine.assemble(admitted, [], engine.defaultSettings)
  const assembled = performance.now() - beganReading
  const readings = engine.readAll(admitted.objects, [])
  const times = Array.from({ length: preset === 'XL' ? 3 : 5 }, () => {
    const began = performance.now()
    joins(engine, cluster, readings)
    return performance.now() - began
  }).sort((a, b) => a - b)
  const indexed = times[Math.floor(times.length / 2)]

  const plain = preset === 'L' ? objects : await objectsOf('L')
  const began = performance.now()
  const relations = crossProduct(plain)
  const crossed = performance.now() - began

  const durations = []
  const verdicts = {}
  let unsent = 0
  for (const { from, to } of requests(cluster, requestCount)) {
    const before = performance.now()
    const parsed = engine.parseRequest({ from, to, choices: {}, at: null, proxy: null })
    const answer = parsed.ok ? engine.trace(cluster, parsed.value.request, parsed.value.choices) : parsed
    durations.push((performance.now() - before) * 1000)
    if (answer.ok) verdicts[answer.trace.verdict] = (verdicts[answer.trace.verdict] ?? 0) + 1
    else unsent += 1
  }
  const first = durations[0]
  const sorted = durations.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  const rows = [
    ['measure', 'figure', 'hard', 'ratio to hard'],
    [
      'P16 index and joins, against the cross product on L',
      `${indexed.toFixed(0)} / ${crossed.toFixed(0)} ms = 1/${(crossed / indexed).toFixed(1)}`,
      '1/20',
      (indexed / crossed / hard.join).toFixed(2),
    ],
    ['P8 trace, p50', `${at(0.5).toFixed(1)} µs`, `${hard.p50} µs`, (at(0.5) / hard.p50).toFixed(2)],
    ['P8 trace, p99', `${at(0.99).toFixed(1)} µs`, `${hard.p99} µs`, (at(0.99) / hard.p99).toFixed(2)],
    ['P8 the first trace', `${first.toFixed(0)} µs`, `${hard.first} µs`, (first / hard.first).toFixed(2)],
  ]
  printTable(rows)
  console.log(`objects to cluster: ${assembled.toFixed(0)} ms`)
  console.log(`${requestCount} requests: ${JSON.stringify(verdicts)}, ${unsent} not sent; ${relations} relations by cross product`)
  if (rows.slice(1).some((row) => Number(row[3]) > 1)) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
