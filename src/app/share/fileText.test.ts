import { describe, expect, it } from 'vitest'
import { createEngine } from '../../engine'
import type { LinkState } from '../../link'
import { fileText } from './fileText'

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n    - port: 80\n'
const state: LinkState = {
  files: [{ name: 'a.yaml', text: service }],
  from: 'external',
  to: 'svc:default/web:80',
  http: null,
  choices: { node: 'node1' },
  proxy: null,
  view: 'concept',
  hop: null,
}

/** The request that the page finds in a file. */
function readBack(saved: LinkState) {
  const read = createEngine().read([{ name: 'way.hopscope.yaml', text: fileText(saved) }])
  expect(read.problems).toEqual([])
  expect(read.objects).toMatchObject({ Service: 1 })
  return read.scenarios[0]
}

describe('what is shared as a file', () => {
  it('is read as the request that it was', () => {
    expect(readBack(state)).toMatchObject({ from: state.from, to: state.to, choose: state.choices, proxy: null })
  })

  it.each([
    'mode=nftables',
    'masqueradeBit=14,masqueradeAll=true',
    'mode=iptables,detectLocal=BridgeInterface:cni0,nodePortAddresses=10.0.0.0/8;192.168.0.0/16',
    'detectLocal=ClusterCIDR,clusterCIDR=10.244.0.0/16,localhostNodePorts=false',
    'nodePortAddresses=primary',
  ])('keeps settings of kube-proxy: %s', (proxy) => {
    const parts = (text: string | null | undefined) => [...(text ?? '').split(',')].sort()
    expect(parts(readBack({ ...state, proxy })?.proxy)).toEqual(parts(proxy))
  })

  it('keeps what was added to the HTTP request', () => {
    const http = { scheme: null, method: 'POST', host: 'shop.example.com', path: null, headers: ['A: b'], serverName: null }
    const request = readBack({ ...state, to: 'http://web/', http })
    expect(request).toMatchObject({ to: 'http://web/', http: { method: 'POST', host: 'shop.example.com', headers: ['A: b'] } })
  })

  it('without a request is the manifests alone', () => {
    expect(fileText({ ...state, to: '' })).toBe(service)
  })
})
