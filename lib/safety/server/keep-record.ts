import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { viewFor } from '@/lib/rooms/domain/round/views/view-for'
import { listEverMembers } from '@/lib/rooms/server/access/list-ever-members'
import { namesIn } from '@/lib/rooms/server/access/names-in'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import { type ReportedRecord, reportedRecord, reportedRecordSchema } from '../domain/reported-record'
import type { ReportedPerson } from './find-target'

const compress = promisify(gzip)
const expand = promisify(gunzip)

/** A copy of what a reporter could see of the round, packed; null if there is nothing to see. */
export async function packRecord(
  reporterId: string,
  { userId, roomId, written }: ReportedPerson,
  now: Date,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const record = written
    ? { chat: [], fields: written, board: '' }
    : await recordOf(reporterId, userId, roomId, now)
  return record && new Uint8Array(await compress(JSON.stringify(record)))
}

export async function unpackRecord(packed: Uint8Array): Promise<ReportedRecord> {
  return reportedRecordSchema.parse(JSON.parse((await expand(packed)).toString('utf8')))
}

async function recordOf(
  reporterId: string,
  reportedId: string,
  roomId: string | null,
  now: Date,
): Promise<ReportedRecord | null> {
  const members = roomId ? await listEverMembers(roomId, now) : []
  if (!roomId || members.length === 0) return null
  const [state, nameOf] = await Promise.all([loadRoom(roomId), namesIn(roomId)])
  // A reviewer was not there, and sees what an observer saw.
  const role = members.find(({ userId }) => userId === reporterId)?.role ?? 'observer'
  return reportedRecord(
    viewFor({ userId: reporterId, role }, state),
    { reporter: reporterId, reported: reportedId },
    nameOf,
  )
}
