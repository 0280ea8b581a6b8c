import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import type { RoomEvent } from '@/lib/rooms/domain/events'
import type { RoomGuide } from '@/lib/rooms/domain/guide'
import type { Actor } from '@/lib/rooms/domain/roles'
import type { RoomState } from '@/lib/rooms/domain/state'
import { appendEvents, type RoomBatch } from '@/lib/rooms/server/append-events'
import { caseVersionOf } from '@/lib/rooms/server/case-version-of'
import { findMembers } from '@/lib/rooms/server/find-members'
import { loadRoomAndSnapshot, saveSnapshot } from '@/lib/rooms/server/load-room'
import { readAccepted, readHeads, readLog } from '@/lib/rooms/server/read-log'
import { roomGuide } from '@/lib/rooms/server/room-guide'

/** Where rooms are kept: Postgres, or memory in simulations. Everything may throw; nothing is then written. */
export type RoomStore = {
  /** Appends in one transaction. @returns the rooms whose log was still where the batch expected it */
  append: (batches: readonly RoomBatch[]) => Promise<Set<string>>
  /** @throws AppError `not-found` */
  load: (roomId: string) => Promise<{ state: RoomState; snapshotAt: number; guide: RoomGuide }>
  saveSnapshot: (roomId: string, state: RoomState) => Promise<void>
  /** The events after `since` up to and with `until`. */
  readLog: (roomId: string, since: number, until?: number) => Promise<RoomEvent[]>
  /** Which of a client's numbers from `from` to `to` the log holds. */
  readAccepted: (roomId: string, client: string, from: number, to: number) => Promise<number[]>
  readHeads: (roomIds: readonly string[]) => Promise<Map<string, number>>
  /** The present members of rooms. */
  findMembers: (roomIds: readonly string[]) => Promise<Map<string, Actor[]>>
}

export const postgresStore: RoomStore = {
  append: appendEvents,
  load: async (roomId) => {
    const version = await caseVersionOf(roomId)
    const [loaded, guide] = await Promise.all([loadRoomAndSnapshot(roomId), guideOf(version)])
    return { ...loaded, guide }
  },
  saveSnapshot,
  readLog,
  readAccepted,
  readHeads,
  findMembers,
}

/** A case that a newer release cannot read any more must not shut people out of their room: it has no hints then. */
async function guideOf(version: string): Promise<RoomGuide> {
  try {
    return roomGuide(await getCaseVersion(version))
  } catch (error) {
    console.error(`The guide of case version ${version} could not be read: ${String(error)}`)
    return { hints: {}, probes: {}, curveballs: [], facts: { why: [], what: [], how: [] } }
  }
}
