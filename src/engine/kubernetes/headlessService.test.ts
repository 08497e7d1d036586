import { expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { headlessEndpoints, headlessEvidence, headlessPortAnswers } from './headlessService'
import { endpointsOf } from './servicePortEndpoints'

const declared = 'containers: [{ name: c, ports: [{ containerPort: 9000 }] }]'
const world = (ports: string, more = '', ready = true) =>
  clusterOf(
    twoNodes +
      podText('web-1', 'node1', '10.244.1.2', { more: declared, ready }) +
      serviceText('web', `clusterIP: None, selector: { app: web }, ports: [${ports}]${more}`),
  )

it.each([
  ['the endpoint’s own port answers', '{ port: 8080 }', 8080, true],
  ['port other than targetPort does not', '{ port: 80, targetPort: 8080 }', 80, false],
  ['the targetPort dialled directly does', '{ port: 80, targetPort: 8080 }', 8080, true],
  ['a port that a container declares answers, though the Service sends it elsewhere', '{ port: 9000, targetPort: 8080 }', 9000, true],
  ['a port that nobody mentions: nothing speaks against a listener', '{ port: 80, targetPort: 8080 }', 7777, true],
])('%s', (_name, ports, dialled, answers) => {
  const cluster = world(ports)
  const { service, port } = serviceOf(cluster)
  const served = endpointsOf(cluster.lookup, service, port, 'IPv4').map((endpoint) => endpoint.port)
  expect(headlessPortAnswers(served, cluster.pods[0] ?? null, dialled, service.ports)).toBe(answers)
})

it.each([
  ['its name leads to ready endpoints only', '', 0],
  ['to all of them with publishNotReadyAddresses', ', publishNotReadyAddresses: true', 1],
])('%s', (_name, more, count) => {
  const cluster = world('{ port: 80 }', more, false)
  expect(headlessEndpoints(cluster.lookup, serviceOf(cluster).service)).toHaveLength(count)
})

it('shows the field that makes it headless', () => {
  const { service } = serviceOf(world('{ port: 80 }'))
  expect(headlessEvidence(service, 1, 80)).toEqual({
    rule: 'headlessService',
    object: service.ref,
    path: 'spec.clusterIP',
    facts: { endpoints: 1, port: 80 },
  })
})
