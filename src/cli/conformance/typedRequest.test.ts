import { expect, it } from 'vitest'
import { parseProxySettings, parseRange } from '../../engine'
import type { Places } from './places'
import { typedRequests } from './typedRequest'

const places: Places = { pods: [], nodes: [], balancers: [], clusterIp: () => [] }

it.each([
  { proxy: { mode: 'nftables', masqueradeAll: true }, read: { mode: 'nftables', masqueradeAll: true } },
  {
    proxy: { nodePortAddresses: ['10.0.0.0/24', 'fd00::/64'], serviceCIDRs: ['10.96.0.0/12', 'fd01::/108'] },
    read: {
      nodePortAddresses: [parseRange('10.0.0.0/24'), parseRange('fd00::/64')],
      serviceRanges: [parseRange('10.96.0.0/12'), parseRange('fd01::/108')],
    },
  },
])('the engine reads the proxy settings of a case as they were meant: $proxy', ({ proxy, read }) => {
  const [typed] = typedRequests({ from: 'external', to: '10.0.0.1:80', proxy }, places)
  // A range carries a function of its own: what it says is compared.
  expect(JSON.parse(JSON.stringify(parseProxySettings(typed?.proxy ?? '')))).toEqual(JSON.parse(JSON.stringify(read)))
})

it('what is said besides the URL goes along', () => {
  const to = { url: 'http://a.example.com/', hostHeader: 'b.example.com', method: 'POST', headers: { Cookie: 'a=b', 'x-user': 7 } }
  expect(typedRequests({ from: 'external', to }, places)).toMatchObject([
    { to: 'http://a.example.com/', http: { host: 'b.example.com', method: 'POST', headers: ['Cookie: a=b', 'x-user: 7'] } },
  ])
  expect(() => typedRequests({ from: 'external', to: { ...to, cookie: 'a' } }, places)).toThrow('cookie')
})
