import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { dumpLine } from './dump'

describe('the line for kubectl', () => {
  it('asks for no Secret, and of ConfigMaps only for those of kube-proxy', () => {
    const line = dumpLine('cluster')
    expect(line).not.toMatch(/secret/i)
    expect(line.match(/configmaps[^&]*/g)).toEqual([expect.stringContaining('--field-selector metadata.name=kube-proxy')])
  })

  it('runs in a plain shell and records which kinds were asked for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hopscope-'))
    const kubectl = `#!/bin/sh\necho "$@" >> calls\nif [ "$1" = api-resources ]; then printf 'gateways.x\\nhttproutes.x\\n'; else echo '{"kind":"List"}'; fi\n`
    writeFileSync(join(folder, 'kubectl'), kubectl)
    chmodSync(join(folder, 'kubectl'), 0o755)
    execFileSync('sh', ['-c', dumpLine('mine')], { cwd: folder, env: { PATH: `${folder}:${process.env.PATH}` } })
    expect(readFileSync(join(folder, 'mine.json'), 'utf8')).toBe('{"kind":"List"}\n')
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toContain(
      'networkpolicies.networking.k8s.io,gateways.x,httproutes.x -A -o json --ignore-not-found\n',
    )
    expect(loadAll(readFileSync(join(folder, 'mine.hopscope.yaml'), 'utf8'))).toEqual([
      {
        apiVersion: 'hopscope/v1',
        kind: 'ClusterDump',
        metadata: { name: 'mine' },
        spec: { kinds: expect.arrayContaining(['Pod', 'NetworkPolicy', 'HTTPRoute']) },
      },
    ])
  })
})
