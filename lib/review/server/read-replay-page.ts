import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { ReplayItem } from '@/lib/rooms/domain/log/replay-item'
import { weightOf } from '@/lib/rooms/server/log/event-weight'
import { readPages } from '@/lib/rooms/server/log/read-log'
import type { ReplayPage } from '../domain/replay/replay-page'

/** Size of the events in one page, in bytes; the last event may exceed it. */
export const REPLAY_PAGE_BYTES = 512 * 1024

/**
 * One page of a room's log after an event.
 * @param shown what the reader may see of some events: nothing else in them is read
 */
export async function readReplayPage(
  roomId: string,
  after: number,
  shown: (events: readonly RoomEvent[]) => ReplayItem[],
): Promise<ReplayPage> {
  const items: ReplayItem[] = []
  let bytes = 0
  for await (const events of readPages(roomId, after)) {
    for (const item of shown(events)) {
      // The number of an event that the reader sees: the numbers of others' private events are not revealed.
      if (bytes >= REPLAY_PAGE_BYTES) return { items, next: items.at(-1)?.event.seq ?? null }
      items.push(item)
      bytes += weightOf(item.event)
    }
  }
  return { items, next: null }
}
