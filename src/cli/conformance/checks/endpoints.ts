import type { Answer } from '../../../engine'
import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { mapOf, textOf } from '../untyped'
import type { CheckType } from './checkType'
import { named } from './named'

type Slices = Answer<'endpointSlices'>

/** `endpoint-slices`: the slices themselves, or only how many there are and of which kind. */
export const endpointSlices: CheckType = {
  fields: ['service', 'mirrored'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['slices', 'addressTypes', 'sliceSizes', 'sliceCount', 'endpointCount'])
    const slices = engine
      .ask('endpointSlices', named(fields.service))
      .filter((slice) => fields.mirrored !== true || slice.origin === 'Endpoints')
    return {
      slices: slices.map(sliceAsWritten),
      addressTypes: [...new Set(slices.map((slice) => slice.family))],
      sliceSizes: slices.map((slice) => slice.endpoints.length),
      sliceCount: slices.length,
      endpointCount: slices.reduce((sum, slice) => sum + slice.endpoints.length, 0),
    }
  },
}

function sliceAsWritten(slice: Slices[number]) {
  return {
    addressType: slice.family,
    ports: slice.ports.map(({ name, port, protocol }) => ({ name, port, protocol })),
    endpoints: slice.endpoints.map((endpoint) => ({
      address: endpoint.addresses[0],
      addresses: endpoint.addresses,
      pod: endpoint.pod && `${endpoint.pod.namespace}/${endpoint.pod.name}`,
      ready: endpoint.ready,
      serving: endpoint.serving,
      terminating: endpoint.terminating,
      nodeName: endpoint.node,
      zone: endpoint.zone,
      hostname: endpoint.hostname,
      hints: endpoint.hints,
    })),
  }
}

export const endpointsObject: CheckType = {
  fields: ['service'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['subsets'])
    return { subsets: engine.ask('endpointsObject', named(fields.service)) }
  },
}

/** `endpoint-membership`: `pods` are in the object in whatever state, `absent` are not. */
export const endpointMembership: CheckType = {
  fields: ['service', 'object'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['pods', 'absent'])
    if (fields.object !== 'EndpointSlice' && fields.object !== 'Endpoints')
      throw new CaseProblem(`object ${shown(fields.object)} is not known`)
    const pods = engine.ask('endpointMembership', { ...named(fields.service), object: fields.object })
    const absent = Array.isArray(expect.absent) ? expect.absent.filter((pod) => !pods.includes(String(pod))) : null
    return { pods, absent }
  },
}

/** `endpoints-capacity`: of one subset, counts as numbers; of several, lists of them. */
export const endpointsCapacity: CheckType = {
  fields: ['input'],
  comparing: { ordered: ['ready', 'notReady'] },
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['ready', 'notReady', 'truncated'])
    const { ready, notReady } = mapOf(fields.input)
    const [first, second] = [Array.isArray(ready) ? ready : [ready], Array.isArray(notReady) ? notReady : [notReady]]
    const subsets = first.map((count, index) => ({ ready: countIn(count), notReady: countIn(second[index]) }))
    const { subsets: stay, truncated } = engine.ask('endpointsCapacity', { subsets })
    const form = (counts: readonly number[]) => (Array.isArray(ready) ? counts : counts[0])
    return { ready: form(stay.map((subset) => subset.ready)), notReady: form(stay.map((subset) => subset.notReady)), truncated }
  },
}

function countIn(value: unknown): number {
  if (typeof value !== 'number') throw new CaseProblem('input needs ready and notReady')
  return value
}

export const findPort: CheckType = {
  fields: ['pod', 'servicePort'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['port'])
    const { port, protocol = 'TCP', targetPort = null } = mapOf(fields.servicePort)
    if (typeof port !== 'number' || (protocol !== 'TCP' && protocol !== 'UDP' && protocol !== 'SCTP'))
      throw new CaseProblem('servicePort needs a port and a protocol')
    if (targetPort !== null && typeof targetPort !== 'number' && typeof targetPort !== 'string')
      throw new CaseProblem('targetPort is neither a number nor a name')
    return { port: engine.ask('findPort', { ...named(fields.pod), port: { port, protocol, targetPort } }) }
  },
}

/** `service-address`: any one of the addresses behind the port may be the answer. Without a port the one without name is asked. */
export const serviceAddress: CheckType = {
  fields: ['service', 'port'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['address'])
    const { port = '' } = fields
    if (typeof port !== 'number' && typeof port !== 'string') throw new CaseProblem('port is neither a number nor a name')
    const asked = typeof port === 'string' && /^\d+$/.test(port) ? Number(port) : port
    const addresses = engine.ask('serviceAddress', { ...named(fields.service), port: asked })
    return { address: addresses.find((address) => address === textOf(expect.address)) ?? addresses[0] ?? null }
  },
}

export const eligibleEndpoints: CheckType = {
  fields: ['service', 'node'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['clusterEndpoints', 'localEndpoints'])
    return engine.ask('eligibleEndpoints', { ...named(fields.service), node: shown(fields.node) })
  },
}
