import { pool } from '@/lib/db/pool'
import type { BlobHolder } from './blob-holder'
import { s3Store } from './s3-store'

/** Objects whose rows are looked up at a time. */
const AT_ONCE = 500
/** How old an object without a row is before it goes, in ms: the row of a young one may be about to be written. */
const ORPHANED = 24 * 3_600_000

/**
 * Removes the objects whose rows are gone, as the database notes them when a row goes.
 * @returns how many
 * @throws AppError `unavailable`; the others are removed the next time
 */
export async function removeGoneBlobs(): Promise<number> {
  const store = s3Store()
  if (!store) return 0
  for (let removed = 0; ; ) {
    const { rows } = await pool().query<{ key: string }>(
      `select key from "GoneBlob" order by at limit ${AT_ONCE}`,
    )
    for (const { key } of rows) {
      await store.remove(key)
      await pool().query('delete from "GoneBlob" where key = $1', [key])
    }
    removed += rows.length
    if (rows.length < AT_ONCE) return removed
  }
}

/** Removes objects that never got a row, as after a crash. @returns how many */
export async function sweepBlobs(holders: readonly BlobHolder[], now: Date): Promise<number> {
  const store = s3Store()
  if (!store) return 0
  let removed = 0
  // What else somebody keeps in the bucket is not ours.
  for (const { kind, known } of holders)
    for (let after = ''; ; ) {
      const objects = await store.list(kind, after)
      const last = objects.at(-1)
      if (!last) break
      after = last.key
      const old = objects.filter(({ at }) => now.getTime() - at.getTime() > ORPHANED).map(({ key }) => key)
      const held = await known(old)
      for (const key of old) {
        if (held.has(key)) continue
        await store.remove(key)
        removed++
      }
    }
  return removed
}
