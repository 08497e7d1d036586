import { createEngine, parseAddress } from '../../../engine'
import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { compareValues } from '../compareValues'
import { isMap, listOf, textOf } from '../untyped'
import type { FactCase, FactKind } from './factKind'

/** Kinds that ask about plain values: flags and counts. */

export const healthCheckResponder: FactKind = (fact) => {
  onlyKnown('given', fact.given, ['localReadyEndpoints', 'proxyHealthy'])
  const { localReadyEndpoints, proxyHealthy } = fact.given
  if (typeof localReadyEndpoints !== 'number' || typeof proxyHealthy !== 'boolean') throw new CaseProblem('given needs a number and a flag')
  const { status, headers, body } = createEngine().ask('healthCheckResponse', { localReadyEndpoints, proxyHealthy })
  return compareWhole(fact, { httpStatus: status, headers, body })
}

export const detectLocal: FactKind = (fact) => {
  const { given } = fact
  onlyKnown('given', given, [
    'detectLocalMode',
    'primaryIPFamily',
    'clusterCIDRs',
    'nodePodCIDRs',
    'bridgeInterface',
    'interfaceNamePrefix',
  ])
  const answer = createEngine().ask('localDetector', {
    mode: shown(given.detectLocalMode),
    clusterRanges: listOf(given.clusterCIDRs).map(String),
    nodePodRanges: listOf(given.nodePodCIDRs).map(String),
    bridgeInterface: textOf(given.bridgeInterface) ?? '',
    interfaceNamePrefix: textOf(given.interfaceNamePrefix) ?? '',
  })
  return compareWhole(fact, answer)
}

export const nodePortAddresses: FactKind = (fact) => {
  onlyKnown('given', fact.given, ['nodePortAddresses', 'nodeLocalIPs'])
  const local = listOf(fact.given.nodeLocalIPs).map((value) => parseAddress(textOf(value)) ?? fail(`${shown(value)} is no address`))
  return compareWhole(fact, createEngine().ask('nodePortAddresses', { ranges: listOf(fact.given.nodePortAddresses).map(String), local }))
}

export const nodePortLoopback: FactKind = (fact) => {
  onlyKnown('given', fact.given, ['nodePortAddresses'])
  const containsIPv4Loopback = createEngine().ask('nodePortLoopback', { ranges: listOf(fact.given.nodePortAddresses).map(String) })
  return compareWhole(fact, { containsIPv4Loopback })
}

function compareWhole(fact: FactCase, got: unknown) {
  if (!isMap(fact.expect) || Object.keys(fact.expect).length === 0) throw new CaseProblem('there is nothing to compare')
  return compareValues(fact.expect, got, { exact: true })
}

function fail(message: string): never {
  throw new CaseProblem(message)
}
