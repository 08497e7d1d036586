import { describe, expect, test } from 'vitest'
import { clusterOf, traceOf } from '../../testing'
import { load } from '../load'

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx, ports: [{ name: http, containerPort: 8080 }] }] }
`
const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: http }] }
`
const services = `NAME   TYPE       CLUSTER-IP   EXTERNAL-IP   PORT(S)        AGE
web    NodePort   10.96.1.2    <none>        80:31000/TCP   5d
`
const pods = `NAME                  READY   STATUS    RESTARTS   AGE   IP           NODE    NOMINATED NODE   READINESS GATES
web-5d4f8c7b9-x2x4z   1/1     Running   0          5d    10.244.1.5   node1   <none>           <none>
web-5d4f8c7b9-k8k2m   0/1     Running   0          5d    10.244.2.6   node2   <none>           <none>
`
const read = (...texts: string[]) => load(texts.map((text, index) => ({ name: `${index}`, text })))
const bodyOf = ({ objects }: ReturnType<typeof load>, kind: string) => objects.find(({ ref }) => ref.kind === kind)?.body

describe('a manifest and what a terminal showed of it are one object', () => {
  test.each([
    ['the manifest first', [service, services]],
    ['the terminal first', [services, service]],
  ])('%s', (_, texts) => {
    const loaded = read(...texts)
    expect(loaded.objects).toHaveLength(1)
    expect(loaded.problems).toEqual([])
    expect(bodyOf(loaded, 'Service')).toMatchObject({
      spec: { clusterIP: '10.96.1.2', selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'http', nodePort: 31000 }] },
    })
  })

  test('each field stands where it was said', () => {
    const [object] = read(`${service}\n${services}`).objects
    expect(object?.source.locate('spec.type')).toEqual({ line: 4, column: 15 })
    expect(object?.source.locate('spec.clusterIP')).toEqual({ line: 7, column: 19 })
  })

  test('a field that only another file says has no place in the file of the object', () => {
    const [object] = read(service, services).objects
    expect(object?.source).toMatchObject({ file: '0', line: 1 })
    expect(object?.source.locate('spec.type')).toEqual({ line: 4, column: 15 })
    expect(object?.source.locate('spec.clusterIP')).toBeNull()
  })

  test('where they differ the manifest counts, and it is told', () => {
    const loaded = read(service.replace('targetPort: http', 'targetPort: http, nodePort: 30080'), services)
    expect(bodyOf(loaded, 'Service')).toMatchObject({ spec: { ports: [{ nodePort: 30080 }] } })
    expect(loaded.problems).toMatchObject([
      { code: 'observed-differs', path: 'spec.ports[0].nodePort', written: '30080', observed: '31000', file: '1', line: 2 },
    ])
  })

  const described = (port: string, selector = '<none>') =>
    `Name:              web\nNamespace:         default\nSelector:          ${selector}\nType:              NodePort\nIP:                10.96.1.2\nPort:              http  ${port}\nNodePort:          http  31000/TCP\nSession Affinity:  None\n`
  const wide = services.replace('AGE', 'AGE   SELECTOR').replace('5d', '5d    app=web')

  test.each<[name: string, texts: readonly string[], expected: readonly object[]]>([
    ['the same port', [services, described('80/TCP')], []],
    ['another port', [services, described('81/TCP')], [{ path: 'spec.ports', first: '80/TCP', further: '81/TCP', file: '1', line: 6 }]],
    ['another port, the other way round', [described('81/TCP'), services], [{ path: 'spec.ports', first: '81/TCP', further: '80/TCP' }]],
    ['another selector', [wide, described('80/TCP', 'app=api')], [{ path: 'spec.selector', first: 'app=web', further: 'app=api' }]],
    ['no selector', [wide, described('80/TCP')], [{ path: 'spec.selector', first: 'app=web', further: '<none>' }]],
    [
      'another address',
      [services, services.replace('10.96.1.2', '10.96.1.3')],
      [{ path: 'spec.clusterIP', first: '10.96.1.2', further: '10.96.1.3' }],
    ],
  ])('two outputs of one object, of which the second shows %s', (_, texts, expected) => {
    const { objects, problems } = read(...texts)
    expect(objects).toHaveLength(1)
    expect(problems).toMatchObject(expected.map((each) => ({ code: 'observations-differ', ...each })))
  })

  test('other ports and another selector than the manifest says are told, too', () => {
    const { problems } = read(service, described('81/TCP', 'app=api'))
    expect(problems).toMatchObject([
      { code: 'observed-differs', path: 'spec.ports', written: '80/TCP', observed: '81/TCP' },
      { code: 'observed-differs', path: 'spec.selector', written: 'app=web', observed: 'app=api' },
    ])
  })

  test('an object of another namespace is another', () => {
    expect(read(service, `$ kubectl get svc -n shop\n${services}`).objects).toHaveLength(2)
  })
})

describe('observed Pods', () => {
  test('those of a workload have its labels and ports, and none is assumed for it', () => {
    const cluster = clusterOf(`${deployment}---\n${service}`)
    expect(cluster.pods).toHaveLength(3)
    const observed = load([
      { name: 'a', text: `${deployment}---\n${service}` },
      { name: 'b', text: pods },
    ])
    const [first] = observed.objects.filter(({ ref }) => ref.kind === 'Pod')
    expect(first?.body).toMatchObject({
      metadata: { labels: { app: 'web', 'pod-template-hash': '5d4f8c7b9' } },
      spec: { nodeName: 'node1', containers: [{ ports: [{ name: 'http', containerPort: 8080 }] }] },
    })
    expect([...(first?.filledIn ?? [])]).toEqual(['metadata.labels', 'spec.containers'])
  })

  const assumedIn = (...texts: string[]) => clusterOf(texts.join('\n')).assumptions.map(({ what }) => what)

  test('what they have of the template is assumed, and told', () => {
    const { assumptions } = clusterOf(`${pods}\n${deployment}`)
    expect(assumptions).toContainEqual({
      what: 'pod-template',
      workload: { group: 'apps', kind: 'Deployment', namespace: 'default', name: 'web' },
      pods: ['web-5d4f8c7b9-k8k2m', 'web-5d4f8c7b9-x2x4z'].map((name) => expect.objectContaining({ kind: 'Pod', name })),
    })
    expect(assumptions.map(({ what }) => what)).not.toContain('pods')
  })

  test('nothing is assumed of a template that says nothing', () => {
    const workload = 'NAME                  READY   UP-TO-DATE   AVAILABLE   AGE\nweb   2/2   2   2   5d\n'
    expect(assumedIn(workload, pods)).not.toContain('pod-template')
  })

  test('with other labels than the template has now they are those of the workload still', () => {
    const labelled = `NAME                  READY   STATUS    RESTARTS   AGE   LABELS
web-5d4f8c7b9-x2x4z   1/1     Running   0          5d    app=old,pod-template-hash=5d4f8c7b9
`
    expect(assumedIn(labelled, deployment)).not.toContain('pods')
  })

  test('one that runs has an address, where its table had no column for it; one that waits has none', () => {
    const table = (state: string) => `NAME    READY   STATUS    RESTARTS   AGE\nweb-0   0/1     ${state}   0          5d\n`
    expect(clusterOf(table('Running')).pods[0]?.addresses).toHaveLength(1)
    expect(assumedIn(table('Running'))).toContain('pod-address')
    expect(clusterOf(table('Pending')).pods[0]?.addresses).toEqual([])
  })

  test('a request goes to those that are ready, with the ports of the template', () => {
    const text = `$ kubectl get svc,pods -o wide\n${services}\n${pods}$ cat web.yaml\n${deployment}---\n${service}`
    const trace = traceOf(clusterOf(text), 'pod:default/web-5d4f8c7b9-k8k2m', 'http://web')
    expect(trace.verdict).toBe('delivered')
    expect(trace.endpoints).toEqual(['10.244.1.5:8080'])
  })
})

describe('observed Endpoints', () => {
  test('count as those of the cluster, and name the port that leads to them', () => {
    const endpoints = 'NAME   ENDPOINTS                          AGE\nweb    10.244.1.5:8080,10.244.9.9:8080    5d\n'
    const numbered = service.replace('targetPort: http', 'targetPort: 8080')
    const text = `$ kubectl get pods,svc,ep -o wide\n${pods}\n${services}\n${endpoints}$ cat web.yaml\n${numbered}`
    const trace = traceOf(clusterOf(text), 'pod:default/web-5d4f8c7b9-x2x4z', 'http://web')
    expect(trace.endpoints).toEqual(['10.244.1.5:8080', '10.244.9.9:8080'])
  })
})
