import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../model'
import { admitTo } from './admit'
import { objectOf, rangesFor, valueAt } from './apiServer.testing'

const named = (object: KubeObject, group: string): KubeObject => ({
  ...object,
  ref: { ...object.ref, group, namespace: object.ref.kind === 'IngressClass' ? null : 'default' },
  apiVersion: `${group}/v1`,
})

function ingressClass(name: string, isDefault: string | null, creationTimestamp?: string): KubeObject {
  const annotations = isDefault === null ? {} : { 'ingressclass.kubernetes.io/is-default-class': isDefault }
  return named(
    objectOf('IngressClass', name, { spec: { controller: 'example.com/c' } }, { annotations, creationTimestamp }),
    'networking.k8s.io',
  )
}

const backend = { defaultBackend: { service: { name: 'web', port: { number: 80 } } } }
const ingress = (spec: object = {}, metadata: Record<string, unknown> = {}) =>
  named(objectOf('Ingress', 'shop', { spec: { ...backend, ...spec } }, metadata), 'networking.k8s.io')

/** The class that the Ingress has at last; what is wrong where it is refused. */
function classOf(object: KubeObject, ...classes: readonly KubeObject[]) {
  const { objects, errors } = admitTo(rangesFor(['IPv4']), [...classes, object])
  const stored = objects.find(({ ref }) => ref.kind === 'Ingress') ?? null
  if (stored === null) return errors.flatMap((entry) => entry.errors.map(({ code }) => code))
  return valueAt(stored, ['spec', 'ingressClassName']) ?? null
}

describe('the class of an Ingress that names none', () => {
  it.each<[string, readonly KubeObject[], unknown]>([
    ['no class at all', [], null],
    ['classes of which none is the default', [ingressClass('a', null), ingressClass('b', 'false'), ingressClass('c', '')], null],
    ['the default class', [ingressClass('a', null), ingressClass('b', 'true')], 'b'],
    [
      'of two defaults the newer',
      [ingressClass('a', 'true', '2022-01-01T00:00:00Z'), ingressClass('b', 'true', '2022-01-02T00:00:00Z')],
      'b',
    ],
    [
      'of two of one age the first by name',
      [ingressClass('b', 'true', '2022-01-01T00:00:00Z'), ingressClass('a', 'true', '2022-01-01T00:00:00Z')],
      'a',
    ],
    [
      'of two whose age nobody tells neither: it is refused',
      [ingressClass('a', 'true'), ingressClass('b', 'true')],
      ['several-default-classes'],
    ],
  ])('%s', (_name, classes, expected) => {
    expect(classOf(ingress(), ...classes)).toEqual(expected)
  })

  it.each<[string, KubeObject, unknown]>([
    ['one that names its class keeps it', ingress({ ingressClassName: 'foo' }), 'foo'],
    ['one that the annotation names gets no field', ingress({}, { annotations: { 'kubernetes.io/ingress.class': 'foo' } }), null],
    ['one that a cluster has already got none', ingress({}, { uid: '1' }), null],
  ])('%s', (_name, object, expected) => {
    expect(classOf(object, ingressClass('a', 'true'))).toEqual(expected)
    expect(classOf(object, ingressClass('a', 'true'), ingressClass('b', 'true'))).toEqual(expected)
  })
})
