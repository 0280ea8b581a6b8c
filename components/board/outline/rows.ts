import type { Outline, OutlineConnection, OutlinePart } from '@/lib/board/graph/outline/outline'

/** A row of the tree. */
export type OutlineRow = Readonly<
  | { is: 'part'; key: string; entry: OutlinePart; place: number; of: number; isOpen: boolean | null }
  | {
      is: 'connection'
      key: string
      entry: OutlinePart
      connection: OutlineConnection
      place: number
      of: number
    }
>

/** The visible rows, in order. @param folded keys of parts whose connections are hidden */
export function rowsOf({ parts }: Outline, folded: ReadonlySet<string>): OutlineRow[] {
  return parts.flatMap((entry, place): OutlineRow[] => {
    const key = entry.part.id
    const isOpen = entry.connections.length > 0 ? !folded.has(key) : null
    return [
      { is: 'part', key, entry, place: place + 1, of: parts.length, isOpen },
      ...(isOpen ? entry.connections : []).map(
        (connection, index): OutlineRow => ({
          ...{ is: 'connection', key: connection.key, entry, connection },
          ...{ place: index + 1, of: entry.connections.length },
        }),
      ),
    ]
  })
}

/** The elements on the board that a row is about. */
export function elementsOfRow(row: OutlineRow): readonly string[] {
  return row.is === 'part' ? row.entry.part.elements : row.connection.edge.elements
}
