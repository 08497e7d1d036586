import { describe, expect, it } from 'vitest'
import { objectOf } from '../apiServer.testing'
import { applyDefaults } from '../default'
import { validateOther } from '../validate'
import { validatePod, validateWorkload } from './workload'

type Map = Record<string, unknown>
const selector = { matchLabels: { app: 'web' } }
const templateOf = (spec: Map) => ({ metadata: { labels: { app: 'web' } }, spec })
const errorsOf = (spec: Map, metadata: Map = {}) => validateWorkload(applyDefaults(objectOf('Deployment', 'web', { spec }, metadata)).body)
const found = (pod: Map, more: Map = { selector }, metadata: Map = {}) =>
  errorsOf({ ...more, template: templateOf(pod) }, metadata).map(({ path, code }) => `${path} ${code}`)
const ports = (...list: Map[]) => ({ containers: [{ name: 'c', ports: list }] })
const spec = 'spec.template.spec'

describe('a Deployment that the API server takes', () => {
  it.each<[string, Map, Map?]>([
    ['one container', { containers: [{ name: 'c' }] }],
    ['ports with and without a name', ports({ containerPort: 80 }, { name: 'n-3456789012345', containerPort: 65535, protocol: 'UDP' })],
    ['one that a cluster gave', {}, { uid: 'a' }],
  ])('%s', (_, pod, metadata) => expect(found(pod, { selector }, metadata)).toEqual([]))
})

describe('what the API server finds wrong with one', () => {
  it.each<[string, Map, string, Map?]>([
    ['no selector', { containers: [{ name: 'c' }] }, 'spec.selector required', {}],
    [
      'an operator that nobody knows',
      ports(),
      'spec.selector.matchExpressions[0].operator unsupported',
      { selector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } },
    ],
    ['no container', {}, `${spec}.containers required`],
    ['a name in capitals', { containers: [{ name: 'Web' }] }, `${spec}.containers[0].name name-form`],
    ['two containers of one name', { containers: [{ name: 'c' }, { name: 'c' }] }, `${spec}.containers[1].name duplicate`],
    ['a port name without a letter', ports({ name: '123456', containerPort: 80 }), `${spec}.containers[0].ports[0].name name-form`],
    ['a port that is too large', ports({ containerPort: 123456 }), `${spec}.containers[0].ports[0].containerPort out-of-range`],
    ['no port', ports({ name: 'http' }), `${spec}.containers[0].ports[0].containerPort required`],
    ['another protocol', ports({ containerPort: 80, protocol: 'HTTP' }), `${spec}.containers[0].ports[0].protocol unsupported`],
    [
      'one port name twice',
      ports({ name: 'a', containerPort: 80 }, { name: 'a', containerPort: 81 }),
      `${spec}.containers[0].ports[1].name duplicate`,
    ],
  ])('%s', (_, pod, error, more) => expect(found(pod, more)).toEqual([error]))

  it('leaves it in the cluster', () => expect(errorsOf({}).map(({ severity }) => severity)).toEqual(['setting', 'setting']))
})

it('a Pod with a status was taken by a server', () => {
  const codes = (rest: Map) => validatePod(applyDefaults(objectOf('Pod', 'p', { spec: {}, ...rest })).body).map(({ path }) => path)
  expect(codes({})).toEqual(['spec.containers'])
  expect(codes({ status: { phase: 'Running' } })).toEqual([])
})

it('what a terminal showed was in a cluster, and lacks only what is not printed', () => {
  const shown = objectOf('Deployment', 'web', { spec: {} })
  expect(validateOther(shown)).not.toEqual([])
  expect(validateOther({ ...shown, observed: 'alone' })).toEqual([])
})
