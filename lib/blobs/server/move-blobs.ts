import type { BlobHolder } from './blob-holder'
import { s3Store } from './s3-store'
import { blobPlace } from './stored-bytes'

/** How long one run goes on, in ms. */
const RUN = 20_000
/** Blobs that are read at a time. */
const AT_ONCE = 8

/**
 * Moves blobs to where new ones go, for as long as one run may take; the next run goes on. Each is read back before its
 * row lets go of it, so whatever stops it, every blob can be read all the time.
 * @returns how many
 */
export async function moveBlobs(holders: readonly BlobHolder[], within = RUN): Promise<number> {
  if (!s3Store()) return 0
  const started = performance.now()
  let moved = 0
  for (const holder of holders)
    for (let skip = 0; performance.now() - started < within; ) {
      const some = await holder.move(blobPlace(), AT_ONCE, skip)
      if (some.moved + some.left === 0) break
      moved += some.moved
      skip += some.left
    }
  return moved
}
