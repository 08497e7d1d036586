import { describe, expect, it } from 'vitest'
import { testIo } from '../io.testing'
import { run } from '../run'

const words = ['trace', 'src/samples/nodeport-behind-load-balancer.yaml', '--from', 'external', '--to', '192.168.1.101:30001']

async function call(...more: readonly string[]) {
  const { io, printed } = testIo()
  const code = await run([...words, ...more], io)
  return { code, ...printed }
}

describe('hopscope trace --view linux', () => {
  it('prints the rules of each node on the way, with > before those that match', async () => {
    const { code, out } = await call('--view', 'linux')
    expect(code).toBe(0)
    expect(out).toContain('\nnode2  iptables IPv4  203.0.113.1 → 192.168.1.101:30001/TCP\n  *filter\n')
    expect(out).toMatch(/^> -A KUBE-SEP-\S+ .* -j DNAT --to-destination 10\.244\.1\.2:8080$/m)
    expect(out).toMatch(/^ {2}-A KUBE-SEP-\S+ .* -j DNAT --to-destination 10\.244\.1\.3:8080$/m)
  })

  it('prints them in the form of the mode that the request gives', async () => {
    const { out } = await call('--view', 'linux', '--proxy', 'mode=nftables')
    expect(out).toContain('\n  table ip kube-proxy {\n')
    expect(out).toMatch(/^> +tcp \. 30001 : goto external-/m)
  })

  it('adds them to the JSON of the trace', async () => {
    const { linux, verdict } = JSON.parse((await call('--view', 'linux', '-o', 'json')).out)
    expect(verdict).toBe('delivered')
    expect(linux).toMatchObject([{ node: 'node2', mode: 'iptables', outcome: { verdict: 'delivered', masquerade: true } }])
    const lit = linux[0].lines.filter((line: { lit: boolean }) => line.lit).map((line: { rule: string }) => line.rule)
    expect([...lit].sort()).toEqual([...new Set(linux[0].lit)].sort())
  })

  it('does not go with a form that has no place for them', async () => {
    expect(await call('--view', 'linux', '-o', 'csv')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('--view linux goes with'),
    })
  })
})
