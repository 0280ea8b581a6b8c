import { z } from 'zod'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import { idSchema } from '@/lib/shared/id-schema'
import { notifyPeople } from '@/lib/updates/server/notify-people'
import { findMembers } from '../access/find-members'
import type { Reaction } from '../log/reaction'

/** Notifies the people of a round that it has ended. */
export const TELL_END: JobKind<{ roomId: string }> = {
  name: 'rooms/tell-end',
  payload: z.object({ roomId: idSchema }),
  attempts: 5,
}

export const tellsEnd: Reaction = (roomId, event) =>
  event.kind === 'round/ended' ? newJob(TELL_END, { roomId }, { key: `${TELL_END.name} ${roomId}` }) : null

export async function tellEnd(roomId: string): Promise<void> {
  const members = (await findMembers([roomId])).get(roomId) ?? []
  await notifyPeople(
    members.map(({ userId }) => userId),
    { kind: 'round-ended', roomId },
  )
}
