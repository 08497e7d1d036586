import { asked, type FindingCase, web } from './findingCase.testing'

/** Findings about load balancers of Services and Ingresses as they stand, and about what they send to a controller. */

const classOf = (controller: string) => `
---
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata: { name: edge }
spec: { controller: ${controller} }
`
const alb = classOf('ingress.k8s.aws/alb')
const shop = (status: string, metadata = '') => `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, ${metadata}creationTimestamp: '2026-01-01T00:00:00Z' }
spec: { ingressClassName: edge, rules: [{ host: a.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }
status: { loadBalancer: { ${status} } }
`
const ip = 'alb.ingress.kubernetes.io/target-type: ip'
const targets = (to: string) => `annotations: { ${to} }, `
const address = 'ingress: [{ hostname: lb.example.com }]'
const port = (error: string) =>
  `ingress: [{ ip: 203.0.113.200, ports: [{ port: 80, protocol: TCP${error} }, { port: 443, protocol: TCP }] }]`
const broken = port(', error: example.com/PortInUse')
const balanced = 'type: LoadBalancer, selector: { app: web }'

const runs = (image: string, args: string) => `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: controller }
spec:
  selector: { matchLabels: { app: controller } }
  template:
    metadata: { labels: { app: controller } }
    spec: { containers: [{ name: c, image: '${image}', args: [${args}], ports: [{ name: web, containerPort: 8000 }] }] }
`
const front = (annotation: string) => `
---
apiVersion: v1
kind: Service
metadata: { name: front, annotations: { ${annotation} } }
spec: { type: LoadBalancer, selector: { app: controller }, ports: [{ port: 80, targetPort: 8000, nodePort: 30081 }] }
`
const aws = 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol'
const traefik = (args: string, annotation = `${aws}: '*'`) =>
  web() + runs('traefik:v3.3.1', `--entryPoints.web.address=:8000${args}`) + front(annotation) + classOf('traefik.io/ingress-controller')
const nginx = (annotation: string) =>
  web() +
  runs('registry.k8s.io/ingress-nginx/controller:v1.12.1', '/nginx-ingress-controller, --controller-class=k8s.io/ingress-nginx') +
  front(annotation) +
  classOf('k8s.io/ingress-nginx')

export const balancerCases: readonly FindingCase[] = [
  {
    code: 'LB-01',
    name: 'an Ingress whose balancer has no address',
    fault: asked(web() + alb + shop('', targets(ip)), 'external', 'ingress:default/shop:80/'),
    healthy: { text: web() + alb + shop(address, targets(ip)) },
    severity: 'error',
    path: 'status.loadBalancer',
    facts: { ingress: 'Ingress default/shop', own: true },
  },
  {
    code: 'LB-01',
    name: 'an Ingress whose controller writes no address; what kubectl makes out of flags is no cluster',
    fault: { text: traefik('') + shop('') },
    healthy: { text: traefik('') + shop('').replace("'2026-01-01T00:00:00Z'", 'null') },
    severity: 'info',
    path: 'status.loadBalancer',
    facts: { ingress: 'Ingress default/shop', software: 'Traefik', own: false },
  },
  {
    code: 'LB-02',
    name: 'a port of a Service with an error',
    fault: { text: web(balanced, `loadBalancer: { ${broken} }`) },
    healthy: { text: web(balanced, `loadBalancer: { ${port('')} }`) },
    severity: 'error',
    path: 'status.loadBalancer.ingress[0].ports[0].error',
    facts: { object: 'Service default/web', port: 80, error: 'example.com/PortInUse' },
  },
  {
    code: 'LB-02',
    name: 'a port of an Ingress, as a request meets it that arrives all the same; another port matters to nobody',
    fault: asked(web() + alb + shop(broken, targets(ip)), 'external', 'http://a.example.com/'),
    healthy: asked(web() + alb + shop(broken.replace('port: 80', 'port: 81'), targets(ip)), 'external', 'http://a.example.com/'),
    severity: 'warning',
    path: 'status.loadBalancer.ingress[0].ports[0].error',
    facts: { object: 'Ingress default/shop', port: 80 },
  },
  {
    code: 'LB-22',
    name: 'a proxy balancer without node ports, whoever asks',
    fault: { text: web(`${balanced}, allocateLoadBalancerNodePorts: false, ports: [{ port: 80 }]`, `loadBalancer: { ${address} }`) },
    healthy: { text: web(balanced, `loadBalancer: { ${address} }`) },
    severity: 'error',
    path: 'spec.allocateLoadBalancerNodePorts',
    facts: { service: 'default/web', type: 'LoadBalancer', port: 80 },
    fix: 'gone',
  },
  {
    code: 'LB-22',
    name: 'a balancer of an Ingress that knows nodes alone, and a Service that only the cluster knows',
    fault: { text: web('type: ClusterIP, selector: { app: web }') + alb + shop(address, targets(ip.replace(/ip$/, 'instance'))) },
    healthy: { text: web('type: ClusterIP, selector: { app: web }') + alb + shop(address) },
    severity: 'error',
    path: 'spec.type',
    facts: { service: 'default/web', type: 'ClusterIP', port: 80 },
  },
  {
    code: 'ING-22',
    name: 'a balancer that sends the PROXY protocol to entry points which do not expect it',
    fault: { text: traefik('') + shop(address) },
    healthy: { text: traefik(', --entryPoints.web.proxyProtocol.trustedIPs=10.0.0.0/8') + shop(address) },
    severity: 'warning',
    path: `metadata.annotations["${aws}"]`,
    facts: { service: 'default/front', annotation: aws, software: 'Traefik', expects: 'not-told' },
  },
  {
    code: 'ING-22',
    name: 'a balancer that sends it to a controller of which the settings are not read',
    fault: { text: nginx("service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: 'a=b,proxy_protocol_v2.enabled=true'") },
    healthy: { text: nginx("load-balancer.hetzner.cloud/uses-proxyprotocol: 'false'") },
    severity: 'info',
    path: 'metadata.annotations["service.beta.kubernetes.io/aws-load-balancer-target-group-attributes"]',
    facts: { service: 'default/front', software: 'ingress-nginx', expects: 'unknown' },
  },
]
