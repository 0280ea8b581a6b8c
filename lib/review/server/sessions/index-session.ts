import { z } from 'zod'
import type { Prisma } from '@/lib/db/generated/client'
import { lockedTransaction } from '@/lib/db/locked-transaction'
import { pool } from '@/lib/db/pool'
import { type JobKind, newJob } from '@/lib/jobs/domain/job'
import { loadRoom } from '@/lib/rooms/server/log/load-room'
import type { Reaction } from '@/lib/rooms/server/log/reaction'
import { idSchema } from '@/lib/shared/id-schema'
import { newId } from '@/lib/shared/ids'
import { logError } from '@/lib/shared/log-error'
import type { SearchPiece } from '../../domain/sessions/search-piece'
import { searchPieces } from '../../domain/sessions/search-pieces'
import { searchableWords } from '../../domain/sessions/search-words'
import { asWords } from './search-query'

/** Milliseconds after the end of a round until what was on its way is in. */
const SETTLED_MS = 20_000
/** Rounds that one query finds. */
const AT_ONCE = 50

/** Writes what can be searched of a round that is over. */
export const INDEX_SESSION: JobKind<{ roomId: string }> = {
  name: 'review/index-session',
  payload: z.object({ roomId: idSchema }),
  attempts: 10,
}

/** The end of a round brings the job. */
export const indexesSession: Reaction = (roomId, event) =>
  event.kind === 'round/ended'
    ? newJob(
        INDEX_SESSION,
        { roomId },
        { key: `${INDEX_SESSION.name} ${roomId}`, at: new Date(event.at + SETTLED_MS) },
      )
    : null

/**
 * Writes anew what can be searched of a round that is over, out of its log as it is now: what was erased from that is gone
 * from here too. Does nothing for rooms that are gone or not over.
 */
export async function indexSession(roomId: string): Promise<void> {
  // Reads the log inside the lock: whoever read it before an erasure is done before the erasure writes this anew.
  await lockedTransaction([searchOf(roomId)], async (tx) => {
    const room = await tx.room.findUnique({ where: { id: roomId, phase: 'ended' }, select: { id: true } })
    if (!room) return
    const state = await loadRoom(roomId)
    const { shared, fromGuide, own } = searchPieces(state)
    await tx.sessionText.deleteMany({ where: { roomId } })
    const write = (pieces: readonly SearchPiece[], reader: Reader) =>
      insert(tx, { roomId, head: state.seq, ...reader }, pieces)
    // Written even where it is empty: it says up to where the log was read.
    await write(shared, { viewerId: null, fromGuide: false })
    if (fromGuide.length > 0) await write(fromGuide, { viewerId: null, fromGuide: true })
    for (const [viewerId, pieces] of own)
      if (pieces.length > 0) await write(pieces, { viewerId, fromGuide: false })
  })
}

/**
 * The same for a round from which somebody was erased: what was there goes at once. Where it cannot be written anew, that
 * is logged and `indexMissing` tries again: an erasure waits for no search.
 */
export async function indexErased(roomId: string): Promise<void> {
  await lockedTransaction([searchOf(roomId)], (tx) => tx.sessionText.deleteMany({ where: { roomId } }))
  await indexSession(roomId).catch((error: unknown) => logError(searchOf(roomId), error))
}

const searchOf = (roomId: string) => `search of room ${roomId}`

type Reader = { viewerId: string | null; fromGuide: boolean }
type Row = Reader & { roomId: string; head: number }

async function insert(
  tx: Prisma.TransactionClient,
  { roomId, head, viewerId, fromGuide }: Row,
  pieces: readonly SearchPiece[],
): Promise<void> {
  await tx.$executeRawUnsafe(
    `insert into "SessionText" (id, "roomId", "viewerId", "fromGuide", head, pieces, words)
     values ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::jsonb, ${asWords('$7::text')})`,
    ...[newId(), roomId, viewerId, fromGuide, head],
    JSON.stringify(pieces),
    pieces.map(({ text }) => searchableWords(text)).join('\n'),
  )
}

/**
 * Brings up to date what can be searched: rounds from before there was a search, and those in which something was said
 * after their end. The newest first; it goes on where it was stopped.
 */
export async function indexMissing(): Promise<void> {
  for (let last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'; ; ) {
    const { rows } = await pool().query<{ id: string }>(
      `select r.id from "Room" r
       where r.phase = 'ended' and r.id < $1::uuid and not exists (
         select from "SessionText" t
         where t."roomId" = r.id and t."viewerId" is null and not t."fromGuide" and t.head >= r.head)
       order by r.id desc limit $2`,
      [last, AT_ONCE],
    )
    for (const { id } of rows) {
      // One that cannot be read keeps none of the others from being found.
      await indexSession(id).catch((error: unknown) => logError(searchOf(id), error))
    }
    const end = rows.at(-1)
    if (!end || rows.length < AT_ONCE) return
    last = end.id
  }
}
