import { pool } from '@/lib/db/pool'
import type { BlobHolder } from './blob-holder'
import { s3Store } from './s3-store'

/** Objects whose rows are looked up at a time. */
const AT_ONCE = 500
/** How old an object without a row is before it goes, in ms: the row of a young one may be about to be written. */
const ORPHANED = 24 * 3_600_000

/** How long failures may take together before the store counts as away, in ms. */
const FAILING_MS = 20_000

/**
 * Removes the objects whose rows are gone, as the database notes them when a row goes. One that cannot be removed keeps
 * none of the others waiting.
 * @param since says that those whose rows went before are another's concern: one of them that fails is no failure here
 * @returns how many
 * @throws AppError `unavailable`; what is left is tried again the next time
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
