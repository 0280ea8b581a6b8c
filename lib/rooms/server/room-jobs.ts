import { handles, type JobHandler, repeats } from '@/lib/jobs/domain/job'
import type { Reaction } from './log/reaction'
import { recordClosedRooms } from './log/recording/record-closed-rooms'
import { TELL_END, tellEnd, tellsEnd } from './rounds/tell-end'
import { removeEndedInvites, removeGuestRooms, snapshotIdleRooms } from './tidy-rooms'

export const roomJobs: readonly JobHandler[] = [
  handles(TELL_END, ({ roomId }) => tellEnd(roomId)),
  repeats('rooms/remove-ended-invites', '20 3 * * *', () => removeEndedInvites(new Date())),
  repeats('rooms/remove-guest-rooms', '40 * * * *', async () => {
    await removeGuestRooms(new Date())
  }),
  repeats('rooms/snapshot-idle', '*/10 * * * *', async () => {
    await snapshotIdleRooms(new Date())
  }),
  repeats('rooms/record-closed', '5,15,25,35,45,55 * * * *', async () => {
    await recordClosedRooms(new Date())
  }),
]

/** This module's reactions to events of a room. */
export const roomReactions: readonly Reaction[] = [tellsEnd]
