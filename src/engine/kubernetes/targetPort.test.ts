import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { resolveTargetPort, targetPortEvidence } from './targetPort'

const ports = 'containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 5353, protocol: UDP }] }]'
const sidecar = `${ports}, initContainers: [{ name: s, restartPolicy: Always, ports: [{ name: side, containerPort: 7000 }] }, { name: once, ports: [{ name: once, containerPort: 7001 }] }]`

describe('targetPort', () => {
  it.each([
    ['a number is that port, declared or not', 'port: 80, targetPort: 9999', 9999, 'spec.ports[0].targetPort', null],
    ['absent, it equals port', 'port: 80', 80, 'spec.ports[0].port', null],
    [
      'a name is the container port with that name',
      'port: 80, targetPort: http',
      8080,
      'spec.ports[0].targetPort',
      'spec.containers[0].ports[0].containerPort',
    ],
    ['a name of another protocol does not match', 'port: 80, targetPort: dns', null, '', null],
    ['a name with its protocol does', 'port: 53, protocol: UDP, targetPort: dns', 5353, 'spec.ports[0].targetPort', 'any'],
    ['a name that nobody declares does not match', 'port: 80, targetPort: nope', null, '', null],
    ['a native sidecar’s port counts', 'port: 80, targetPort: side', 7000, 'spec.ports[0].targetPort', 'any'],
    ['the port of a container that only starts the Pod does not', 'port: 80, targetPort: once', null, '', null],
  ])('%s', (_name, spec, expected, path, declaredAt) => {
    const cluster = clusterOf(
      twoNodes +
        podText('web-1', 'node1', '10.244.1.2', { more: sidecar }) +
        serviceText('web', `selector: { app: web }, ports: [{ ${spec} }]`),
    )
    const { service, port } = serviceOf(cluster)
    const [pod] = cluster.pods
    const found = pod ? resolveTargetPort(pod, port) : null
    expect(found?.port ?? null).toBe(expected)
    if (expected === null) return
    expect(found?.path === null).toBe(declaredAt === null)
    const evidence = targetPortEvidence(service, port, expected)
    expect([evidence.rule, evidence.path, evidence.object?.name]).toEqual(['targetPort', path, 'web'])
  })
})
