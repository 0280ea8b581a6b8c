import { pool } from '@/lib/db/pool'
import { type KeptPiece, openPiece } from '@/lib/rooms/server/log/recording/open-piece'

type Column = { schema: string; table: string; column: string; type: string }

/** Every column of every table of the app and its queue, as currently in the database. */
async function allColumns(): Promise<Column[]> {
  const { rows } = await pool().query<Column>(
    `select n.nspname::text as schema, t.relname::text as table, a.attname::text as column,
       format_type(a.atttypid, null) as type
     from pg_class t join pg_namespace n on n.oid = t.relnamespace
     join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
     where t.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
     order by 1, 2, a.attnum`,
  )
  return rows
}

/**
 * The columns, as `table.column`, in which some row contains one of these words, in any case; bytes and recordings are
 * searched too.
 */
export async function columnsWith(words: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const { schema, table, column, type } of await allColumns()) {
    const name = `"${column}"`
    const text = type === 'bytea' ? `encode(${name}, 'escape')` : `${name}::text`
    const { rowCount } = await pool().query(
      `select from "${schema}"."${table}" where ${name} is not null and exists (
         select from unnest($1::text[]) w where position(lower(w) in lower(${text})) > 0) limit 1`,
      [words],
    )
    if ((rowCount ?? 0) > 0) found.push(`${table}.${column}`)
  }
  return (await isRecorded(words)) ? [...found, 'RecordingPiece.bytes'] : found
}

async function isRecorded(words: readonly string[]): Promise<boolean> {
  const { rows } = await pool().query<KeptPiece>(
    'select format, checksum, bytes, "blobKey" from "RecordingPiece"',
  )
  for (const piece of rows) {
    const text = (await openPiece(piece)).map(({ data }) => Buffer.from(data).toString()).join('\n')
    if (words.some((word) => text.toLowerCase().includes(word.toLowerCase()))) return true
  }
  return false
}
