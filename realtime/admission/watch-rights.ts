import { endedAmong } from '@/lib/auth/server/sessions/ended-sessions'
import { sessionEpochs } from '@/lib/auth/server/sessions/session-epochs'
import { MESSAGE } from '@/lib/rooms/domain/protocol/wire'
import type { RoomMaster } from '../commit/room-master'
import { leaveOthers } from '../handlers/join'
import { readingOf } from '../live/member-list'
import type { RoomServer } from '../sockets/socket-data'

/** How often permissions and heads are checked. A changed permission must take effect within 2 s. */
const EVERY_MS = 1_000

/**
 * Once a second: disconnects those whose session or membership has ended, makes those whose role changed join
 * again, and lets a room catch up if another process wrote to it without a message reaching us. Rooms that
 * nobody needs are released.
 * @returns a function that stops it
 */
export function watchRights(
  io: RoomServer,
  master: RoomMaster,
  report: (what: string, error: unknown) => void,
): () => void {
  let busy = false
  const timer = setInterval(async () => {
    if (busy) return
    busy = true
    try {
      await checkSockets(io, master)
      await catchUp(io, master)
    } catch (error) {
      report('watch rights', error)
    } finally {
      busy = false
    }
  }, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function checkSockets(io: RoomServer, master: RoomMaster): Promise<void> {
  const sockets = [...io.sockets.sockets.values()]
  if (sockets.length === 0) return
  const rooms = [...new Set(sockets.flatMap((socket) => socket.data.room?.id ?? []))]
  const people = [...new Set(sockets.map((socket) => socket.data.userId))]
  const learn = readingOf(master.loaded(), master.now())
  const [members, epochs, ended] = await Promise.all([
    master.store.findMembers(rooms),
    sessionEpochs(people),
    endedAmong([...new Set(sockets.map((socket) => socket.data.sessionId))]),
  ])
  learn(members)
  for (const socket of sockets) {
    const { userId, room, sessionEpoch, sessionId } = socket.data
    if (epochs.get(userId) !== sessionEpoch || ended.has(sessionId)) {
      socket.disconnect(true)
      continue
    }
    // Somebody who joined during the query is checked the next time.
    if (!room || !members.has(room.id)) continue
    const member = members.get(room.id)?.find((one) => one.userId === userId)
    // Nothing from the guide may reach somebody who became the candidate of another round on the case:
    // joining again tells them.
    if (member?.role === room.role && !member.answersElsewhere) continue
    delete socket.data.room
    leaveOthers(socket)
    socket.emit(MESSAGE.rejoin)
  }
}

/** Makes rooms read what another process wrote, if its messages did not reach us. */
async function catchUp(io: RoomServer, master: RoomMaster): Promise<void> {
  // A room with sockets in it may be out of memory for a moment, after a failed commit.
  const open = [...io.sockets.sockets.values()].flatMap((socket) => socket.data.room?.id ?? [])
  const ids = new Set([...[...master.loaded()].map((room) => room.id), ...open])
  const heads = await master.store.readHeads([...ids])
  for (const [id, head] of heads) if (head > master.knownSeq(id)) master.catchUp(id)
  await master.releaseIdle((id) => (io.sockets.adapter.rooms.get(id)?.size ?? 0) > 0)
}
