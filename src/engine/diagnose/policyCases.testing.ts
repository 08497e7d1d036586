import { podText, policyText, serviceText } from '../testing'
import { asked, base, type FindingCase, web } from './findingCase.testing'

/** Findings about requests that policies do not let pass. */

const client = 'pod:default/client'
const onWeb = (rest: string) => policyText('web', `{ podSelector: { matchLabels: { app: web } }, ${rest} }`)
const fromClient = (ports: string) => onWeb(`ingress: [{ from: [{ podSelector: { matchLabels: { app: client } } }], ports: [${ports}] }]`)
const fromWhom = (peer: string) => onWeb(`ingress: [{ from: [{ ${peer} }], ports: [{ port: 8080 }] }]`)
const services = web('selector: { app: web }')
const toWeb = (policies: string) => asked(services + policies, client, 'web:80')
const healthy = toWeb(fromClient('{ port: 8080 }'))
const nodePort = (policy: string, spec = '') =>
  base +
  serviceText('web', `type: NodePort, ${spec}selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]`) +
  policy
const second = podText('web-3', 'node2', '10.244.2.3', { labels: 'app: web, at: three' })
const gateway = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: example.com/any }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: any, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }
`
const throughGateway = (policy: string) => asked(services + gateway + policy, 'external', 'gateway:edge:80/')
const onHost = (app: string) =>
  base +
  podText('host', 'node2', '192.168.1.2', {
    labels: `app: ${app}`,
    more: 'hostNetwork: true, containers: [{ name: c, ports: [{ containerPort: 80 }] }]',
  })

const asked80 = { direction: 'ingress', pod: 'default/web-2', port: 8080, protocol: 'TCP' }
const policy = { name: 'web' }
const ports = 'spec.ingress[0].ports'
const from = 'spec.ingress[0].from'

export const policyCases: readonly FindingCase[] = [
  {
    code: 'DNS-01',
    name: 'an egress rule that forgets port 53',
    fault: toWeb(
      policyText('web', '{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress], egress: [{ ports: [{ port: 8080 }] }] }'),
    ),
    healthy: toWeb(
      policyText(
        'web',
        '{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress], egress: [{ ports: [{ port: 8080 }, { port: 53, protocol: UDP }] }] }',
      ),
    ),
    severity: 'warning',
    path: 'spec.egress',
    facts: { pod: 'default/client', server: '10.96.0.10', policies: [policy] },
  },
  {
    code: 'NP-12',
    name: 'one endpoint isolated of two',
    fault: asked(services + second + onWeb('ingress: []').replace('app: web', 'at: three'), client, 'web:80'),
    healthy: asked(services + second + onWeb('ingress: [{}]').replace('app: web', 'at: three'), client, 'web:80'),
    severity: 'warning',
    path: null,
    facts: { percent: 50, service: 'default/web' },
  },
  {
    code: 'NP-07',
    name: 'a policy without rules',
    fault: toWeb(onWeb('ingress: []')),
    healthy,
    severity: 'error',
    path: 'spec.podSelector',
    facts: { ...asked80, other: { address: '10.244.1.9', pod: 'default/client', node: null } },
  },
  {
    code: 'NP-08',
    name: 'the right sender on another port',
    fault: toWeb(fromClient('{ port: 8443 }, { port: 9000, endPort: 9010 }')),
    healthy,
    severity: 'error',
    path: ports,
    facts: { ...asked80, policy, ports: ['8443/TCP', '9000-9010/TCP'] },
    fix: 'arrives',
  },
  {
    code: 'NP-09',
    name: 'the right port for another sender',
    fault: toWeb(fromWhom('podSelector: { matchLabels: { app: shop } }')),
    healthy,
    severity: 'error',
    path: from,
    facts: { ...asked80, policy, peers: [{ by: 'labels', namespaces: null, pods: 'app=shop' }] },
    fix: 'arrives',
  },
  {
    code: 'NP-10',
    name: 'a port name that the Pod does not have',
    fault: toWeb(fromClient('{ port: web }')),
    healthy: toWeb(fromClient('{ port: http }')),
    severity: 'error',
    path: ports,
    facts: { ...asked80, policy, names: ['web'] },
    fix: 'arrives',
  },
  {
    code: 'NP-13',
    name: 'a Pod on the network of its node',
    fault: asked(onHost('web') + onWeb('ingress: []'), client, 'pod:default/host:80'),
    healthy: asked(onHost('host') + onWeb('ingress: []'), client, 'pod:default/host:80'),
    severity: 'info',
    path: 'spec.podSelector',
    facts: { pod: 'default/host', policies: [policy] },
  },
  {
    code: 'NP-20',
    name: 'an ipBlock for a client that masquerade hides',
    fault: asked(nodePort(fromWhom('ipBlock: { cidr: 203.0.113.0/24 }')), 'external:203.0.113.9', '192.168.1.1:30080'),
    healthy: asked(
      nodePort(fromWhom('ipBlock: { cidr: 203.0.113.0/24 }'), 'externalTrafficPolicy: Local, '),
      'external:203.0.113.9',
      '192.168.1.2:30080',
    ),
    severity: 'error',
    path: from,
    facts: { ...asked80, policy, client: '203.0.113.9', other: { address: '192.168.1.1', pod: null, node: 'node1' } },
  },
  {
    code: 'NP-21',
    name: 'the port of the Service in place of the Pod’s',
    fault: toWeb(fromClient('{ port: 80 }')),
    healthy,
    severity: 'error',
    path: ports,
    facts: { ...asked80, policy, service: 'default/web', servicePort: 80 },
    fix: 'arrives',
  },
  {
    code: 'NP-22',
    name: 'a backend that allows the client and not the router',
    fault: throughGateway(fromWhom('podSelector: { matchLabels: { app: client } }')),
    healthy: throughGateway(fromWhom('podSelector: { matchLabels: { gateway.networking.k8s.io/gateway-name: edge } }')),
    severity: 'error',
    path: from,
    facts: { ...asked80, policy, router: 'default/edge' },
    fix: 'arrives',
  },
]
