import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about the ways in: balancers' addresses, port forwards. */

const pool = `
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: pool, namespace: metallb-system }
spec: { addresses: [192.168.10.240/28] }
`
const advertised = `
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata: { name: l2, namespace: metallb-system }
`

export const waysInCases: readonly FindingCase[] = [
  {
    code: 'LB-24',
    name: 'a class that nobody serves',
    fault: { text: web('type: LoadBalancer, loadBalancerClass: example.com/lb, selector: { app: web }') },
    healthy: { text: web('type: LoadBalancer, selector: { app: web }') },
    severity: 'error',
    path: 'spec.loadBalancerClass',
    facts: { service: 'default/web', cause: { why: 'class', className: 'example.com/lb' } },
  },
  {
    code: 'LB-27',
    name: 'a pool that nobody advertises',
    fault: asked(web('type: LoadBalancer, selector: { app: web }') + pool, 'external', '192.168.10.240:80'),
    healthy: asked(web('type: LoadBalancer, selector: { app: web }') + pool + advertised, 'external', '192.168.10.240:80'),
    severity: 'error',
    path: 'spec.addresses[0]',
    facts: { service: 'default/web', address: '192.168.10.240', cause: 'no-advertisement' },
  },
  {
    code: 'PF-20',
    name: 'another local port',
    fault: asked(web(), 'port-forward:svc/web:8080:80', 'localhost:80'),
    healthy: asked(web(), 'port-forward:svc/web:8080:80', 'localhost:8080'),
    severity: 'error',
    path: null,
    facts: { object: 'Service default/web', asked: 80, ports: [8080] },
  },
  {
    code: 'PF-21',
    name: 'no Pod runs',
    fault: asked(web('selector: { app: gone }'), 'port-forward:svc/web:8080:80', 'localhost:8080'),
    healthy: asked(web(), 'port-forward:svc/web:8080:80', 'localhost:8080'),
    severity: 'error',
    path: null,
    facts: { object: 'Service default/web' },
  },
  {
    code: 'PF-22',
    name: 'a port that the Service does not have',
    fault: asked(web(), 'port-forward:svc/web:8080:81', 'localhost:8080'),
    healthy: asked(web(), 'port-forward:svc/web:8080:80', 'localhost:8080'),
    severity: 'error',
    path: null,
    facts: { object: 'Service default/web', remote: '81' },
  },
  {
    code: 'SVC-32',
    name: 'a port that no container declares',
    fault: asked(web(), 'port-forward:pod/web-2:8080:81', 'localhost:8080'),
    healthy: asked(web(), 'port-forward:pod/web-2:8080:8080', 'localhost:8080'),
    severity: 'info',
    path: null,
    facts: { pod: 'default/web-2', port: 81 },
  },
  {
    code: 'LB-03',
    name: 'a balancer over nodes that send on',
    fault: { text: web('type: LoadBalancer, selector: { app: web }') },
    healthy: { text: web('type: LoadBalancer, externalTrafficPolicy: Local, selector: { app: web }') },
    severity: 'info',
    path: 'spec',
    facts: { service: 'default/web' },
  },
  {
    code: 'LB-04',
    name: 'a node port that stays on its node',
    fault: { text: web('type: NodePort, externalTrafficPolicy: Local, selector: { app: web }') },
    healthy: { text: web('type: NodePort, selector: { app: web }') },
    severity: 'info',
    path: 'spec.externalTrafficPolicy',
    facts: { service: 'default/web', nodesWith: ['node2'] },
  },
]
