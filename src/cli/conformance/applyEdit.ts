import { CaseProblem, type Manifest, shown } from './caseFile'
import { parseFieldPath, withField, withoutField } from './fieldPath'
import { isMap, listOf, mapOf, textOf } from './untyped'

/** The manifests of one request: some left out (`without`), one changed (`edit`). */
export function manifestsFor(manifests: readonly Manifest[], request: Readonly<Record<string, unknown>>): readonly Manifest[] {
  const left = listOf(request.without).reduce<readonly Manifest[]>((rest, name) => leaveOut(rest, shown(name)), manifests)
  return request.edit === undefined ? left : applyEdit(left, request.edit)
}

function leaveOut(manifests: readonly Manifest[], name: string): readonly Manifest[] {
  const gone = find(manifests, name)
  return manifests.filter((manifest) => manifest !== gone)
}

/** Changes one object: `set` gives paths values, `remove` takes paths away. */
export function applyEdit(manifests: readonly Manifest[], edit: unknown): readonly Manifest[] {
  if (!isMap(edit)) throw new CaseProblem('edit is no mapping')
  const unknown = Object.keys(edit).find((key) => !['object', 'set', 'remove'].includes(key))
  if (unknown !== undefined) throw new CaseProblem(`edit has a field that is not known: ${unknown}`)
  const before = find(manifests, textOf(edit.object) ?? '')
  let after: unknown = before
  for (const [path, value] of Object.entries(mapOf(edit.set))) after = withField(after, parseFieldPath(path), value)
  for (const path of listOf(edit.remove)) after = withoutField(after, parseFieldPath(String(path)), String(path))
  return manifests.map((manifest) => (manifest === before ? mapOf(after) : manifest))
}

/** The object named `Kind/name` or `Kind/namespace/name`. Without a namespace the name must be enough. */
function find(manifests: readonly Manifest[], name: string): Manifest {
  const parts = name.split('/')
  const found = manifests.filter((manifest) => {
    const metadata = mapOf(manifest.metadata)
    if (manifest.kind !== parts[0] || metadata.name !== parts.at(-1)) return false
    return parts.length < 3 || (textOf(metadata.namespace) ?? 'default') === parts[1]
  })
  const [only] = found
  if (only === undefined) throw new CaseProblem(`no object is named ${name || '(nothing)'}`)
  if (found.length > 1) throw new CaseProblem(`more than one object is named ${name}`)
  return only
}
