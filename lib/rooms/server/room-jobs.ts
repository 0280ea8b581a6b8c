import { type JobHandler, repeats } from '@/lib/jobs/domain/job'
import { removeEndedInvites, snapshotIdleRooms } from './tidy-rooms'

export const roomJobs: readonly JobHandler[] = [
  repeats('rooms/remove-ended-invites', '20 3 * * *', () => removeEndedInvites(new Date())),
  repeats('rooms/snapshot-idle', '*/10 * * * *', async () => {
    await snapshotIdleRooms(new Date())
  }),
]
