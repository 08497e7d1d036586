import { askedResources } from '../engine/model'

/** Every cluster knows these. Secrets are not among them. */
const builtIn = askedResources.filter(({ isEverywhere }) => isEverywhere)

/**
 * Which of the cluster's resources are asked for besides: kubectl refuses the whole line where a kind is not installed, so it is asked
 * first which there are. A regular expression for grep -E and PowerShell alike; no two resources differ only where it has a dot.
 */
export const customResources = `^(${[...resourcesByGroup()].map(([group, names]) => `(${names.join('|')}).${group}`).join('|')})$`

function resourcesByGroup(): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { group, resource, isEverywhere } of askedResources) {
    if (isEverywhere) continue
    const name = resource.slice(0, -group.length - 1)
    groups.set(group, [...(groups.get(group) ?? []), name])
  }
  return groups
}

export const shells = ['sh', 'powershell'] as const
export type Shell = (typeof shells)[number]

/**
 * The one line that makes a dump, for sh, bash and zsh or for PowerShell. It writes `NAME.json` (the objects), `NAME-kube-proxy.json`
 * (the settings of kube-proxy) and, when both worked, `NAME.hopscope.yaml`, the record: which kinds were asked for, and when.
 * `name` is a plain file name: letters, digits, dot, dash and underscore.
 */
export function dumpLine(name: string, shell: Shell = 'sh'): string {
  return shell === 'sh' ? shLine(name) : powershellLine(name)
}

const kubeProxy = 'kubectl get configmaps -n kube-system --field-selector metadata.name=kube-proxy -o json'

function shLine(name: string): string {
  const resources = builtIn.map(({ resource }) => resource).join(',')
  const custom = `$(kubectl api-resources --verbs=list -o name | grep -E '${customResources}' | sed 's/^/,/' | tr -d '\\n')`
  const record = recordLines(name, '%s')
    .map((line) => `${line}\\n`)
    .join('')
  return [
    `kubectl get "${resources}${custom}" -A -o json --ignore-not-found > ${name}.json`,
    `${kubeProxy} > ${name}-kube-proxy.json`,
    `printf '${record}' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" > ${name}.hopscope.yaml`,
  ].join(' && ')
}

function powershellLine(name: string): string {
  const resources = builtIn.map(({ resource }) => `'${resource}'`).join(',')
  const custom = `@(kubectl api-resources --verbs=list -o name | Where-Object { $_ -match '${customResources}' })`
  // The format "s" is the same in every culture.
  const record = recordLines(name, `' + [DateTime]::UtcNow.ToString('s') + 'Z`)
    .map((line) => `('${line}')`)
    .join(', ')
  const to = (file: string) => `| Out-File -Encoding utf8 ${name}${file}`
  return (
    `kubectl get ((@(${resources}) + ${custom}) -join ',') -A -o json --ignore-not-found ${to('.json')}; ` +
    `if ($LASTEXITCODE -eq 0) { ${kubeProxy} ${to('-kube-proxy.json')}; ` +
    `if ($LASTEXITCODE -eq 0) { ${record} ${to('.hopscope.yaml')} } }`
  )
}

function recordLines(name: string, time: string): readonly string[] {
  // Of a kind that is not installed there are none.
  const kinds = [...new Set(askedResources.map(({ kind }) => kind))].join(', ')
  return [
    'apiVersion: hopscope/v1',
    'kind: ClusterDump',
    `metadata: { name: "${name}" }`,
    'spec:',
    `  takenAt: "${time}"`,
    `  kinds: [${kinds}]`,
  ]
}
