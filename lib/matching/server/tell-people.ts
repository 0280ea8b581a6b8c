import type { Queryable } from '@/lib/db/queryable'
import { notifyPeople } from '@/lib/updates/server/notify-people'

/** Notifies users that their place in the queue has changed. */
export function tellPeople(people: readonly string[], within: Queryable): Promise<void> {
  return notifyPeople(people, { kind: 'match' }, within)
}
