import { type AddressFamily, createEngine } from '../../engine'
import { ruleLines } from './ruleLines'

/** Helpers for tests of rule texts only. */

const node = `
apiVersion: v1
kind: Node
metadata: { name: node1 }
spec: { podCIDRs: [10.244.1.0/24] }
status: { addresses: [{ type: InternalIP, address: 192.168.1.1 }, { type: ExternalIP, address: 192.168.99.1 }, { type: InternalIP, address: 'fd00:1::1' }] }
`

interface Written {
  readonly spec: string
  readonly status?: string
  /** Endpoints in flow style, as `{ addresses: [10.244.1.5], nodeName: node1 }`. */
  readonly endpoints?: string
  readonly port?: string
  readonly family?: AddressFamily
}

/** The rules of node1 for Service ns1/svc1, as text lines; `proxy` are settings as a request gives them. */
export function rulesText(proxy: string, { spec, status = '', endpoints = '', port = '80', family = 'IPv4' }: Written): readonly string[] {
  const engine = createEngine()
  const text = `${node}
---
apiVersion: v1
kind: Service
metadata: { name: svc1, namespace: ns1 }
spec: { ${spec} }
status: { loadBalancer: { ${status} } }
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: svc1-1, namespace: ns1, labels: { kubernetes.io/service-name: svc1 } }
addressType: ${family}
endpoints: [${endpoints}]
ports: [{ name: p80, protocol: TCP, port: ${port} }]
`
  engine.read([{ name: 'test.yaml', text }])
  const { rules } = engine.ask('linuxRules', { node: 'node1', family, services: null, filledIn: false, packet: null }, proxy)
  return ruleLines(rules).map((line) => line.text)
}

export const clusterIp = 'clusterIP: 172.30.0.41, ports: [{ name: p80, port: 80 }]'
export const pods = 'clusterCIDR=10.0.0.0/8'
export const here = '{ addresses: [10.180.0.1], nodeName: node1 }'
export const there = '{ addresses: [10.180.0.2], nodeName: node2 }'
