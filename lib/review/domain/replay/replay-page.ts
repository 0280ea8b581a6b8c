import { Packr } from 'msgpackr'
import type { ReplayItem } from '@/lib/rooms/domain/log/replay-item'

/** Part of a log as one viewer may see it, in order. */
export type ReplayPage = {
  items: ReplayItem[]
  /** The number to continue after; null at the end. */
  next: number | null
}

/** Writes the field names of each type of object once per page: they would otherwise be most of a small edit. */
const packr = new Packr({ useRecords: true })

export function encodeReplayPage(page: ReplayPage): Uint8Array<ArrayBuffer> {
  // A copy: the packer writes its next message into the same buffer.
  return new Uint8Array(packr.pack(page))
}

export function decodeReplayPage(bytes: Uint8Array): ReplayPage {
  return packr.unpack(bytes) as ReplayPage
}
