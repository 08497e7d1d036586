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

  it('where nobody says which families there are, IPv6 is there for who asks for it', () => {
    const asked = (spec: Record<string, unknown>) =>
      ask(empty, 'objectAfterDefaults', { object: manifest(spec), ipFamilies: null }).object.spec
    expect(asked({})).toMatchObject({ ipFamilies: ['IPv4'] })
    expect(asked({ ipFamilyPolicy: 'PreferDualStack' })).toMatchObject({ ipFamilies: ['IPv4', 'IPv6'] })
  })

  it('a refused one comes back as it was, with what is wrong', () => {
    const object = manifest({ type: 'Cluster' })
    expect(ask(empty, 'objectAfterDefaults', { object, ipFamilies: null })).toMatchObject({
      valid: false,
      errors: [{ path: 'spec.type' }],
      object,
    })
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
