import { readFileSync } from 'node:fs'

export const corpusFolder = 'e2e/corpus'

/** What SOURCES.md says of a file: objects per kind, and how many kinds there are besides. */
interface CorpusRow {
  readonly file: string
  readonly kinds: Readonly<Record<string, number>>
  readonly furtherKinds: number
}

/** Rows that count otherwise than load() does. Each file was read by eye; the reason says which of the two is meant. */
export const countedOtherwise: Readonly<Record<string, { readonly furtherKinds: number; readonly because: string }>> = {
  'manifests/kube-prometheus.yaml': {
    furtherKinds: 7,
    because: 'the row counts RoleBindingList and RoleList as kinds; load() gives their items, which the row counts as well',
  },
}

/** The documents that SOURCES.md says all parsers refuse, by the line of the fault. Every other document of the manifests is read. */
export const refused: Readonly<Record<string, readonly { readonly line: number; readonly because: string }[]>> = {
  'manifests/gke-networking-recipes.yaml': [
    { line: 815, because: 'grpc-hc-no-proxy.yaml: a list item one column to the left' },
    { line: 884, because: 'grpc-hc-proxy.yaml: a list item one column to the left' },
  ],
  'manifests/traefik-crd.yaml': [
    { line: 1017, because: 'service.md: `...` as a placeholder line' },
    { line: 1143, because: 'traefikservice.md: a mis-indented list' },
    { line: 1648, because: 'ingressroutetcp.md: `...` as a placeholder line' },
    { line: 1846, because: 'ingressrouteudp.md: `...` as a placeholder line' },
  ],
}

/** Lines of objects that load() reads and the API server refuses. */
export const refusedByServer: Readonly<Record<string, { readonly lines: readonly number[]; readonly because: string }>> = {
  'manifests/k8s-examples-by-kind.yaml': {
    lines: [319, 326, 367, 376, 385, 428, 445, 454],
    because: 'pathType is written exact: the API server knows Exact',
  },
}

/** The rows of SOURCES.md about the files of one folder. */
export function corpusRows(folder: string): CorpusRow[] {
  const lines = readFileSync(`${corpusFolder}/SOURCES.md`, 'utf8').split('\n')
  return lines.filter((line) => line.startsWith(`| ${folder}/`)).map(rowOf)
}

function rowOf(line: string): CorpusRow {
  const [, file = '', , , counts = ''] = line.split('|').map((cell) => cell.trim())
  const kinds: Record<string, number> = {}
  let furtherKinds = 0
  for (const count of counts.split(', ')) {
    const further = /^\+(\d+) kinds$/.exec(count)
    const [kind = '', number = ''] = count.split(' ')
    if (further) furtherKinds = Number(further[1])
    else kinds[kind] = Number(number)
  }
  return { file, kinds, furtherKinds }
}
