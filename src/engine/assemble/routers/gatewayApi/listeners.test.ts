import { describe, expect, it } from 'vitest'
import { clusterOf, traceOf, twoNodes } from '../../../testing'

const group = 'gateway.networking.k8s.io'
const object = (kind: string, name: string, spec: string, more = '', api = `${group}/v1`) => `
---
apiVersion: ${api}
kind: ${kind}
metadata: { name: ${name}${more} }
spec: { ${spec} }
`
const base = twoNodes + object('GatewayClass', 'any', 'controllerName: example.com/any')
const gateway = (listeners: string, more = '') => object('Gateway', 'edge', `gatewayClassName: any, listeners: [${listeners}]${more}`)
const listener = (name: string, port: number, protocol: string, more = '') =>
  `{ name: ${name}, port: ${port}, protocol: ${protocol}${more} }`
const host = (name: string) => `, hostname: ${name}`
const allowing = ', allowedListeners: { namespaces: { from: Same } }'
const set = (name: string, listeners: string, created = '') =>
  object('ListenerSet', name, `parentRef: { name: edge }, listeners: [${listeners}]`, created && `, creationTimestamp: ${created}`)
const route = (name: string, parents: string, hosts = '') =>
  object('HTTPRoute', name, `parentRefs: [${parents}], ${hosts}rules: [{ backendRefs: [{ name: web, port: 80 }] }]`)

/** `owner/listener` with why it is not accepted, and how many routes attached. */
function statuses(text: string) {
  return clusterOf(base + text)
    .listenerStatuses.filter(({ listener }) => listener !== null)
    .map(({ owner, listener, acceptedReason, attachedRoutes }) => `${owner.name}/${listener} ${acceptedReason} ${attachedRoutes}`)
}

/** `kind name` of the whole, with whether it is accepted and why. */
function wholes(text: string) {
  return clusterOf(base + text)
    .listenerStatuses.filter(({ listener }) => listener === null)
    .map(({ owner, acceptedReason, programmed }) => `${owner.name} ${acceptedReason} ${programmed}`)
}

describe('listeners that cannot be told apart', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'within a Gateway none wins',
      // The API server refuses it; one that is in a cluster already is read as it is.
      gateway(
        `${listener('a', 80, 'HTTP', host('x.org'))}, ${listener('b', 80, 'HTTP', host('x.org'))}, ${listener('c', 80, 'HTTP')}`,
      ).replace('{ name: edge', '{ uid: e, name: edge'),
      ['edge/a HostnameConflict 0', 'edge/b HostnameConflict 0', 'edge/c Accepted 0'],
    ],
    [
      'bytes and HTTP on one port',
      gateway(`${listener('a', 80, 'HTTP')}, ${listener('b', 80, 'TCP')}`),
      ['edge/a ProtocolConflict 0', 'edge/b ProtocolConflict 0'],
    ],
    [
      'TCP and UDP may share a number',
      gateway(`${listener('a', 53, 'TCP')}, ${listener('b', 53, 'UDP')}`),
      ['edge/a Accepted 0', 'edge/b Accepted 0'],
    ],
    [
      'HTTPS and TLS share a port by name',
      gateway(
        `${listener('a', 443, 'TLS', `${host('a.org')}, tls: { mode: Passthrough }`)}, ${listener('b', 443, 'HTTPS', host('"*.org"'))}`,
      ),
      ['edge/a Accepted 0', 'edge/b Accepted 0'],
    ],
    [
      'HTTPS and TLS for the same names',
      gateway(`${listener('a', 443, 'TLS', ', tls: { mode: Passthrough }')}, ${listener('b', 443, 'HTTPS')}`),
      ['edge/a ProtocolConflict 0', 'edge/b ProtocolConflict 0'],
    ],
    ['protocols compare without case', gateway(listener('a', 80, 'http')), ['edge/a Accepted 0']],
    ['a protocol that nobody knows', gateway(listener('a', 80, 'example.com/x')), ['edge/a UnsupportedProtocol 0']],
    [
      'the Gateway goes before its ListenerSets',
      gateway(listener('a', 80, 'HTTP'), allowing) + set('s', `${listener('a', 80, 'HTTP')}, ${listener('b', 81, 'HTTP')}`),
      ['edge/a Accepted 0', 's/a HostnameConflict 0', 's/b Accepted 0'],
    ],
    [
      'the older ListenerSet goes before the younger',
      gateway(listener('a', 80, 'HTTP'), allowing) +
        set('first', listener('b', 81, 'HTTP'), '2026-02-01T00:00:00Z') +
        set('second', listener('b', 81, 'TCP'), '2026-01-01T00:00:00Z'),
      ['edge/a Accepted 0', 'first/b ProtocolConflict 0', 'second/b Accepted 0'],
    ],
    [
      'routes count at a listener that is not accepted',
      gateway(`${listener('a', 80, 'HTTP')}, ${listener('b', 80, 'TCP')}`) + route('r', '{ name: edge }'),
      ['edge/a ProtocolConflict 1', 'edge/b ProtocolConflict 0'],
    ],
    [
      'two references of a route to one listener are one attachment',
      gateway(listener('a', 80, 'HTTP')) + route('r', '{ name: edge }, { name: edge, sectionName: a }'),
      ['edge/a Accepted 1'],
    ],
  ])('%s', (_name, text, expected) => {
    expect([...statuses(text)].sort()).toEqual([...expected].sort())
  })

  it('nothing answers at a listener that is not open', () => {
    const text = base + gateway(`${listener('a', 80, 'HTTP')}, ${listener('b', 80, 'TCP')}`) + route('r', '{ name: edge }')
    const { verdict, reason, status } = traceOf(clusterOf(text), 'external', 'gateway:edge:80/')
    expect([verdict, reason, status]).toEqual(['rejected', 'listener-closed', null])
  })
})

describe('a ListenerSet and its Gateway', () => {
  const one = listener('a', 80, 'HTTP')
  const two = listener('b', 81, 'HTTP')
  it.each<[string, string, readonly string[]]>([
    ['no Gateway allows any by itself', gateway(one) + set('s', two), ['edge Accepted true', 's NotAllowed false']],
    ['its namespace is allowed', gateway(one, allowing) + set('s', two), ['edge Accepted true', 's Accepted true']],
    ['none of its listeners works', gateway(one, allowing) + set('s', one), ['edge Accepted true', 's ListenersNotValid false']],
    [
      'its Gateway is not taken up',
      gateway(one, `${allowing}, infrastructure: { parametersRef: { group: x.io, kind: Settings, name: none } }`) + set('s', two),
      ['edge InvalidParameters false', 's ParentNotAccepted false'],
    ],
    [
      'a status that says otherwise counts for more than what the input lacks',
      gateway(one, `${allowing}, infrastructure: { parametersRef: { group: x.io, kind: Settings, name: none } }`).replace(
        '\nspec:',
        '\nstatus: { conditions: [{ type: Accepted, status: "True" }] }\nspec:',
      ),
      ['edge Accepted true'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(wholes(text)).toEqual(expected)
  })

  it.each([
    ['of the standard channel', 'ListenerSet', group, 'v1'],
    ['of the experimental channel', 'XListenerSet', 'gateway.networking.x-k8s.io', 'v1alpha1'],
  ])('a ListenerSet %s needs a grant of its own for a certificate elsewhere', (_name, kind, own, version) => {
    const https = '{ name: s, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: cert, namespace: certs }] } }'
    const grant = (from: string) => `
---
apiVersion: ${group}/v1beta1
kind: ReferenceGrant
metadata: { name: g, namespace: certs }
spec: { from: [{ ${from}, namespace: default }], to: [{ group: '', kind: Secret }] }
---
apiVersion: v1
kind: Secret
metadata: { name: cert, namespace: certs }
stringData: { tls.crt: '-----BEGIN CERTIFICATE-----' }
`
    const text = gateway(one, allowing) + object(kind, 's', `parentRef: { name: edge }, listeners: [${https}]`, '', `${own}/${version}`)
    const reasonWith = (from: string) =>
      clusterOf(base + text + grant(from)).listenerStatuses.find(({ owner, listener }) => owner.kind === kind && listener === 's')
        ?.resolvedRefsReason
    expect(reasonWith(`group: ${own}, kind: ${kind}`)).toBe('ResolvedRefs')
    expect(reasonWith(`group: ${group}, kind: Gateway`)).toBe('RefNotPermitted')
  })
})
