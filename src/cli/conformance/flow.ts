import { parseAddress } from '../../engine'
import { CaseProblem, type Entry, type Manifest, onlyKnown, shown } from './caseFile'
import { engineWith, guarded, manifestsIn, proxyUnderTest } from './clusterUnderTest'
import { compareValues } from './compareValues'
import { isMap, listOf, mapOf, textOf } from './untyped'

/** Packets and what the proxy of one node makes of each (`kind: flow`): verdict, every endpoint that may be chosen, masquerade. */
export function readFlow(id: string, root: Manifest): readonly Entry[] {
  const manifests = manifestsIn(root.manifests)
  return listOf(root.requests).map((value, index) => {
    const request = mapOf(value)
    const name = textOf(request.name) ?? `request ${index + 1}`
    return { name, expect: request.expect, run: (expect) => guarded(() => compareFlow(expect, answer(id, manifests, root.proxy, request))) }
  })
}

function compareFlow(expect: unknown, got: unknown) {
  if (!isMap(expect) || textOf(expect.verdict) === null) throw new CaseProblem('expect has no verdict')
  onlyKnown('expect', expect, ['verdict', 'endpoints', 'masquerade'])
  return compareValues(expect, got, { exact: true })
}

function answer(id: string, manifests: readonly Manifest[], proxy: unknown, request: Readonly<Record<string, unknown>>) {
  onlyKnown('the request', request, ['name', 'atNode', 'from', 'to', 'expect', 'basis'])
  const { settings, nodeName } = proxyUnderTest(proxy)
  if (request.atNode !== nodeName) throw new CaseProblem(`atNode ${shown(request.atNode)} is not the node under test`)
  const to = mapOf(request.to)
  const { verdict, endpoints, masquerade } = engineWith(id, manifests).ask(
    'packetAtNode',
    {
      node: nodeName,
      source: addressIn(mapOf(request.from).ip),
      destination: { address: addressIn(to.ip), port: Number(to.port) },
      protocol: protocolIn(to.protocol),
    },
    settings,
  )
  return verdict === 'delivered' ? { verdict, endpoints, masquerade } : { verdict }
}

function addressIn(value: unknown) {
  return parseAddress(textOf(value)) ?? fail(`${shown(value)} is no address`)
}

function protocolIn(value: unknown) {
  return value === 'TCP' || value === 'UDP' || value === 'SCTP' ? value : fail(`protocol ${shown(value)} is not known`)
}

function fail(message: string): never {
  throw new CaseProblem(message)
}
