import { pool } from '@/lib/db/pool'
import type { BlobHolder } from './blob-holder'
import { s3Store } from './s3-store'

/** Number of objects whose rows are looked up at a time. */
const AT_ONCE = 500
/**
 * Minimum age of an object without a row before it is deleted, in ms: the row of a newer one may be about to be
 * written.
 */
const ORPHANED = 24 * 3_600_000

/** Total time that failures may take before the store counts as unavailable, in ms. */
const FAILING_MS = 20_000

/**
 * Removes the objects whose rows were deleted, which the database records. A failed removal does not delay the others.
 * @param since rows deleted before are somebody else's concern: their failures are ignored here
 * @returns how many
 * @throws AppError `unavailable`; the rest is retried next time
 */
export async function removeGoneBlobs(since = new Date(0)): Promise<number> {
  const store = s3Store()
  if (!store) return 0
  let removed = 0
  let failing = 0
  let failure: unknown = null
  for (let last = ''; ; ) {
    const { rows } = await pool().query<{ key: string; at: Date }>(
      `select key, at from "GoneBlob" where key > $1 order by key limit ${AT_ONCE}`,
      [last],
    )
    for (const { key, at } of rows) {
      last = key
      const began = performance.now()
      try {
        await store.remove(key)
      } catch (error) {
        failing += performance.now() - began
        if (at >= since) failure ??= error
        if (failing > FAILING_MS) throw error
        continue
      }
      await pool().query('delete from "GoneBlob" where key = $1', [key])
      removed++
    }
    if (rows.length < AT_ONCE) break
  }
  if (failure !== null) throw failure
  return removed
}

/** Removes objects that never got a row, for instance because of a crash. @returns how many */
export async function sweepBlobs(holders: readonly BlobHolder[], now: Date): Promise<number> {
  const store = s3Store()
  if (!store) return 0
  let removed = 0
  // Other content of the bucket is not ours.
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
