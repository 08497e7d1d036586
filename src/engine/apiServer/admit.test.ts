import { describe, expect, it } from 'vitest'
import { defaultSettings, type KubeObject } from '../model'
import { admit } from './admit'
import { objectOf, serviceWith, stored, valueAt } from './apiServer.testing'

const admitted = (objects: readonly KubeObject[]) => admit(objects, defaultSettings)
const unnamed = { ports: [{ port: 80 }, { port: 81 }] }

describe('what the API server admits', () => {
  it('an object that wants nothing is the same object', () => {
    const [live] = admitted([serviceWith({}, 'web', { uid: 'a' }), objectOf('Pod', 'p', { spec: {} })]).objects
    const input = [
      live,
      objectOf('Node', 'n', {}),
      objectOf('Pod', 'p', { spec: { dnsPolicy: 'Default', restartPolicy: 'Never' } }),
    ].filter((each) => each !== undefined)
    const { objects } = admitted(input)
    for (const [index, object] of input.entries()) expect(objects[index]).toBe(object)
  })

  it('a refused object is absent, and told with its object', () => {
    const refused = serviceWith(unnamed)
    const { objects, errors, input } = admitted([refused, serviceWith({}, 'other')])
    expect(objects.map(({ ref }) => ref.name)).toEqual(['other'])
    expect(errors).toMatchObject([{ object: refused, refused: true }])
    expect(input).toHaveLength(2)
  })

  it.each([
    ['the last of one name counts', [{ ports: [{ port: 80 }] }, { ports: [{ port: 81 }] }], 81],
    ['the last that is accepted', [{ ports: [{ port: 80 }] }, unnamed], 80],
  ])('%s', (_name, specs, port) => {
    const { objects } = admitted(specs.map((spec) => serviceWith(spec)))
    expect(objects.map((object) => valueAt(object, ['spec', 'ports', 0, 'port']))).toEqual([port])
  })

  it.each([
    ['a node port outside the range', { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] }],
    ['a health check without Local', { type: 'LoadBalancer', healthCheckNodePort: 32000 }],
    ['a node port of a ClusterIP', { ports: [{ port: 80, nodePort: 30080 }] }],
    ['two addresses without a policy', { clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7', 'fd00::7'] }],
    ['a family that is not there', { ipFamilies: ['IPv6'] }],
    ['an address that is a placeholder', { clusterIP: 'CLUSTER_IP' }],
    ['a type that a template gives', { type: '{{ .Values.type }}' }],
    ['a label that a script gives', { selector: { app: `\${APP}` } }],
    ['a value of a wrong type', { ports: [{ port: 'eighty' }] }],
  ])('%s is told, and the Service kept', (_name, spec) => {
    const { refused, codes } = stored([serviceWith(spec)])
    expect([refused, codes.length > 0]).toEqual([false, true])
  })

  it.each([
    ['1web', false],
    [`\${NAME}`, false],
    ['-web', true],
    ['Web', true],
  ])('the name %s is told; refused: %s', (name, refused) => {
    expect(stored([serviceWith({}, name)])).toMatchObject({ refused, codes: ['metadata.name name-form'] })
  })

  it('what a cluster already has was accepted there', () => {
    const { object, codes } = stored([serviceWith(unnamed, 'web', { uid: 'abc' })])
    expect(object).not.toBeNull()
    expect(codes).toEqual(['spec.ports[0].name required', 'spec.ports[1].name required'])
  })

  it('and its numbers say nothing against the settings', () => {
    const spec = { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] }
    expect(stored([serviceWith(spec, 'web', { uid: 'abc' })]).codes).toEqual([])
    expect(stored([serviceWith(spec)]).codes).toEqual(['spec.ports[0].nodePort outside-node-ports'])
  })

  it('the order of documents does not matter', () => {
    const input = ['b', 'a', 'c'].map((name) => serviceWith(name === 'c' ? { type: 'NodePort' } : unnamed, name))
    const [one, other] = [admitted(input), admitted([...input].reverse())]
    expect(other.errors).toEqual(one.errors)
    expect(one.errors.map(({ ref }) => ref.name)).toEqual(['a', 'b'])
    expect(other.objects).toEqual(one.objects)
  })

  it('adding a Service renumbers no other', () => {
    const one = [serviceWith({ type: 'NodePort' }, 'a'), serviceWith({ type: 'LoadBalancer' }, 'b')]
    const before = admitted(one).objects
    const after = admitted([serviceWith({ type: 'NodePort' }, 'z'), ...one]).objects.slice(1)
    expect(after.map(({ body }) => body)).toEqual(before.map(({ body }) => body))
  })

  it('garbage is no reason to stop', () => {
    for (const spec of [7, 'x', [], null, { ports: 7 }, { ports: [7] }, { clusterIPs: [{}] }, { type: {} }])
      expect(() => admitted([objectOf('Service', 'web', { spec })])).not.toThrow()
  })
})
