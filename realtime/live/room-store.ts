import { getCaseVersion } from '@/lib/cases/server/get-case-version'
import type { RoomGuide } from '@/lib/rooms/domain/guide/guide'
import type { RoomEvent } from '@/lib/rooms/domain/log/events'
import type { Actor } from '@/lib/rooms/domain/round/members'
import { findMembers } from '@/lib/rooms/server/access/find-members'
import { caseVersionOf } from '@/lib/rooms/server/guide/case-version-of'
import { roomGuide } from '@/lib/rooms/server/guide/room-guide'
import { appendEvents, type RoomBatch } from '@/lib/rooms/server/log/append-events'
import { countLogBytes, type DayUse, forgetLogDays } from '@/lib/rooms/server/log/count-log-bytes'
import { loadRoomAndSnapshot, type StoredRoom } from '@/lib/rooms/server/log/load-room'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { readAccepted, readHeads, readPages } from '@/lib/rooms/server/log/read-log'
import { saveSnapshot, tidySnapshots } from '@/lib/rooms/server/log/save-snapshot'
import { snapshotRoom } from '@/lib/rooms/server/log/snapshot-room'
import { AppError } from '@/lib/shared/errors'

/**
 * Where rooms are stored: Postgres, or memory in simulations. Every method may throw; nothing is written
 * then.
 */
export type RoomStore = {
  /** Appends in one transaction. @returns the rooms whose log was still where the batch expected it */
  append: (batches: readonly RoomBatch[]) => Promise<Set<string>>
  /** @throws AppError `not-found` */
  load: (roomId: string) => Promise<LoadedRoom>
  /** @param state in the format of encodeState */
  saveSnapshot: (roomId: string, seq: number, state: Uint8Array) => Promise<void>
  /** Stores a snapshot built from the room's stored log. */
  snapshotStored: (roomId: string) => Promise<void>
  /** The events after `since` up to and including `until`, in pages of bounded size. */
  readLog: (roomId: string, since: number, until?: number) => AsyncIterable<RoomEvent[]>
  /** Which of a client's numbers from `from` to `to` are in the log. */
  readAccepted: (roomId: string, client: string, from: number, to: number) => Promise<number[]>
  readHeads: (roomIds: readonly string[]) => Promise<Map<string, number>>
  /** The current members of rooms. */
  findMembers: (roomIds: readonly string[]) => Promise<Map<string, Actor[]>>
  /** Counts what people added to logs. @returns their sums over all processes */
  countLogBytes: (uses: readonly DayUse[]) => Promise<DayUse[]>
  /** Deletes these counts for the days before the given one. */
  forgetLogDays: (before: string) => Promise<void>
}

export type LoadedRoom = StoredRoom & { guide: RoomGuide }

/** @param reactions return the jobs that follow from events, written together with them */
export function postgresStore(reactions: readonly Reaction[] = []): RoomStore {
  return {
    append: (batches) => appendEvents(batches, reactions),
    load: async (roomId) => {
      const version = await caseVersionOf(roomId)
      const [loaded, guide] = await Promise.all([loadRoomAndSnapshot(roomId), guideOf(version)])
      // Nobody waits for mere tidying: a room with many old snapshots opens regardless.
      void tidySnapshots(roomId)
      return { ...loaded, guide }
    },
    saveSnapshot,
    snapshotStored: snapshotRoom,
    readLog: readPages,
    readAccepted,
    readHeads,
    findMembers,
    countLogBytes,
    forgetLogDays,
  }
}

/** Failures that will not change in a moment. */
const LASTING = ['case/unreadable', 'not-found']

/**
 * A case that this release can no longer read must not shut people out of their room: it has no hints then.
 * Any other failure is temporary, and browsers join again: a room keeps its guide for as long as it is in
 * memory.
 */
async function guideOf(version: string): Promise<RoomGuide> {
  const whole = await getCaseVersion(version).catch((error: unknown) => {
    if (error instanceof AppError && LASTING.includes(error.code)) return error
    // Without the code of a permanent refusal, so that the join is put off.
    throw new Error(`The guide of case version ${version} cannot be read just now`, { cause: error })
  })
  try {
    if (whole instanceof AppError) throw whole
    return roomGuide(whole)
  } catch (error) {
    console.error(`The guide of case version ${version} could not be read: ${String(error)}`)
    return { hints: {}, probes: {}, curveballs: [], facts: { why: [], what: [], how: [] } }
  }
}
