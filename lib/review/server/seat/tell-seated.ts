import type { Queryable } from '@/lib/db/queryable'
import type { RoundOverview } from '@/lib/rooms/server/rounds/find-round'
import { notifyPeople } from '@/lib/updates/server/notify-people'

/** Notifies the people who had a seat in a round that its grades or its review have progressed. */
export function tellSeated(
  { id, members }: Pick<RoundOverview, 'id' | 'members'>,
  within: Queryable,
): Promise<void> {
  const seated = members.filter(({ role, isGone }) => role !== 'observer' && !isGone)
  return notifyPeople(
    seated.map(({ userId }) => userId),
    { kind: 'grades', roomId: id },
    within,
  )
}
