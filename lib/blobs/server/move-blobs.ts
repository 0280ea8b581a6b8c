import type { BlobHolder } from './blob-holder'
import { s3Store } from './s3-store'
import { blobPlace } from './stored-bytes'

/** Time limit for one run, in ms. */
const RUN = 20_000
/** How many blobs are read at a time. */
const AT_ONCE = 8

/**
 * Moves blobs to where new ones are stored, within the time limit of one run; the next run continues. Each is read back
 * before its row releases the old copy, so even if a run is interrupted, every blob stays readable.
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
