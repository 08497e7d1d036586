import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readKinds } from './readKinds'

/** Kinds that are looked for and that no dump asks for: they stand in files, or are read for nothing but their times. */
const besides = ['Scenario', 'ClusterDump', 'KubeProxyConfiguration', 'List', 'Lease', 'Event', 'PodTemplate', 'PodSecurityPolicy']
const hints = ['ExternalLoadBalancer', 'ExternalService', 'Client']

const sources = ['apiServer', 'assemble', 'settings'].flatMap((stage) =>
  readdirSync(join('src/engine', stage), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(test|testing)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
)

/** Kinds by which code tells objects apart: `ref.kind === 'Node'`, and `'apps/Deployment'` among the keys of tables. */
function kindsIn(text: string): readonly string[] {
  const compared = [...text.matchAll(/\bkind [!=]== '([A-Z]\w+)'/g)].map((match) => match[1] ?? '')
  const keys = [...text.matchAll(/'(?:[a-z][a-z0-9.-]*)?\/([A-Z]\w+)'/g)].map((match) => match[1] ?? '')
  return [...compared, ...keys]
}

describe('every kind that the stages look for stands among those that are read', () => {
  const known = new Set<string>([...Object.values(readKinds).flat(), ...besides, ...hints])
  it.each(sources.filter((file) => kindsIn(readFileSync(file, 'utf8')).length > 0))('%s', (file) => {
    expect(kindsIn(readFileSync(file, 'utf8')).filter((kind) => !known.has(kind))).toEqual([])
  })
})
