import { type JobHandler, repeats } from '@/lib/jobs/domain/job'
import type { BlobHolder } from './blob-holder'
import { moveBlobs } from './move-blobs'
import { removeGoneBlobs, sweepBlobs } from './remove-blobs'

/** The jobs that keep blobs in the right place and remove those that no row refers to. @param holders of all modules */
export function blobJobs(holders: readonly BlobHolder[]): readonly JobHandler[] {
  return [
    repeats('blobs/remove-gone', '* * * * *', async () => {
      await removeGoneBlobs()
    }),
    repeats('blobs/move', '8,18,28,38,48,58 * * * *', async () => {
      await moveBlobs(holders)
    }),
    repeats('blobs/sweep', '30 4 * * *', async () => {
      await sweepBlobs(holders, new Date())
    }),
  ]
}
