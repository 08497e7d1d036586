import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../engine'
import { askedResources, readKinds } from '../engine/model'
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

  it('asks for every kind of which something is read, and for no other', () => {
    const [, builtIn = ''] = /kubectl get "([^$]*)\$/.exec(dumpLine('cluster')) ?? []
    const pattern = new RegExp(customResources)
    const asked = (resource: string) => builtIn.split(',').includes(resource) || pattern.test(resource)
    const notThere = Object.entries(readKinds).flatMap(([group, kinds]) =>
      kinds.filter((kind) => !askedResources.some((each) => each.group === group && each.kind === kind)).map((kind) => `${group}/${kind}`),
    )
    expect(askedResources.filter(({ resource }) => !asked(resource))).toEqual([])
    expect(notThere.filter((kind) => !kind.startsWith('extensions/'))).toEqual(['/ConfigMap', '/Secret'])
    const others = ['ciliumidentities.cilium.io', 'secrets', 'configmaps', 'x.notmetallb.io.example', 'events', 'pods.metrics.k8s.io']
    expect(others.filter(asked)).toEqual([])
  })

  it.each([
    'httproutes.gateway.networking.k8s.io',
    'backendtlspolicies.gateway.networking.k8s.io',
    'virtualservers.k8s.nginx.org',
    'routes.route.openshift.io',
    'eips.network.kubesphere.io',
    'servicecidrs.networking.k8s.io',
    'globalnetworkpolicies.crd.projectcalico.org',
    'adminnetworkpolicies.policy.networking.k8s.io',
  ])('asks for %s where it is installed', (resource) => {
    expect(new RegExp(customResources).test(resource)).toBe(true)
  })
})

/**
 * A line of PowerShell by its rules of quoting: between single quotes all is text, and `''` one quote. Answers those texts, and the line
 * with a mark in the place of each. Throws where a quote stays open.
 */
function quotedIn(line: string): { readonly texts: readonly string[]; readonly rest: string } {
  const texts: string[] = []
  const rest = line.replace(/'((?:[^']|'')*)'/g, (_, text: string) => `<${texts.push(text.replaceAll("''", "'"))}>`)
  if (rest.includes("'")) throw new Error(`a quote stays open: ${rest}`)
  return { texts, rest }
}

describe('the line for PowerShell', () => {
  const line = dumpLine('mine', 'powershell')
  const { texts, rest } = quotedIn(line)
  const resources = askedResources.filter(({ isEverywhere }) => isEverywhere).map(({ resource }) => resource)
  const marks = (from: number, count: number) => Array.from({ length: count }, (_, index) => `<${from + index}>`)

  it('is one line of these commands, with nothing outside quotes that PowerShell would replace', () => {
    const n = resources.length
    const [a, b, c, d, e, f, g, h] = marks(n + 3, 8)
    expect(rest).toBe(
      `kubectl get ((@(${marks(1, n).join(',')}) + @(kubectl api-resources --verbs=list -o name | Where-Object { $_ -match <${n + 1}> })) -join <${n + 2}>) ` +
        '-A -o json --ignore-not-found | Out-File -Encoding utf8 mine.json; ' +
        'if ($LASTEXITCODE -eq 0) { kubectl get configmaps -n kube-system --field-selector metadata.name=kube-proxy -o json ' +
        '| Out-File -Encoding utf8 mine-kube-proxy.json; ' +
        `if ($LASTEXITCODE -eq 0) { (${a}), (${b}), (${c}), (${d}), (${e} + [DateTime]::UtcNow.ToString(${f}) + ${g}), (${h}) ` +
        '| Out-File -Encoding utf8 mine.hopscope.yaml } }',
    )
    expect(line).not.toMatch(/[\n\u2018-\u201f`]|secret/i)
  })

  it('asks for the same, and writes the same record, as the line for a shell', () => {
    const n = resources.length
    expect([texts.slice(0, n), texts[n], texts[n + 1]]).toEqual([resources, customResources, ','])
    const [apiVersion, kind, metadata, spec, before, format, after, kinds] = texts.slice(n + 2)
    expect(format).toBe('s')
    const record = [apiVersion, kind, metadata, spec, `${before}2026-11-20T14:03:00${after}`, kinds].join('\r\n')
    const [, inShell = ''] = /printf '([^']*)'/.exec(dumpLine('mine')) ?? []
    expect(loadAll(record)).toEqual(loadAll(inShell.replaceAll('\\n', '\n').replace('%s', '2026-11-20T14:03:00Z')))
  })

  it('is read with the mark that Windows writes in front of it', () => {
    const { problems, takenAt } = createEngine().read([
      { name: 'mine.json', text: '\ufeff{\r\n"kind": "List", "apiVersion": "v1", "items": []\r\n}\r\n' },
      {
        name: 'mine.hopscope.yaml',
        text: `\ufeffapiVersion: hopscope/v1\r\nkind: ClusterDump\r\nmetadata: { name: "mine" }\r\nspec:\r\n  takenAt: "2026-11-20T14:03:00Z"\r\n`,
      },
    ])
    expect([problems, takenAt]).toEqual([[], { how: 'recorded', at: '2026-11-20T14:03:00Z' }])
  })
})
