import { describe, expect, it } from 'vitest'
import { load } from '../load'
import { kindOfPath } from './kindOfPath'

describe('the kind that a path tells', () => {
  it.each([
    ['pods.yaml', 'v1/Pod'],
    ['bundle.tar.gz/cluster-resources/services/default.json', 'v1/Service'],
    ['cluster-resources/network-policy/kube-system.json', 'networking.k8s.io/v1/NetworkPolicy'],
    ['cluster-resources/ingress/default.json.gz', 'networking.k8s.io/v1/Ingress'],
    ['namespaces/web/core/endpoints.yaml', 'v1/Endpoints'],
    ['namespaces.json', 'v1/Namespace'],
    ['config/pod/openshift-etcd/etcd-0.example.com.json', 'v1/Pod'],
    ['config/node/worker-0.example.com.json', 'v1/Node'],
    ['config/ingress.json', 'config.openshift.io/v1/Ingress'],
    ['endpointslices.discovery.k8s.io.yaml', 'discovery.k8s.io/v1/EndpointSlice'],
    ['resources/ns/web/core_v1_services.json', 'v1/Service'],
    ['resources/ns/web/networking.k8s.io_v1_networkpolicies.json', 'networking.k8s.io/v1/NetworkPolicy'],
    ['namespaces/web/whatever.json', null],
    ['my-pods.yaml', null],
    ['constructor/__proto__.json', null],
    ['', null],
  ])('%s: %s', (path, told) => {
    const kind = kindOfPath(path)
    expect(kind && `${kind.apiVersion}/${kind.kind}`).toBe(told)
  })
})

const kindsOf = (name: string, value: unknown) => {
  const { objects, problems } = load([{ name, text: JSON.stringify(value) }])
  return { kinds: objects.map(({ ref, apiVersion }) => `${apiVersion}/${ref.kind}`), problems: problems.map(({ code }) => code) }
}

describe('objects that do not say their kind', () => {
  const web = { metadata: { name: 'web' } }
  it.each([
    ['alone', web],
    ['in a bare list', [web]],
    ['in items', { items: [web] }],
  ])('%s are of the kind that the path tells', (_, value) => {
    expect(kindsOf('services/default.json', value)).toEqual({ kinds: ['v1/Service'], problems: ['kind-by-path'] })
    expect(kindsOf('x.json', value)).toEqual({ kinds: [], problems: ['field-missing'] })
  })

  it('are told once a file, however many there are', () => {
    expect(kindsOf('pods.json', [web, { metadata: { name: 'other' } }])).toEqual({
      kinds: ['v1/Pod', 'v1/Pod'],
      problems: ['kind-by-path'],
    })
    expect(kindsOf('pods.json', { kind: 'PodList', apiVersion: 'v1', items: [web] }).problems).toEqual([])
  })

  it('the text counts more than the path', () => {
    expect(kindsOf('pods.json', { ...web, kind: 'Service', apiVersion: 'v1' }).kinds).toEqual(['v1/Service'])
    expect(kindsOf('pods.json', { kind: 'ServiceList', apiVersion: 'v1', items: [web] }).kinds).toEqual(['v1/Service'])
  })

  it('what looks like no object is none, whatever its path', () => {
    expect(kindsOf('pods.json', { a: 1 })).toEqual({ kinds: [], problems: ['field-missing'] })
    expect(kindsOf('pods.json', { kind: 'PodList', apiVersion: 'v1', items: null })).toEqual({ kinds: [], problems: [] })
  })
})

describe('what was asked for', () => {
  const policy = { group: 'networking.k8s.io', kind: 'NetworkPolicy' }
  it.each([
    [
      'a list of a kind',
      'x.json',
      { kind: 'NetworkPolicyList', apiVersion: 'networking.k8s.io/v1', items: [] },
      [{ ...policy, namespace: null }],
    ],
    [
      'a list of a kind, with null in place of items',
      'x.json',
      { kind: 'NetworkPolicyList', apiVersion: 'networking.k8s.io/v1', items: null },
      [{ ...policy, namespace: null }],
    ],
    [
      'a list in a list',
      'x.json',
      { kind: 'List', apiVersion: 'v1', items: [{ kind: 'PodList', apiVersion: 'v1', items: [] }] },
      [{ group: '', kind: 'Pod', namespace: null }],
    ],
    ['a list whose kind the path tells', 'networkpolicies.yaml', { items: [] }, [{ ...policy, namespace: null }]],
    ['a bare list whose kind the path tells', 'networkpolicies.json', [], [{ ...policy, namespace: null }]],
    [
      'of one namespace, by its folder',
      'namespaces/shop/networking.k8s.io/networkpolicies.yaml',
      { items: null },
      [{ ...policy, namespace: 'shop' }],
    ],
    ['of one namespace, by its file', 'cluster-resources/network-policy/shop.json', [], [{ ...policy, namespace: 'shop' }]],
    [
      'of one namespace, as sonobuoy has them',
      'resources/ns/shop/networking.k8s.io_v1_networkpolicies.json',
      [],
      [{ ...policy, namespace: 'shop' }],
    ],
    ['nothing that says a kind', 'x.json', { kind: 'List', apiVersion: 'v1', items: [] }, []],
    ['one object', 'networkpolicies.yaml', { kind: 'NetworkPolicy', apiVersion: 'networking.k8s.io/v1', metadata: { name: 'a' } }, []],
  ])('%s', (_, name, value, asked) => {
    expect(load([{ name, text: JSON.stringify(value) }]).asked).toEqual(asked)
  })
})

describe('cluster-info dump', () => {
  const log = '==== START logs for container c of pod ns/p ====\n{ "kind": broken\n==== END logs for container c of pod ns/p ====\n'
  const list = (name: string) => `{\n"kind": "PodList", "apiVersion": "v1",\n"items": [{ "metadata": { "name": "${name}" } }]\n}\n`

  it('passes over logs between documents, and finds lines after them', () => {
    const text = `${list('a')}${log}${log}${list('b')}Cluster info dumped to standard output\n`
    const { objects, problems } = load([{ name: 'x', text }])
    expect(objects.map(({ ref, source }) => [ref.name, source.line])).toEqual([
      ['a', 3],
      ['b', 13],
    ])
    expect(problems).toEqual([])
  })

  it('logs that never end cost nothing before them', () => {
    expect(load([{ name: 'x', text: list('a') + log.slice(0, 60) }]).objects).toHaveLength(1)
  })

  it('reads the Go structs of old versions as the API writes them', () => {
    const item = {
      name: 'web',
      namespace: 'ns',
      labels: { App: 'web' },
      Spec: {
        PodCIDR: '',
        Selector: { App: 'web' },
        SecurityContext: { HostNetwork: true },
        Containers: [{ ReadinessProbe: { HTTPGet: { Port: 80 } } }],
      },
      Status: { PodIP: '10.0.0.1', Conditions: [{ Type: 'Ready', Status: 'True' }] },
    }
    const text = JSON.stringify({ selfLink: '/api/v1/namespaces/ns/pods', resourceVersion: '1', Items: [item] }, null, 1)
    const [pod] = load([{ name: 'x', text }]).objects
    expect(pod?.ref).toEqual({ group: '', kind: 'Pod', name: 'web', namespace: 'ns' })
    expect(pod?.body).toMatchObject({
      metadata: { name: 'web', labels: { App: 'web' } },
      spec: { podCIDR: '', selector: { App: 'web' }, hostNetwork: true, containers: [{ readinessProbe: { httpGet: { port: 80 } } }] },
      status: { podIP: '10.0.0.1', conditions: [{ type: 'Ready', status: 'True' }] },
    })
    const lines = text.split('\n')
    expect(lines[(pod?.source.locate('status.podIP')?.line ?? 0) - 1]).toContain('PodIP')
  })

  it('an empty list of old versions is an answer', () => {
    expect(kindsOf('x', { selfLink: '/api/v1/pods', Items: null })).toEqual({ kinds: [], problems: [] })
  })
})

describe('values that were hidden', () => {
  const pod = {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: { name: 'web' },
    status: { podIP: '***HIDDEN***', podIPs: [{ ip: '***HIDDEN***' }], phase: 'Running' },
  }

  const service = {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { name: 'web' },
    spec: { clusterIP: '***HIDDEN***', clusterIPs: ['***HIDDEN***'], type: 'ClusterIP' },
  }
  const bodyOf = (object: unknown) => load([{ name: 'a.json', text: JSON.stringify(object) }]).objects[0]?.body

  it('count as absent', () => {
    expect(bodyOf(service)?.spec).toEqual({ clusterIPs: [], type: 'ClusterIP' })
  })

  it('but that a Pod has an address is told', () => {
    expect(bodyOf(pod)?.status).toEqual(pod.status)
  })

  it('are told once, for all files', () => {
    const files = ['a.json', 'b.json'].map((name) => ({ name, text: JSON.stringify(pod) }))
    expect(load(files).problems).toMatchObject([{ code: 'hidden-values', count: 4, file: 'a.json' }])
    expect(load(files).problems).toHaveLength(1)
  })
})
