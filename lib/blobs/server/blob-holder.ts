import { pool } from '@/lib/db/pool'
import { logError } from '@/lib/shared/log-error'
import { s3Store } from './s3-store'
import { keepBytes, readBytes, type StoredBytes } from './stored-bytes'

/** A table whose rows have the columns `bytes`, `blobKey` and `blobSize`. */
export type BlobHolder = {
  /** Prefix of its keys. */
  kind: string
  /**
   * Moves some blobs to where new ones are stored.
   * @param skip number of blobs at the start that could not be moved
   */
  move: (place: 'database' | 'store', most: number, skip: number) => Promise<MovedBlobs>
  /** Which of these keys a row refers to. */
  known: (keys: readonly string[]) => Promise<Set<string>>
}

/** How many blobs were moved, and how many could not be. If both are zero, all are in the right place. */
export type MovedBlobs = { moved: number; left: number }

/** `ctid` and `xmin` together identify one version of one row. */
type Row = StoredBytes & { ctid: string; xmin: string }

/**
 * The blobs of a table, which its module passes to the jobs that move and sweep them.
 * @param table its name in SQL, with its quotes
 */
export function blobHolder(kind: string, table: string): BlobHolder {
  const moveOne = async (row: Row, place: 'database' | 'store'): Promise<void> => {
    const before = await readBytes(row)
    const after = await keepBytes(kind, before, place)
    if (Buffer.compare(await readBytes(after), before) !== 0)
      throw new Error('It does not come back as it was')
    const { rowCount } = await pool().query(
      `update ${table} set bytes = $3, "blobKey" = $4, "blobSize" = $5
       where ctid = $1::tid and xmin::text = $2`,
      [row.ctid, row.xmin, after.bytes, after.blobKey, after.blobSize],
    )
    // A row that was written meanwhile has new bytes now, and the old ones may have been erased on purpose.
    if (rowCount === 0 && after.blobKey) await s3Store()?.remove(after.blobKey)
  }
  return {
    kind,
    move: async (place, most, skip) => {
      const misplaced = place === 'store' ? '"blobKey" is null' : '"blobKey" is not null'
      const { rows } = await pool().query<Row>(
        `select ctid::text, xmin::text, bytes, "blobKey" from ${table} where ${misplaced}
         order by ${table}.ctid limit $1 offset $2`,
        [most, skip],
      )
      const done: MovedBlobs = { moved: 0, left: 0 }
      for (const row of rows)
        try {
          await moveOne(row, place)
          done.moved++
        } catch (error) {
          logError(`moving a blob of ${table}`, error)
          done.left++
        }
      return done
    },
    known: async (keys) => {
      const { rows } = await pool().query<{ blobKey: string }>(
        `select "blobKey" from ${table} where "blobKey" = any($1::text[])`,
        [keys],
      )
      return new Set(rows.map(({ blobKey }) => blobKey))
    },
  }
}
