import { CaseProblem, type Difference, type Entry, type Manifest, onlyKnown, shown } from './caseFile'
import { checkTypes } from './checks'
import { engineWith, guarded, manifestsIn } from './clusterUnderTest'
import { compareValues } from './compareValues'
import { runTableRequest } from './tableRequest'
import { isMap, listOf, mapOf, textOf } from './untyped'

/** What the engine has that a table may require, by the names of the Gateway API project. */
const features: readonly string[] = [
  'BackendTLSPolicy',
  'GRPCRoute',
  'GRPCRouteNamedRouteRule',
  'GatewayAddressEmpty',
  'GatewayHTTPListenerIsolation',
  'GatewayHTTPSAndTLSPassthroughSamePort',
  'GatewayHTTPSListenerDetectMisdirectedRequests',
  'GatewayListenerSet',
  'GatewayPort8080',
  'GatewayRouteHostnameIntersectionPrecedence',
  'GatewayStaticAddresses',
  'HTTPRoute303RedirectStatusCode',
  'HTTPRoute307RedirectStatusCode',
  'HTTPRoute308RedirectStatusCode',
  'HTTPRouteBackendProtocolH2C',
  'HTTPRouteBackendProtocolWebSocket',
  'HTTPRouteBackendRequestHeaderModification',
  'HTTPRouteBackendURLRewrite',
  'HTTPRouteDestinationPortMatching',
  'HTTPRouteHostRewrite',
  'HTTPRouteMethodMatching',
  'HTTPRouteNamedRouteRule',
  'HTTPRouteParentRefPort',
  'HTTPRoutePathRedirect',
  'HTTPRoutePathRewrite',
  'HTTPRoutePortRedirect',
  'HTTPRouteQueryParamMatching',
  'HTTPRouteRequestMirror',
  'HTTPRouteRequestMultipleMirrors',
  'HTTPRouteRequestPercentageMirror',
  'HTTPRouteResponseHeaderModification',
  'HTTPRouteSchemeRedirect',
  'ListenerSet',
  'ReferenceGrant',
  'TCPRoute',
  'TLSRoute',
  'TLSRouteModeMixed',
  'TLSRouteModeTerminate',
  'UDPRoute',
]

/** Requests along a path and questions about state, with overlays over the manifests. */
export function readTable(id: string, root: Manifest): readonly Entry[] {
  onlyKnown('the file', root, ['id', 'source', 'license', 'title', 'requires', 'assume', 'manifests', 'overlays', 'requests', 'checks'])
  const missing = listOf(root.requires)
    .map(String)
    .find((feature) => !features.includes(feature))
  const entry = (value: unknown, index: number, run: (fields: Manifest, expect: unknown) => readonly Difference[]): Entry => {
    const fields = mapOf(value)
    return {
      name: textOf(fields.name) ?? `entry ${index + 1}`,
      expect: fields.expect,
      run: (expect) =>
        guarded(() => {
          if (missing !== undefined) throw new CaseProblem(`the feature ${missing} is not modelled`)
          return run(fields, expect)
        }),
    }
  }
  return [
    ...listOf(root.requests).map((value, index) =>
      entry(value, index, (fields, expect) => runTableRequest(engineWith(id, withOverlay(root, fields.overlay)), fields, expect)),
    ),
    ...listOf(root.checks).map((value, index) => entry(value, index, (fields, expect) => runCheck(id, root, fields, expect))),
  ]
}

function runCheck(id: string, root: Manifest, fields: Manifest, expect: unknown): readonly Difference[] {
  const type = textOf(fields.type) ?? ''
  const check = Object.hasOwn(checkTypes, type) ? checkTypes[type] : undefined
  if (!check) throw new CaseProblem(`checks of type ${type} are not modelled`)
  onlyKnown('the check', fields, ['name', 'type', 'expect', 'overlay', 'implementation', ...check.fields])
  if (!isMap(expect) || Object.keys(expect).length === 0) throw new CaseProblem('there is nothing to compare')
  const engine = engineWith(id, withOverlay(root, fields.overlay))
  return compareValues(expect, check.answer({ fields, engine, expect }), check.comparing ?? {})
}

/** The manifests changed by an overlay: first some go, then others come, each in the place of the one of its name. */
export function withOverlay(root: Manifest, name: unknown): readonly Manifest[] {
  const manifests = manifestsIn(root.manifests)
  if (name === undefined) return manifests
  const overlays = mapOf(root.overlays)
  if (typeof name !== 'string' || !Object.hasOwn(overlays, name)) throw new CaseProblem(`no overlay is named ${shown(name)}`)
  const overlay = mapOf(overlays[name])
  onlyKnown('the overlay', overlay, ['remove', 'apply'])
  const gone = listOf(overlay.remove).map(String)
  const unknown = gone.find((ref) => !manifests.some((manifest) => refOf(manifest) === ref))
  if (unknown !== undefined) throw new CaseProblem(`the overlay removes ${unknown}, which is not there`)
  const left = manifests.filter((manifest) => !gone.includes(refOf(manifest)))
  const byName = new Map(left.map((manifest) => [refOf(manifest), manifest]))
  for (const applied of manifestsIn(overlay.apply)) byName.set(refOf(applied), applied)
  return [...byName.values()]
}

/** `Kind ns/name`, or `Kind name` for what has no namespace. */
function refOf(manifest: Manifest): string {
  const metadata = mapOf(manifest.metadata)
  const namespace = textOf(metadata.namespace)
  return `${shown(manifest.kind)} ${namespace === null ? '' : `${namespace}/`}${shown(metadata.name)}`
}
