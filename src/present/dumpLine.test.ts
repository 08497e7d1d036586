import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../engine'
import { customResources, dumpLine } from './dumpLine'

describe('the line for kubectl', () => {
  it('asks for no Secret, and of ConfigMaps only for those of kube-proxy', () => {
    const line = dumpLine('cluster')
    expect(line).not.toMatch(/secret/i)
    expect(line.match(/configmaps[^&]*/g)).toEqual([expect.stringContaining('--field-selector metadata.name=kube-proxy')])
  })

  it('runs in a plain shell and records which kinds were asked for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
    const kubectl = `#!/bin/sh\necho "$@" >> calls\nif [ "$1" = api-resources ]; then printf 'gateways.gateway.networking.k8s.io\\nsecrets\\nciliumnetworkpolicies.cilium.io\\nciliumendpoints.cilium.io\\n'; else echo '{"kind":"List"}'; fi\n`
    writeFileSync(join(folder, 'kubectl'), kubectl)
    chmodSync(join(folder, 'kubectl'), 0o755)
    execFileSync('sh', ['-c', dumpLine('mine')], { cwd: folder, env: { PATH: `${folder}:${process.env.PATH}` } })
    expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('{"kind":"List"}\n')
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toContain(
      'networkpolicies.networking.k8s.io,gateways.gateway.networking.k8s.io,ciliumnetworkpolicies.cilium.io -A -o json --ignore-not-found\n',
    )
    expect(loadAll(readFileSync(join(folder, 'mine.hopscope.yaml'), 'utf8'))).toEqual([
      {
        apiVersion: 'hopscope/v1',
        kind: 'ClusterDump',
        metadata: { name: 'mine' },
        spec: {
          takenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          kinds: expect.arrayContaining(['Pod', 'NetworkPolicy', 'HTTPRoute']),
        },
      },
    ])
    expect(createEngine().read([{ name: 'record', text: readFileSync(join(folder, 'mine.hopscope.yaml'), 'utf8') }]).problems).toEqual([])
  })
  it('asks for the custom kinds that routers and policies are made of, and for no other', () => {
    const asked = [
      'httproutes.gateway.networking.k8s.io',
      'virtualservers.k8s.nginx.org',
      'routes.route.openshift.io',
      'eips.network.kubesphere.io',
    ]
    const policies = ['globalnetworkpolicies.crd.projectcalico.org', 'adminnetworkpolicies.policy.networking.k8s.io']
    const others = ['networkpolicies.networking.k8s.io', 'ciliumidentities.cilium.io', 'secrets', 'configmaps', 'x.notmetallb.io.example']
    const pattern = new RegExp(customResources)
    expect([...asked, ...policies, ...others].filter((name) => pattern.test(name))).toEqual([...asked, ...policies])
  })

  it('has a form for PowerShell, one line with every quote closed', () => {
    const line = dumpLine('mine', 'powershell')
    expect(line).not.toMatch(/\n|secret/i)
    expect((line.match(/'/g) ?? []).length % 2).toBe(0)
    expect(line).toContain("('  takenAt: \"' + [DateTime]::UtcNow.ToString('s') + 'Z\"')")
    expect(line).toContain('| Out-File -Encoding utf8 mine.hopscope.yaml')
  })
})
