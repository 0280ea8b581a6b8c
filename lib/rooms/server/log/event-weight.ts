import type { NewEvent } from '@/lib/rooms/domain/log/events'
import { ROW_BYTES } from '@/lib/rooms/domain/log/log-quota'

/** The size of an event in the log and in memory, in bytes: its content and the row around it. */
export function weightOf({ kind, data }: NewEvent): number {
  if (kind === 'board/edited')
    return ROW_BYTES + data.patches.byteLength + (data.corrections?.byteLength ?? 0)
  if (kind === 'sheet/updated') return ROW_BYTES + data.update.byteLength
  return ROW_BYTES + Buffer.byteLength(JSON.stringify(data))
}
