import { readFileSync } from 'node:fs'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { repair } from './repair'

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'xpp', labels: { env: 'apps' } },
  spec: {
    replicas: 3,
    selector: { matchLabels: { run: 'nginx' } },
    template: {
      metadata: { labels: { run: 'nginx' } },
      spec: { containers: [{ name: 'my-nginx', image: 'nginx', imagePullPolicy: 'IfNotPresent', ports: [{ containerPort: 80 }] }] },
    },
  },
}
const service = (metadata: object, spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata, spec })
const endpoints = (metadata: object, addresses: object[], port: object) => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata,
  subsets: [{ addresses, ports: [port] }],
})
const etcd = { name: 'port', port: 2379, protocol: 'TCP' }

/** Every file that a web page damaged, and the objects that it was written as. */
const pasted: Readonly<Record<string, readonly object[]>> = {
  'deployment-and-nodeport': [
    deployment,
    service(
      { name: 'nginx', labels: { run: 'nginx' } },
      { type: 'NodePort', ports: [{ port: 80, protocol: 'TCP', targetPort: 80, nodePort: 30085 }], selector: { run: 'nginx' } },
    ),
  ],
  'deployment-and-clusterip-with-comments': [
    deployment,
    service(
      { name: 'nginx', labels: { run: 'nginx' } },
      { type: 'ClusterIP', ports: [{ port: 8080, protocol: 'TCP', targetPort: 80 }], selector: { run: 'nginx' } },
    ),
  ],
  'deployment-one-line': [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'nginxnginx', namespace: 'nginx' },
      spec: {
        replicas: 1,
        selector: { matchLabels: { web: 'nginx' } },
        template: {
          metadata: { labels: { web: 'nginx' } },
          spec: { containers: [{ name: 'nginx', image: 'nginx', imagePullPolicy: 'IfNotPresent' }] },
        },
      },
    },
  ],
  'service-one-line': [
    service(
      { name: 'nginx-svc', namespace: 'nginx' },
      { selector: { web: 'nginx' }, ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 80 }] },
    ),
  ],
  'externalname-one-line': [
    service(
      { name: 'client-svc' },
      {
        type: 'ExternalName',
        externalName: 'nginx-svc.nginx.svc.cluster.local',
        ports: [{ name: 'http', port: 80, targetPort: 80 }],
      },
    ),
  ],
  'endpoints-one-line': [endpoints({ name: 'mysql' }, [{ ip: '192.168.23.99' }], { port: 3306 })],
  'es-service-and-endpoints': [
    endpoints({ name: 'es-svc', namespace: 'es' }, [{ ip: '192.168.100.100' }], { port: 9202, protocol: 'TCP' }),
    service(
      { name: 'es-svc', namespace: 'es' },
      { type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 9200, protocol: 'TCP', targetPort: 9202 }] },
    ),
  ],
  'etcd-endpoints': [
    endpoints(
      { name: 'etcd-k8s', namespace: 'kube-system' },
      [
        { ip: '178.104.163.38', nodeName: 'etc-master1' },
        { ip: '178.104.163.187', nodeName: 'etc-master2' },
        { ip: '178.104.163.243', nodeName: 'etc-master3' },
      ],
      etcd,
    ),
  ],
  'etcd-service': [service({ name: 'etcd-k8s', namespace: 'kube-system' }, { type: 'ClusterIP', ports: [etcd] })],
}

describe.each(Object.entries(pasted))('%s', (name, objects) => {
  const repaired = repair(readFileSync(`e2e/corpus/pasted/${name}.txt`, 'utf8'))

  it('is the objects that it was written as', () => {
    expect(repaired && loadAll(repaired.text)).toEqual(objects)
  })

  it('needs no second repair', () => {
    expect(repair(repaired?.text ?? '')).toBeNull()
  })
})

it('marks what the page did not keep: a key, words without a place, and where a comment ends', () => {
  const reasons = (name: string) =>
    repair(readFileSync(`e2e/corpus/pasted/${name}.txt`, 'utf8'))?.unsure.map((place) => [place.text, place.reason])
  expect(reasons('es-service-and-endpoints')).toContainEqual(['metadata:', 'added'])
  expect(reasons('externalname-one-line')).toContainEqual(['targetPort: 80', 'left-over'])
  expect(reasons('deployment-and-clusterip-with-comments')?.map(([, reason]) => reason)).toContain('comment-end')
})

it('leaves a session of a terminal alone', () => {
  expect(repair(readFileSync('e2e/corpus/pasted/describe-services-session.txt', 'utf8'))).toBeNull()
})
