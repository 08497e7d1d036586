import { kindOfWord } from './kindWord'
import { type Row, readTable, type Table } from './kubectlTable'
import { labelPairs, Observation, type Piece, type TabledKind } from './observation'
import { HEADERLESS, type Segment } from './segments'
import { tableKinds } from './tableKinds'

/** What a table showed, and the lines that could not be understood. */
export interface Observed {
  readonly objects: readonly Observation[]
  readonly unread: readonly Piece[]
}

/** The objects of a `kubectl get` table, a row each. */
export function objectsOfTable({ lines, command }: Segment): Observed {
  const table = hasHeader(lines) ? readTable(lines) : withoutHeader(lines)
  const objects: Observation[] = []
  const unread: Piece[] = [...table.unread]
  for (const row of table.rows) {
    const name = row.cell('NAME')
    const slash = name.text.indexOf('/')
    const kind = (slash === -1 ? null : kindOfWord(name.text)) ?? kindOfColumns(table.columns) ?? kindOfWord(command?.resource ?? null)
    if (kind === null || name.text === '' || name.text.includes(' ')) unread.push(row.at)
    else objects.push(...objectsOfRow(kind, row, name.text.slice(slash + 1), command?.namespace ?? null))
  }
  return { objects, unread }
}

function objectsOfRow(kind: TabledKind, row: Row, name: string, namespace: string | null): readonly Observation[] {
  const object = new Observation(kind, row.at.offset)
  const namespaced = kind !== 'Node' && kind !== 'Namespace' && kind !== 'IngressClass'
  const inColumn = row.cell('NAMESPACE')
  object.set(['metadata', 'name'], name, row.cell('NAME'))
  if (namespaced) object.set(['metadata', 'namespace'], inColumn.text || namespace || 'default', inColumn.text ? inColumn : row.at)
  object.set(['metadata', 'labels'], labelPairs(row.cell('LABELS')), row.cell('LABELS'))
  tableKinds[kind](object, row)
  return [object]
}

function hasHeader(lines: readonly Piece[]): boolean {
  return /^NAME/.test(lines[0]?.text ?? '')
}

/** Rows whose header was filtered away: told by their own shape. */
function withoutHeader(lines: readonly Piece[]): Table {
  const rows: Row[] = []
  const unread: Piece[] = []
  let columns: readonly string[] = []
  for (const line of lines) {
    const found = shapes.flatMap(({ row, names }) => {
      const match = row.exec(line.text)
      return match === null ? [] : [{ match, names }]
    })[0]
    if (found === undefined) {
      unread.push(line)
      continue
    }
    columns = found.names
    const cells = new Map(found.names.map((column, index) => [column, found.match[index + 1] ?? '']))
    rows.push({
      at: line,
      cell: (column) => {
        const text = cells.get(column) ?? ''
        return { text, offset: line.offset + Math.max(0, line.text.indexOf(text)) }
      },
    })
  }
  return { columns, rows, unread }
}

const shapes = [
  { row: HEADERLESS.Service, names: ['NAMESPACE', 'NAME', 'TYPE', 'CLUSTER-IP', 'EXTERNAL-IP', 'PORT(S)', 'AGE'] },
  { row: HEADERLESS.Deployment, names: ['NAMESPACE', 'NAME', 'READY', 'UP-TO-DATE', 'AVAILABLE', 'AGE'] },
  { row: HEADERLESS.Pod, names: ['NAMESPACE', 'NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE', 'IP', 'NODE'] },
]

/** Columns that only tables of one kind have; of several the first that fits. */
const signatures: readonly (readonly [TabledKind, ...string[]])[] = [
  ['Service', 'TYPE', 'CLUSTER-IP', 'PORT(S)'],
  ['Service', 'CLUSTER-IP', 'PORT(S)'],
  ['EndpointSlice', 'ADDRESSTYPE', 'ENDPOINTS'],
  ['Endpoints', 'ENDPOINTS'],
  ['Ingress', 'HOSTS', 'PORTS'],
  ['IngressClass', 'CONTROLLER', 'PARAMETERS'],
  ['DaemonSet', 'DESIRED', 'UP-TO-DATE'],
  ['ReplicaSet', 'DESIRED', 'CURRENT'],
  ['Deployment', 'READY', 'UP-TO-DATE'],
  ['Pod', 'READY', 'STATUS'],
  ['Node', 'STATUS', 'ROLES', 'VERSION'],
]

function kindOfColumns(columns: readonly string[]): TabledKind | null {
  const found = signatures.find(([, ...needed]) => needed.every((column) => columns.includes(column)))
  if (found) return found[0]
  return columns.join(' ') === 'NAME STATUS AGE' ? 'Namespace' : null
}
