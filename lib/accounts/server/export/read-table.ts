import { db } from '@/lib/db/client'
import { EXPORT_TABLES } from '../../domain/export-tables'

/** How many rows are read at a time. */
const AT_ONCE = 5_000

/** The tables in the archive that refer to a user: file names with their columns. */
export function exportedTables(): { reference: string; file: string; columns: readonly string[] }[] {
  return Object.entries(EXPORT_TABLES).flatMap(([reference, rule]) =>
    'file' in rule ? [{ reference, ...rule }] : [],
  )
}

/** The rows of a table that refer to a user, in batches. @param reference as `Table.column` */
export async function* readTable(
  reference: string,
  columns: readonly string[],
  userId: string,
): AsyncGenerator<unknown[], void, undefined> {
  const [table, column] = reference.split('.')
  const names = columns.map((name) => `"${name}"`).join(', ')
  for (let from = 0; ; from += AT_ONCE) {
    const rows = await db.$queryRawUnsafe<unknown[]>(
      `select ${names} from "${table}" where "${column}" = $1::uuid order by ctid limit ${AT_ONCE} offset ${from}`,
      userId,
    )
    if (rows.length > 0) yield rows
    if (rows.length < AT_ONCE) return
  }
}
