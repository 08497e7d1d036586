import { describe, expect, it } from 'vitest'
import { clusterOf, serviceText } from '../testing'
import { ask } from '.'

const manifest = (spec: Record<string, unknown>, name = 'new') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'default' },
  spec: { ports: [{ port: 80 }], ...spec },
})
const empty = clusterOf('')

describe('an object after defaults', () => {
  it('has what the API server of a cluster of these families fills in', () => {
    const { valid, object } = ask(empty, 'objectAfterDefaults', { object: manifest({}), ipFamilies: ['IPv6'] })
    expect(valid).toBe(true)
    expect(object).toMatchObject({ spec: { type: 'ClusterIP', ipFamilies: ['IPv6'], clusterIP: expect.stringMatching(/^fd00:/) } })
  })

  it('is asked beside what the cluster holds', () => {
    const cluster = clusterOf(serviceText('old', 'type: NodePort, ports: [{ port: 80, nodePort: 30080 }]'))
    const object = manifest({ type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }, 'zz')
    expect(ask(cluster, 'objectAfterDefaults', { object, ipFamilies: null }).errors).toMatchObject([{ code: 'node-port-taken' }])
    expect(ask(empty, 'objectAfterDefaults', { object, ipFamilies: null }).errors).toEqual([])
  })

  it('what the cluster holds keeps its numbers, whatever it is called', () => {
    const spec = { type: 'NodePort', clusterIP: '10.96.0.7', ports: [{ port: 80, nodePort: 30080 }] }
    const cluster = clusterOf(serviceText('old', 'type: NodePort, clusterIP: 10.96.0.7, ports: [{ port: 80, nodePort: 30080 }]'))
    const { valid, errors } = ask(cluster, 'objectAfterDefaults', { object: manifest(spec, 'aa'), ipFamilies: null })
    expect([valid, ...errors.map(({ code }) => code)]).toEqual([false, 'cluster-ip-taken', 'node-port-taken'])
  })

  it('where nobody says which families there are, IPv6 is there for who asks for it', () => {
    const asked = (spec: Record<string, unknown>) =>
      ask(empty, 'objectAfterDefaults', { object: manifest(spec), ipFamilies: null }).object.spec
    expect(asked({})).toMatchObject({ ipFamilies: ['IPv4'] })
    expect(asked({ ipFamilyPolicy: 'PreferDualStack' })).toMatchObject({ ipFamilies: ['IPv4', 'IPv6'] })
  })

  it('a refused one comes back with its defaults and what is wrong', () => {
    const { valid, errors, object } = ask(empty, 'objectAfterDefaults', { object: manifest({ ports: [] }), ipFamilies: null })
    expect([valid, ...errors.map(({ path }) => path)]).toEqual([false, 'spec.ports'])
    expect(object.spec).toEqual({ ports: [], type: 'ClusterIP', sessionAffinity: 'None', internalTrafficPolicy: 'Cluster' })
  })

  it.each([{}, { kind: 7, metadata: 'x' }, { apiVersion: '/', kind: 'Service', spec: [] }])('garbage is answered: %j', (object) => {
    expect(() => ask(empty, 'objectAfterDefaults', { object, ipFamilies: null })).not.toThrow()
    expect(ask(empty, 'serviceValidation', { object }).valid).toBe(false)
  })
})

it('a Service that reaches validation must have its defaults', () => {
  const whole = manifest({ type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] })
  expect(ask(empty, 'serviceValidation', { object: whole })).toEqual({ valid: true, errors: [] })
  expect(ask(empty, 'serviceValidation', { object: manifest({}) }).errors.map(({ path }) => path)).toContain('spec.type')
})
