import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { load } from '../load'

const read = (text: string) => load([{ name: 'session.txt', text }])
const bodies = (text: string) => read(text).objects.map(({ body }) => body)
const only = (text: string) => {
  const [first, ...rest] = bodies(text)
  expect(rest).toEqual([])
  return first
}

describe('a row of a table is an object', () => {
  test.each<[string, string, unknown]>([
    [
      'a NodePort Service',
      'NAME    TYPE       CLUSTER-IP      EXTERNAL-IP   PORT(S)        AGE\nnginx   NodePort   10.111.189.98   <none>        80:30085/TCP   16s\n',
      {
        kind: 'Service',
        metadata: { name: 'nginx', namespace: 'default' },
        spec: { type: 'NodePort', clusterIP: '10.111.189.98', ports: [{ port: 80, protocol: 'TCP', nodePort: 30085 }] },
      },
    ],
    [
      'a LoadBalancer that waits, with its selector',
      'NAME   TYPE           CLUSTER-IP   EXTERNAL-IP   PORT(S)                     AGE   SELECTOR\nweb    LoadBalancer   10.96.1.2    <pending>     80:31000/TCP,53:31053/UDP   5d    app=web,tier=front\n',
      {
        spec: {
          type: 'LoadBalancer',
          ports: [
            { port: 80, protocol: 'TCP', nodePort: 31000 },
            { port: 53, protocol: 'UDP', nodePort: 31053 },
          ],
          selector: { app: 'web', tier: 'front' },
        },
        status: { loadBalancer: {} },
      },
    ],
    [
      'an ExternalName in a column of namespaces',
      'NAMESPACE   NAME   TYPE           CLUSTER-IP   EXTERNAL-IP     PORT(S)   AGE\nshop        db     ExternalName   <none>       db.example.org  <none>    5d\n',
      { metadata: { name: 'db', namespace: 'shop' }, spec: { type: 'ExternalName', externalName: 'db.example.org' } },
    ],
    [
      'a headless Service',
      'NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)    AGE\ndb     ClusterIP   None         <none>        3306/TCP   5d\n',
      { spec: { clusterIP: 'None', ports: [{ port: 3306, protocol: 'TCP' }] } },
    ],
    [
      'a Pod, wide',
      'NAME    READY   STATUS    RESTARTS      AGE   IP           NODE    NOMINATED NODE   READINESS GATES   LABELS\nweb-0   1/1     Running   3 (5m ago)    66s   10.244.1.5   node1   <none>           <none>            app=web\n',
      {
        kind: 'Pod',
        metadata: { name: 'web-0', labels: { app: 'web' } },
        spec: { nodeName: 'node1' },
        status: { phase: 'Running', podIP: '10.244.1.5', conditions: [{ type: 'Ready', status: 'True' }] },
      },
    ],
    [
      'a Pod that crashes is running and not ready, and says what it waits for',
      'NAME    READY   STATUS             RESTARTS   AGE\nweb-0   0/1     CrashLoopBackOff   3          66s\n',
      {
        status: {
          phase: 'Running',
          containerStatuses: [{ state: { waiting: { reason: 'CrashLoopBackOff' } } }],
          conditions: [{ type: 'Ready', status: 'False' }],
        },
      },
    ],
    [
      'a Node',
      'NAME    STATUS                        ROLES           AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE\nnode1   NotReady,SchedulingDisabled   control-plane   1d    v1.33.1   192.168.1.5   <none>        Debian\n',
      {
        kind: 'Node',
        spec: { unschedulable: true },
        status: { addresses: [{ type: 'InternalIP', address: '192.168.1.5' }], conditions: [{ type: 'Ready', status: 'False' }] },
      },
    ],
    [
      'Endpoints of two ports and two families',
      'NAME   ENDPOINTS                                       AGE\nweb    10.0.0.1:80,10.0.0.2:80,[2001:db8::1]:443       23h\n',
      {
        kind: 'Endpoints',
        subsets: [
          { addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }], ports: [{ port: 80 }] },
          { addresses: [{ ip: '2001:db8::1' }], ports: [{ port: 443 }] },
        ],
      },
    ],
    [
      'a slice belongs to the Service of its name',
      'NAME        ADDRESSTYPE   PORTS   ENDPOINTS             AGE\nweb-abc12   IPv4          8080    10.0.0.1,10.0.0.2     23h\n',
      {
        kind: 'EndpointSlice',
        metadata: { labels: { 'kubernetes.io/service-name': 'web' } },
        addressType: 'IPv4',
        ports: [{ port: 8080 }],
        endpoints: [{ addresses: ['10.0.0.1'] }, { addresses: ['10.0.0.2'] }],
      },
    ],
    [
      'an Ingress',
      'NAME   CLASS   HOSTS             ADDRESS       PORTS     AGE\nweb    nginx   a.example,b.org   203.0.113.7   80, 443   5d\n',
      {
        spec: { ingressClassName: 'nginx', rules: [{ host: 'a.example' }, { host: 'b.org' }] },
        status: { loadBalancer: { ingress: [{ ip: '203.0.113.7' }] } },
      },
    ],
    [
      'the kind stands before the name',
      'NAME                  READY   UP-TO-DATE   AVAILABLE   AGE\ndeployment.apps/web   3/3     3            3           7m\n',
      { kind: 'Deployment', metadata: { name: 'web' }, spec: { replicas: 3 } },
    ],
    [
      'the command names the kind and the namespace',
      '$ kubectl -n shop get sts\nNAME   READY   AGE\ndb     2/2     7m\n',
      { kind: 'StatefulSet', metadata: { name: 'db', namespace: 'shop' }, spec: { replicas: 2 } },
    ],
    [
      'columns that a page has pushed together',
      'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE\nweb ClusterIP 10.96.1.2 <none> 80/TCP 5d\n',
      { kind: 'Service', spec: { clusterIP: '10.96.1.2', ports: [{ port: 80, protocol: 'TCP' }] } },
    ],
    [
      'a row whose header was filtered away',
      '$ kubectl get pods -A -o wide | grep web\nshop   web-5d4f8c7b9-x2x4z   1/1   Running   0   47h   10.244.1.5   node1   <none>   <none>\n',
      { kind: 'Pod', metadata: { name: 'web-5d4f8c7b9-x2x4z', namespace: 'shop' }, status: { podIP: '10.244.1.5' } },
    ],
    [
      'colours',
      '\u001b[1mNAME\u001b[0m   STATUS   AGE\nshop   Active   5d\n',
      { kind: 'Namespace', metadata: { name: 'shop' }, status: { phase: 'Active' } },
    ],
  ])('%s', (_, text, expected) => {
    expect(only(text)).toMatchObject(expected as object)
  })

  test('a table of NetworkPolicies is none of policies: their rules are not printed', () => {
    const { objects, problems } = read(
      '$ kubectl get netpol,svc\nNAME       POD-SELECTOR   AGE\ndeny-all   <none>         5d\n\nNAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nweb    ClusterIP   10.96.1.2    <none>        80/TCP    5d\n',
    )
    expect(objects.map(({ ref }) => ref.kind)).toEqual(['Service'])
    expect(problems).toMatchObject([{ code: 'lines-left-out', count: 1, line: 3 }])
  })

  test('a list that was cut is told', () => {
    const { objects, problems } = read('NAME   ENDPOINTS                            AGE\nweb    10.0.0.1:80,10.0.0.2:80 + 3 more...  23h\n')
    expect(objects[0]?.body.subsets).toMatchObject([{ addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }] }])
    expect(problems).toMatchObject([{ code: 'list-cut', line: 2 }])
  })
})

const described = `Name:                     web
Namespace:                shop
Labels:                   app=web
                          tier=front
Annotations:              <none>
Selector:                 app=web,tier=front
Type:                     LoadBalancer
IP Families:              IPv4
IP:                       10.96.1.2
IPs:                      10.96.1.2
LoadBalancer Ingress:     203.0.113.7 (VIP)
Port:                     http  80/TCP
TargetPort:               web/TCP
NodePort:                 http  31000/TCP
Endpoints:                10.0.0.1:8080,10.0.0.2:8080
Port:                     admin  81/TCP
TargetPort:               9090/TCP
NodePort:                 admin  31001/TCP
Endpoints:                <none>
Session Affinity:         ClientIP
External Traffic Policy:  Local
HealthCheck NodePort:     32000
Events:                   <none>
`

describe('a described object', () => {
  test('a Service, and its endpoints', () => {
    expect(bodies(described)).toMatchObject([
      {
        kind: 'Service',
        metadata: { name: 'web', namespace: 'shop', labels: { app: 'web', tier: 'front' } },
        spec: {
          type: 'LoadBalancer',
          clusterIP: '10.96.1.2',
          selector: { app: 'web', tier: 'front' },
          sessionAffinity: 'ClientIP',
          externalTrafficPolicy: 'Local',
          healthCheckNodePort: 32000,
          ports: [
            { name: 'http', port: 80, protocol: 'TCP', targetPort: 'web', nodePort: 31000 },
            { name: 'admin', port: 81, protocol: 'TCP', targetPort: 9090, nodePort: 31001 },
          ],
        },
        status: { loadBalancer: { ingress: [{ ip: '203.0.113.7', ipMode: 'VIP' }] } },
      },
      {
        kind: 'Endpoints',
        metadata: { name: 'web', namespace: 'shop' },
        subsets: [{ addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }], ports: [{ name: 'http', port: 8080, protocol: 'TCP' }] }],
      },
    ])
  })

  test('each field stands on its line', () => {
    const [service] = read(described).objects
    const lineOf = (path: string) => service?.source.locate(path)?.line
    expect(
      ['spec.clusterIP', 'spec.ports[0].targetPort', 'spec.ports[1].nodePort', 'spec.selector.app', 'metadata.name'].map(lineOf),
    ).toEqual([9, 13, 18, 6, 1])
  })

  test('a Pod: what it runs and where, and no value of its environment', () => {
    const pod = only(`Name:             web-5d4f8c7b9-x2x4z
Namespace:        shop
Node:             node1/192.168.1.5
Labels:           app=web
Status:           Running
IP:               10.244.1.5
IPs:
  IP:           10.244.1.5
Controlled By:  ReplicaSet/web-5d4f8c7b9
Containers:
  web:
    Image:          nginx:1.27
    Ports:          80/TCP (http), 9113/TCP (metrics)
    Host Ports:     8080/TCP, 0/TCP
    Environment:
      PASSWORD:  hunter2
Conditions:
  Type              Status
  Ready             False
`)
    expect(pod).toMatchObject({
      kind: 'Pod',
      metadata: { name: 'web-5d4f8c7b9-x2x4z', namespace: 'shop', ownerReferences: [{ kind: 'ReplicaSet', name: 'web-5d4f8c7b9' }] },
      spec: {
        nodeName: 'node1',
        containers: [
          {
            name: 'web',
            image: 'nginx:1.27',
            ports: [
              { name: 'http', containerPort: 80, hostPort: 8080 },
              { name: 'metrics', containerPort: 9113 },
            ],
          },
        ],
      },
      status: { podIP: '10.244.1.5', phase: 'Running', conditions: [{ type: 'Ready', status: 'False' }] },
    })
    expect(JSON.stringify(pod)).not.toContain('hunter2')
  })

  test('an Ingress', () => {
    expect(
      only(`Name:             web
Labels:           <none>
Namespace:        shop
Address:          203.0.113.7
Ingress Class:    nginx
Default backend:  <default>
TLS:
  web-tls terminates a.example
Rules:
  Host        Path  Backends
  ----        ----  --------
  a.example
              /      web:http (10.0.0.1:8080)
              /api   api:8080 (<error: endpoints "api" not found>)
  *
              /x   web:80 (10.0.0.1:8080)
Annotations:  <none>
Events:       <none>
`),
    ).toMatchObject({
      kind: 'Ingress',
      spec: {
        ingressClassName: 'nginx',
        tls: [{ secretName: 'web-tls', hosts: ['a.example'] }],
        rules: [
          {
            host: 'a.example',
            http: {
              paths: [
                { path: '/', backend: { service: { name: 'web', port: { name: 'http' } } } },
                { path: '/api', backend: { service: { name: 'api', port: { number: 8080 } } } },
              ],
            },
          },
          { http: { paths: [{ path: '/x', backend: { service: { name: 'web', port: { number: 80 } } } }] } },
        ],
      },
    })
  })

  test('a Deployment', () => {
    expect(
      only(`Name:                   web
Namespace:              default
CreationTimestamp:      Mon, 17 Feb 2025 10:00:00 +0000
Labels:                 app=web
Selector:               app=web
Replicas:               3 desired | 3 updated | 3 total | 3 available | 0 unavailable
StrategyType:           RollingUpdate
Pod Template:
  Labels:  app=web
           tier=front
  Containers:
   web:
    Image:        nginx
    Port:         80/TCP
    Host Port:    0/TCP
`),
    ).toMatchObject({
      kind: 'Deployment',
      spec: {
        replicas: 3,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web', tier: 'front' } },
          spec: { containers: [{ name: 'web', ports: [{ containerPort: 80 }] }] },
        },
      },
    })
  })
})

describe('a session', () => {
  const session = `root@host:~# kubectl get svc web -o yaml
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  ports:
    - port: 80
root@host:~# kubectl get ns
NAME   STATUS   AGE
shop   Active   5d
root@host:~# ls
a  b
root@host:~# kubectl get cm x -o yaml
apiVersion: v1
kind: ConfigMap
metadata:
  name: x
`
  test('documents in it are read where they stand', () => {
    const { objects } = read(session)
    expect(objects.map(({ ref, source }) => `${ref.kind} ${source.line}`)).toEqual(['Service 2', 'ConfigMap 15', 'Namespace 11'])
    expect(objects.find(({ ref }) => ref.kind === 'Service')?.source.locate('spec.ports[0].port')).toEqual({ line: 8, column: 13 })
  })

  test('what says nothing is counted', () => {
    expect(read(session).problems).toMatchObject([{ code: 'lines-left-out', count: 2, line: 12, first: 'root@host:~# ls' }])
  })

  test('a manifest that speaks of kubectl is a manifest', () => {
    const text = '# kubectl get pods\napiVersion: v1\nkind: Pod\nmetadata:\n  name: a\noops\n'
    expect(read(text)).toMatchObject({ objects: [], problems: [{ code: 'yaml-syntax' }] })
  })

  test('no damage throws, and nothing is invented: every address was printed', () => {
    const lines = `${session}${described}`.split('\n')
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 1 }), fc.nat(), (some, cut) => {
        const text = some.join('\n').slice(0, Math.max(20, cut % 2000))
        const addresses = JSON.stringify(read(text).objects.map(({ body }) => body)).match(/\d+\.\d+\.\d+\.\d+/g) ?? []
        for (const address of addresses) expect(text).toContain(address)
      }),
      { numRuns: 300 },
    )
  })
})
