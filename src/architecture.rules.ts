/** What the files of one folder may import. Folders are paths below `src`; the longest one that fits a file counts. */
export interface FolderRule {
  readonly folder: string
  /** Folders and modules of the project. A file may always import its own folder. `type X` allows only `import type`. */
  readonly may: readonly string[]
  /** Packages, by name; `node:` is Node's own. */
  readonly libraries: readonly string[]
}

const model = 'engine/model'
const stage = [model, 'engine/kubernetes']
/** Pure questions to a lesson and a trace: the page needs no engine for them. */
const play = 'engine/lessons'
const faces = ['engine', model, play, 'present', 'link', 'i18n', 'samples', 'lessons', 'findingPages', 'archive', 'intake']
/** The page asks the engine through its client; a value of the engine's door would bring all of it into the first load. */
const panels = ['type engine', model, play, 'present', 'link', 'i18n', 'samples', 'lessons', 'findingPages', 'archive', 'app']
const react = ['react', 'react-dom', 'lucide-react']

/** Who may import whom. A new folder needs a line here. */
export const folderRules: readonly FolderRule[] = [
  { folder: model, may: [], libraries: ['ipaddr.js', '@noble/hashes'] },
  { folder: 'engine/kubernetes', may: [model], libraries: ['@noble/hashes', 're2js'] },
  { folder: 'engine/load', may: [model], libraries: ['js-yaml'] },
  { folder: 'engine/assemble', may: [...stage, 'engine/fields'], libraries: [] },
  { folder: 'engine/change', may: stage, libraries: [] },
  { folder: 'engine/facts', may: stage, libraries: [] },
  { folder: 'engine/ask', may: [...stage, 'engine/apiServer', 'engine/linux'], libraries: [] },
  { folder: 'engine/apiServer', may: stage, libraries: [] },
  { folder: 'engine/linux', may: stage, libraries: [] },
  { folder: 'engine/settings', may: [...stage, 'engine/fields'], libraries: [] },
  { folder: 'engine/graph', may: stage, libraries: [] },
  { folder: play, may: [model], libraries: [] },
  { folder: 'engine/trace', may: stage, libraries: ['fastest-levenshtein'] },
  { folder: 'engine/diagnose', may: [...stage, 'engine/fields'], libraries: ['fastest-levenshtein'] },
  { folder: 'engine', may: [], libraries: [] },
  { folder: 'i18n', may: [`type ${model}`, 'type engine'], libraries: [] },
  { folder: 'present', may: ['type engine', model, 'type i18n/messages', 'type i18n', 'findingPages/page'], libraries: [] },
  { folder: 'link', may: ['type engine'], libraries: ['fflate', '@noble/hashes'] },
  { folder: 'samples', may: [], libraries: [] },
  { folder: 'lessons', may: ['samples'], libraries: [] },
  { folder: 'findingPages', may: [`type ${model}`], libraries: [] },
  { folder: 'archive', may: [], libraries: ['fflate', 'modern-tar'] },
  { folder: 'intake', may: ['engine', model, 'archive'], libraries: ['virtual:item-scanner'] },
  { folder: 'app/ui', may: ['app/ui'], libraries: react },
  { folder: 'app/engine', may: ['engine', model, 'archive', 'intake', 'intake/scanThread'], libraries: [] },
  { folder: 'app/map', may: panels, libraries: [...react, 'reactflow'] },
  { folder: 'app/store', may: panels, libraries: [...react, 'zustand'] },
  { folder: 'app/editor/hopscopeHelp', may: ['type i18n', '../public/schema'], libraries: ['@codemirror'] },
  { folder: 'app/editor', may: panels, libraries: [...react, '@codemirror', '@lezer'] },
  { folder: 'app', may: panels, libraries: react },
  { folder: 'embed', may: [...panels, 'embed'], libraries: react },
  { folder: 'cli/conformance', may: [...faces, 'i18n/messagesFor', 'cli'], libraries: ['node:', 'js-yaml'] },
  { folder: 'cli', may: [...faces, 'i18n/messagesFor', 'intake/scanThread'], libraries: ['node:', 'virtual:scan-thread'] },
]

/** Packages that only the named files may use. */
export const onlyIn: Readonly<Record<string, readonly string[]>> = {
  'ipaddr.js': ['engine/model/address.ts'],
  '@noble/hashes': ['engine/model/stableHash.ts', 'engine/kubernetes/chainNames.ts', 'link/link.ts'],
  re2js: ['engine/kubernetes/pathRegex.ts'],
  'fastest-levenshtein': ['engine/trace/nearest.ts', 'engine/diagnose/rules/service/nearestWorkload.ts'],
}

/** Rules of Kubernetes that are decided somewhere else than in a file of their own name, and where. */
export const decidedElsewhere: Readonly<Record<string, string>> = {
  balancerBackend: 'engine/kubernetes/externalLoadBalancer.ts',
  balancerListener: 'engine/trace/hops/externalLoadBalancer.ts',
}

export const longestFile = 400
